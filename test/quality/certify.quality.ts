/** How many of the violations that floating point sees, with a gap of some thickness, become verified files. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activationFamily } from '../../src/arbitraries/index.js';
import { defaultLimits, readCounterexample } from '../../src/certificates/index.js';
import { probe } from '../../src/certify/index.js';
import type { Network } from '../../src/network/index.js';
import { statements, theorem21, theorem22, theorem23, type Statement } from '../../src/theorems/index.js';
import { seed } from '../seed.js';
import { figures, isWhole } from './figures.js';
import { changes, examples, variants } from './known-violations.js';

/** Of each example in each way, by dimension. */
const VARIANTS = { 1: isWhole ? 10 : 1, 2: isWhole ? 4 : 0, 3: isWhole ? 1 : 0 } as const;
const SHARE = 0.8;

const THEOREMS = {
  'bounded basin component': theorem21,
  'bounded complement component': theorem22,
  'disconnected basin': theorem23,
} as const satisfies Record<string, Statement>;

interface Case {
  readonly network: Network;
  readonly statement: Statement;
}

/** The examples, changed at random. */
function changedExamples(): readonly Case[] {
  return examples.flatMap((example) =>
    (isWhole ? changes : changes.slice(0, 1)).flatMap((change) =>
      fc
        .sample(fc.noBias(variants(example, change)), { seed, numRuns: VARIANTS[example.dimension] })
        .map(({ network, question }) => ({ network, statement: THEOREMS[question] })),
    ),
  );
}

/** The networks of the verifier's test files, whose proofs are not looked at. */
function corpus(): readonly Case[] {
  const folder = 'test/certificates/corpus';
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const read = readCounterexample(readFileSync(join(folder, file), 'utf8'), defaultLimits);
    if ('problems' in read) return [];
    const { network, statement } = read.counterexample;
    return statements.includes(statement) ? [{ network, statement }] : [];
  });
}

test(`at least ${SHARE * 100} % of the violations seen are certified`, () => {
  const counts = new Map<string, { certified: number; seen: number; reasons: Set<string> }>();
  const total = { certified: 0, seen: 0 };
  for (const { network, statement } of [...changedExamples(), ...(isWhole ? corpus() : [])]) {
    const { verdict, reason } = probe(network, statement, { seed });
    if (verdict !== 'refuted' && verdict !== 'suspected') continue;
    const name = `${statement.id} ${activationFamily(network.activation)} ${network.inputDimension}`;
    const row = counts.get(name) ?? { certified: 0, seen: 0, reasons: new Set<string>() };
    counts.set(name, row);
    for (const each of [row, total]) {
      each.seen += 1;
      if (verdict === 'refuted') each.certified += 1;
    }
    if (verdict === 'suspected') row.reasons.add(reason);
  }
  figures('3-certify', `Violations seen and certified: ${total.certified} of ${total.seen} (seed ${seed})`, [
    ['theorem, activation, dimension', 'certified', 'of', 'reasons of the others'],
    ...[...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { certified, seen, reasons }]) => [
        name,
        String(certified),
        String(seen),
        [...reasons].join('; '),
      ]),
  ]);
  expect(total.certified / total.seen).toBeGreaterThanOrEqual(SHARE);
});
