/** What a hunt among Hopfield networks leaves: a table. */

import type { HopfieldRow } from '../../search/hunt/index.js';
import { columns } from '../../search/stress/index.js';
import { ExitCode } from './exit-code.js';

/** Rows of shapes of which at least one network was looked at; `of` networks were to be looked at in all. */
export function sayHopfield(
  all: readonly HopfieldRow[],
  of: number,
  { seed, json }: { readonly seed: number; readonly json?: true },
): ExitCode {
  const rows = all.filter(({ networks }) => networks > 0);
  const done = rows.reduce((sum, { networks }) => sum + networks, 0);
  const interrupted = done < of;
  if (json === true) {
    process.stdout.write(`${JSON.stringify({ seed, interrupted, rows }, undefined, 2)}\n`);
  } else {
    process.stdout.write(`${tableOf(rows)}\n`);
    if (interrupted) process.stdout.write(`interrupted after ${done} of ${of} networks\n`);
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
