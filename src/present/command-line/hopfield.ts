/** `basincheck hunt --hopfield`: what basins of continuous Hopfield networks look like. */

import { huntHopfield, type HopfieldRow } from '../../search/hunt/index.js';
import { columns } from '../../search/stress/index.js';
import { ExitCode } from './exit-code.js';
import { Progress } from './progress.js';

export interface HopfieldOptions {
  readonly hopfield: number;
  readonly seed: number;
  readonly json?: true;
}

const SHAPES = 8;

export function huntHopfieldNetworks({ hopfield: each, seed, json }: HopfieldOptions): ExitCode {
  const progress = new Progress(SHAPES * each, 'networks');
  const rows = new Map<string, HopfieldRow>();
  let done = 0;
  for (const row of huntHopfield(each, seed)) {
    rows.set(`${row.inputs} ${row.patterns}`, row);
    progress.update((done += 1), `${row.patterns} patterns in dimension ${row.inputs}`);
  }
  progress.stop();
  if (json === true)
    process.stdout.write(`${JSON.stringify({ seed, rows: [...rows.values()] }, undefined, 2)}\n`);
  else process.stdout.write(`${tableOf([...rows.values()])}\n`);
  return ExitCode.yes;
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
