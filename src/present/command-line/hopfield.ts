/** `basincheck hunt --hopfield`: what basins of continuous Hopfield networks look like. */

import type { HopfieldRow } from '../../search/hunt/index.js';
import { columns } from '../../search/stress/index.js';
import { Crew } from '../../search/workers/index.js';
import { ExitCode } from './exit-code.js';
import { untilInterrupted } from './interruption.js';
import { Progress } from './progress.js';
import type { LongTasks } from './thread.js';

export interface HopfieldOptions {
  readonly hopfield: number;
  readonly seed: number;
  readonly json?: true;
}

const SHAPES = 8;

export async function huntHopfieldNetworks({
  hopfield: each,
  seed,
  json,
}: HopfieldOptions): Promise<ExitCode> {
  const progress = new Progress(SHAPES * each, 'networks');
  const rows = new Map<string, HopfieldRow>();
  let done = 0;
  const crew = new Crew<LongTasks>(new URL('./thread.js', import.meta.url), 1);
  const isComplete = await untilInterrupted(crew, async () => {
    await crew.performAloud('hopfield', { each, seed }, (text) => {
      const row = JSON.parse(text) as HopfieldRow;
      rows.set(`${row.inputs} ${row.patterns}`, row);
      progress.update((done += 1), `${row.patterns} patterns in dimension ${row.inputs}`);
    });
    return true;
  }).finally(() => {
    progress.stop();
  });
  const interrupted = isComplete === undefined;
  if (json === true) {
    const seen = { seed, interrupted, rows: [...rows.values()] };
    process.stdout.write(`${JSON.stringify(seen, undefined, 2)}\n`);
  } else {
    process.stdout.write(`${tableOf([...rows.values()])}\n`);
    if (interrupted) process.stdout.write(`interrupted after ${done} of ${SHAPES * each} networks\n`);
  }
  return interrupted ? ExitCode.couldNotJudge : ExitCode.yes;
}

function tableOf(rows: readonly HopfieldRow[]): string {
  const head = [
    'n0',
    'patterns',
    'networks',
    'attractors ≥ 2',
    'bounded basin',
    'bounded complement',
    'disconnected',
  ];
  const body = rows.map(({ inputs, patterns, networks, several, suspected }) =>
    [
      inputs,
      patterns,
      networks,
      several,
      suspected['bounded basin component'],
      suspected['bounded complement component'],
      suspected['disconnected basin'],
    ].map(String),
  );
  return columns([head, ...body]);
}
