/** `basincheck table`: tables of the memorization paper, with its figures beside ours. */

import { columns } from '../../search/stress/index.js';
import type { Spectrum } from '../../search/memory/index.js';
import { ExitCode } from './exit-code.js';
import { longWork, sayInterrupted } from './long-work.js';

export interface TableOptions {
  readonly seed: number;
  readonly json?: true;
}

/** Exits with 1 if a training does not reach its loss. */
export async function table(name: '1' | '2', { seed, json }: TableOptions): Promise<ExitCode> {
  const rows = await longWork('table', { name: name === '1' ? 1 : 2, seed }, { unit: 'rows' });
  if (rows === undefined) {
    sayInterrupted({ table: name }, 'there is no table', json);
    return ExitCode.couldNotJudge;
  }
  if (json === true)
    process.stdout.write(`${JSON.stringify({ table: Number(name), seed, rows }, undefined, 2)}\n`);
  else process.stdout.write(tableText(rows));
  return rows.every(({ found }) => found === undefined || found.end === 'reached')
    ? ExitCode.yes
    : ExitCode.no;
}

const HEAD = [
  'images',
  'number',
  'bound',
  'layers',
  'filters',
  'parameters',
  'printed',
  'spectrum',
  'printed',
  'loss',
];

function tableText(rows: readonly Spectrum[]): string {
  const lines = rows.map(({ side, images, bound, layers, filters, skip, parameters, printed, found }) => [
    `${side}×${side}`,
    String(images),
    String(bound),
    `${layers}${skip === undefined ? '' : '*'}`,
    String(filters),
    String(parameters),
    String(printed.parameters),
    found ? spectrumText(found.spectrum, images) : 'not trained here',
    printed.spectrum,
    found
      ? `${found.loss.toExponential(1)} after ${found.steps}${found.end === 'reached' ? '' : ` (${found.end})`}`
      : '',
  ]);
  const notes = [
    '"bound" is ⌈s⁴/9⌉; * with skip connections: what comes out of layer 10, 20, … is added ten layers further.',
    'Absolute values of the eigenvalues, trained in float64: nothing here is certified.',
  ];
  return `${columns([HEAD, ...lines])}\n\n${notes.join('\n')}\n`;
}

/** The first ones, one more than there are images, and the greatest of the others in brackets. */
function spectrumText(spectrum: readonly number[], images: number): string {
  const shown = spectrum
    .slice(0, images + 1)
    .map((value) => (value < 0.01 ? value.toExponential(0) : value.toFixed(2)));
  const [next] = spectrum.slice(images + 1);
  return `${shown.join(', ')}${next === undefined ? '' : ` [≤ ${next < 0.01 ? next.toExponential(0) : next.toFixed(2)}]`}`;
}
