/**
 * Theorems 2.1 to 2.3 where there are attractive points that are not stable: 2.2 as amended is asked of the stable ones beside them, 2.1 and
 * 2.3, which do not assume stability, of all. Random maps with integers are gone through until enough have such a point; nothing else is
 * known of them.
 */

import { expect, test } from 'vitest';
import {
  at,
  hardTanh,
  type Matrix,
  Network,
  PiecewiseLinear,
  Rational,
  relu,
  type Vector,
} from '../../src/exact/index.js';
import { portraitOf, Random } from '../../src/sampling/index.js';
import { basinsOf, judge, stabilityAssumed } from '../../src/search/judge/index.js';
import { unstableLimits } from '../../src/search/passages/index.js';
import { type BasinStatement, failing, theorem21, theorem22, theorem23 } from '../../src/statements/index.js';
import { seed } from '../seed.js';
import { figures, isWhole } from './figures.js';

/** Zero from −1 to 1, and of slope one beside: increasing and onto, with a constant piece. */
const softThreshold = new PiecewiseLinear([
  { slope: Rational.one, intercept: Rational.one, until: Rational.of(-1) },
  { slope: Rational.zero, intercept: Rational.zero, until: Rational.one },
  { slope: Rational.one, intercept: Rational.of(-1) },
]);

/** How many networks with such a point are judged, of each theorem. */
const PARTS: readonly (readonly [
  statement: BasinStatement,
  inputs: number,
  phi: readonly PiecewiseLinear[],
  count: number,
])[] = [
  [theorem22, 2, [hardTanh, relu, softThreshold], isWhole ? 10_000 : 10],
  [theorem21, 3, [hardTanh, relu, softThreshold], isWhole ? 1000 : 4],
  [theorem23, 2, [softThreshold], isWhole ? 200 : 1],
];

/** Integers from −m to m. */
function integers(random: Random, m: number, rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => Rational.of(random.index(2 * m + 1) - m)),
  );
}

/** α₂ ∘ φ ∘ α₁ with integers from −2 to 2. For Theorem 2.1 the last row of W₁ is a combination of the others. */
function randomMap(statement: BasinStatement, n: number, phi: PiecewiseLinear, random: Random): Network {
  let first = integers(random, 2, n, n);
  if (statement === theorem21) {
    const factors = at(integers(random, 1, 1, n - 1), 0);
    const combined: Vector = at(first, 0).map((_, j) =>
      factors.reduce((sum, factor, i) => sum.plus(factor.times(at(at(first, i), j))), Rational.zero),
    );
    first = first.with(n - 1, combined);
  }
  const bias = () => at(integers(random, 2, 1, n), 0);
  return new Network(phi, [
    { weights: first, bias: bias() },
    { weights: integers(random, 2, n, n), bias: bias() },
  ]);
}

test('nothing speaks against the theorems where attractive points are not stable', () => {
  const rows = PARTS.map(([statement, n, activations, wanted]) => {
    const random = new Random(seed, `unstable, ${statement.id}`);
    const counts = { maps: 0, networks: 0, suspected: 0, survived: 0, vacuous: 0, undecided: 0, refuted: 0 };
    while (counts.networks < wanted) {
      const phi = at(activations, random.index(activations.length));
      const network = randomMap(statement, n, phi, random);
      counts.maps += 1;
      if (failing(statement, network).length > 0 || unstableLimits(network).length === 0) continue;
      const portrait = portraitOf(network, { seed });
      if (basinsOf(portrait, 'fixed points', 'unstable').length === 0) continue;
      counts.networks += 1;
      const effort = { look: 'sample', seed, ...stabilityAssumed(statement) } as const;
      const { verdict, reason } = judge({ network, portrait }, statement, effort);
      expect([verdict, reason]).not.toEqual(['suspected', reason]);
      counts[verdict] += 1;
    }
    return [statement.id, ...Object.values(counts).map(String)];
  });
  figures('5-unstable', `Attractive points that are not stable (seed ${seed})`, [
    ['theorem', 'maps', 'networks', 'suspected', 'survived', 'vacuous', 'undecided', 'refuted'],
    ...rows,
  ]);
});
