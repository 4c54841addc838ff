import fc from 'fast-check';
import { expect, test } from 'vitest';
import { network } from '../../../src/search/generators/index.js';
import { carries, Region } from '../../../src/proof/index.js';
import { Leaving } from '../../../src/search/barrier/leaving.js';
import {
  absolute,
  hardTanh,
  Interval,
  matrix,
  Rational,
  relu,
  smoothActivations,
  unwatched,
} from '../../../src/exact/index.js';
import { affine, leaky, net, plateau } from '../../sampling/maps.js';
import { runs } from '../../seed.js';

const end = fc.oneof(
  fc.constant(undefined),
  fc.tuple(fc.integer({ min: -40, max: 40 }), fc.constantFrom(1, 2, 3, 7)).map(([p, q]) => Rational.of(p, q)),
);
const range = fc
  .tuple(end, end)
  .map(([a, b]) => (a && b && b.lessThan(a) ? Interval.of(b, a) : Interval.of(a, b)));
const networks = fc.oneof(
  network({
    inputDimension: [1, 3],
    depth: [1, 3],
    activation: { continuous: 'either', increasing: 'either' },
  }),
  ...[hardTanh, relu, leaky, absolute].map((activation) =>
    network({ inputDimension: [1, 3], depth: [2, 3], hiddenWidths: 'n0', activation }),
  ),
);

test('what is said to leave is carried into itself by no exact enclosure', () => {
  let leaving = 0;
  const cases = networks.chain((F) => {
    const n = F.inputDimension;
    const box = fc.array(range, { minLength: n, maxLength: n });
    const row = fc.array(
      fc.integer({ min: -3, max: 3 }).map((x) => Rational.of(x, 2)),
      { minLength: n, maxLength: n },
    );
    return fc.tuple(
      fc.constant(F),
      row,
      fc.array(row, { minLength: n, maxLength: n }),
      fc.array(box, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(1, 1, 2, 4),
    );
  });
  fc.assert(
    fc.property(cases, ([F, origin, basis, boxes, steps]) => {
      if (matrix.inverse(basis) === undefined) return;
      const leaves = Leaving.in(F, origin, basis).of(boxes, steps);
      expect(leaves.length).toBe(boxes.length);
      for (const [k, ranges] of boxes.entries()) {
        if (leaves[k] !== true) continue;
        leaving += 1;
        const region = Region.parallelotope(origin, basis, ranges);
        expect(region && carries(F, region.set, steps, region, [], unwatched)).toBe(false);
      }
    }),
    { numRuns: runs(200) },
  );
  expect(leaving).toBeGreaterThan(50);
});

const zero = Rational.zero;
const unit = [[Rational.one]];
const between = (lo: number | undefined, hi: number | undefined) =>
  Interval.of(
    lo === undefined ? undefined : Rational.fromNumber(lo),
    hi === undefined ? undefined : Rational.fromNumber(hi),
  );

test('a box leaves if a corner does, and a half-line if its end or a point far out does', () => {
  const F = affine([[2]], [-1]);
  const all = [
    between(1, 2),
    between(1, undefined),
    between(2, undefined),
    between(0, undefined),
    between(0, 1),
  ];
  const leaves = Leaving.in(F, [zero], unit).of(all.map((each) => [each]));
  expect(leaves).toEqual([true, false, false, true, true]);
});

test('an end that F fixes stays, since nothing is said without proof', () => {
  const third = Rational.of(1, 3);
  const F = net(plateau, [[[1]], [0]], [[[1]], [0]]);
  expect(Leaving.in(F, [zero], unit).of([[between(-0.25, 1.75)]], 5)).toEqual([false]);
  // The same far from 0, in coordinates that float64 does not have.
  expect(
    Leaving.in(F, [third], [[third]]).of([[Interval.of(Rational.of(-7, 4), Rational.of(17, 4))]]),
  ).toEqual([false]);
});

test('with many axes, not every corner is tried', () => {
  const n = 20;
  const I = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(i === j)));
  const leaving = Leaving.in(
    affine(
      I.map((row) => row.map((x) => 2 * x)),
      I.map(() => 0),
    ),
    matrix.zeros(n),
    matrix.identity(n),
  );
  expect(leaving.of([I.map(() => between(1, 2)), I.map(() => between(0, undefined))])).toEqual([true, false]);
});

test('nothing is said to leave where φ is smooth, or the directions are dependent', () => {
  const smooth = net(smoothActivations.tanh, [[[9]], [0]], [[[9]], [0]]);
  expect(Leaving.in(smooth, [zero], unit).of([[between(1, 2)]])).toEqual([false]);
  expect(Leaving.in(affine([[2]], [-1]), [zero], [[zero]]).of([[between(1, 2)]])).toEqual([false]);
  expect(Leaving.in(affine([[2]], [-1]), [zero], unit).of([])).toEqual([]);
});
