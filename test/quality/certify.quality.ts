/** How many of the violations that floating point sees behind a gap of some thickness become verified files. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activationFamily, network as networks } from '../../src/search/generators/index.js';
import { defaultLimits, readCounterexample } from '../../src/proof/index.js';
import { probe } from '../../src/search/judge/index.js';
import { glance } from '../../src/search/barrier/glance.js';
import {
  absolute,
  hardTanh,
  leakyRelu,
  type Network,
  Rational,
  relu,
  smoothActivations,
} from '../../src/exact/index.js';
import { theorem21, theorem22, theorem23, type BasinTheorem } from '../../src/statements/index.js';
import { jsonFilesIn } from '../json-files.js';
import { seed } from '../seed.js';
import { figures, isWhole, soFar } from './figures.js';
import { changes, examples, variants } from './known-violations.js';

/** Of each example in each way, by dimension. */
const VARIANTS = { 1: isWhole ? 5 : 1, 2: isWhole ? 2 : 0, 3: isWhole ? 1 : 0 } as const;
const SHARE = 0.8;

const THEOREMS = {
  'bounded basin component': theorem21,
  'bounded complement component': theorem22,
  'disconnected basin': theorem23,
} as const satisfies Record<string, BasinTheorem>;

interface Case {
  readonly network: Network;
  readonly statement: BasinTheorem;
}

/** The examples, changed at random. */
function changedExamples(): readonly Case[] {
  return examples.flatMap((example) =>
    (isWhole && example.dimension < 3 ? changes : changes.slice(0, 1)).flatMap((change) =>
      fc
        .sample(fc.noBias(variants(example, change)), { seed, numRuns: VARIANTS[example.dimension] })
        .map(({ network, question }) => ({ network, statement: THEOREMS[question] })),
    ),
  );
}

/** The networks of the verifier's test files, whose proofs are not looked at. */
function corpus(): readonly Case[] {
  return jsonFilesIn('test/proof/corpus').flatMap(({ text }) => {
    const read = readCounterexample(text, defaultLimits);
    if ('problems' in read) return [];
    const { network, statement } = read.counterexample;
    return statement.certificate === 'barrier' ? [{ network, statement }] : [];
  });
}

/** Activations, and the input dimensions and depths in which random networks are drawn with them. */
const FAMILIES = [
  {
    activation: hardTanh,
    shapes: [
      [1, 2],
      [2, 2],
      [2, 3],
      [3, 2],
    ],
  },
  {
    activation: relu,
    shapes: [
      [1, 2],
      [2, 2],
      [2, 3],
      [3, 2],
    ],
  },
  {
    activation: leakyRelu(Rational.from('1/4')),
    shapes: [
      [1, 2],
      [2, 2],
      [2, 3],
      [3, 2],
    ],
  },
  {
    activation: absolute,
    shapes: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    activation: smoothActivations.tanh,
    shapes: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    activation: smoothActivations.sigmoid,
    shapes: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    activation: smoothActivations.gelu,
    shapes: [
      [1, 2],
      [2, 2],
    ],
  },
] as const;
/** Drawn for each shape and statement, by dimension; and of those that are seen, as many are probed. */
const DRAWN = [600, 600, 100];
const MOST = 3;

/** Random networks, narrow and wide, that look as if they violated a conclusion. Nothing is planted. */
function* randomFinds(): Generator<Case, void> {
  for (const { activation, shapes } of FAMILIES) {
    for (const [inputDimension, depth] of shapes) {
      for (const hiddenWidths of ['at most n0', 'some above n0'] as const) {
        const drawn = fc.sample(
          fc.noBias(networks({ activation, inputDimension, depth, hiddenWidths, output: 'autoencoder' })),
          { seed, numRuns: DRAWN[inputDimension - 1] ?? 1 },
        );
        for (const statement of Object.values(THEOREMS)) {
          const seen = drawn.filter((network) => glance(network, statement.question).flagged);
          yield* seen.slice(0, MOST).map((network) => ({ network, statement }));
        }
      }
    }
  }
}

interface Count {
  certified: number;
  seen: number;
  walls: number;
  readonly reasons: Map<string, number>;
}

const nothing = (): Count => ({ certified: 0, seen: 0, walls: 0, reasons: new Map() });

function sum(counts: ReadonlyMap<string, Count>, what: 'certified' | 'seen'): number {
  return [...counts.values()].reduce((total, count) => total + count[what], 0);
}

type Report = typeof figures;

function print(report: Report, part: string, title: string, counts: ReadonlyMap<string, Count>): void {
  report(
    part,
    `${title}: ${sum(counts, 'certified')} of ${sum(counts, 'seen')} are certified (seed ${seed})`,
    [
      ['theorem, activation, dimension', 'certified', 'of', 'walls besides', 'reasons of the others'],
      ...[...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { certified, seen, walls, reasons }]) => [
          name,
          String(certified),
          String(seen),
          String(walls),
          [...reasons].map(([reason, count]) => `${count}: ${reason}`).join('; '),
        ]),
    ],
  );
}

/** Of the cases in which something was seen, by statement, activation and dimension. */
function counted(part: string, title: string, cases: Iterable<Case>): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { network, statement } of cases) {
    const { verdict, reason, thickness } = probe(network, statement, { seed });
    if (verdict !== 'refuted' && verdict !== 'suspected') continue;
    const name = `${statement.id} ${activationFamily(network.activation)} ${network.inputDimension}`;
    const row = counts.get(name) ?? nothing();
    counts.set(name, row);
    if (thickness === 0) {
      row.walls += 1;
      continue;
    }
    row.seen += 1;
    if (verdict === 'refuted') row.certified += 1;
    else {
      const why = reason.replace(/^.*not certified: /, '').replace(/\d+ cells of/, 'cells of');
      row.reasons.set(why, (row.reasons.get(why) ?? 0) + 1);
    }
    print(soFar, part, title, counts);
  }
  print(figures, part, title, counts);
  return counts;
}

test(`at least ${SHARE * 100} % of the violations seen behind a thick gap are certified`, () => {
  const known = counted('3-certify-known', 'Known violations seen behind a gap', [
    ...changedExamples(),
    ...(isWhole ? corpus() : []),
  ]);
  const random = isWhole
    ? counted('3-certify-random', 'Random networks that look like violations', randomFinds())
    : new Map<string, Count>();
  const certified = sum(known, 'certified') + sum(random, 'certified');
  expect(certified / (sum(known, 'seen') + sum(random, 'seen'))).toBeGreaterThanOrEqual(SHARE);
});
