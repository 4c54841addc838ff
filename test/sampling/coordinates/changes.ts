/** Changes of coordinates x ↦ s·x + t with s from 1e−12 to 1e12 and t up to 1e12·s, and of the sizes of hidden units. */

import fc from 'fast-check';
import { type Layer, Network, Rational, writeNetwork } from '../../../src/exact/index.js';
import { Coordinates, seenIn } from '../../../src/sampling/index.js';

/** A positive fraction between 1e−12 and 1e12, about evenly on a logarithmic scale. */
const size = fc
  .record({
    digits: fc.integer({ min: 1, max: 999 }),
    over: fc.integer({ min: 1, max: 99 }),
    power: fc.integer({ min: -11, max: 9 }),
  })
  .map(({ digits, over, power }) =>
    Rational.of(digits, over).times(
      power < 0 ? Rational.of(1n, 10n ** BigInt(-power)) : Rational.of(10n ** BigInt(power)),
    ),
  );

/** The coordinates s·x + t of ℝⁿ. */
export function change(n: number): fc.Arbitrary<Coordinates> {
  const shift = fc
    .tuple(size, fc.integer({ min: -1, max: 1 }))
    .map(([by, sign]) => by.times(Rational.of(sign)));
  return fc.tuple(size, fc.array(shift, { minLength: n, maxLength: n })).map(
    ([s, shifts]) =>
      new Coordinates(
        s,
        shifts.map((t) => t.times(s)),
      ),
  );
}

/** G(x) = s·F((x − t)/s) + t, or F((x − t)/s) for F: ℝⁿ → ℝ. */
export function changed(F: Network, coordinates: Coordinates): Network {
  const inverse = coordinates.inverse();
  const isSelfMap = F.outputDimension === F.inputDimension;
  return seenIn(F, inverse, isSelfMap ? inverse : Coordinates.unchanged(F.outputDimension));
}

/** The same map, the unit i of each hidden layer divided by the i-th size: for φ(c·v) = c·φ(v). */
export function resized(F: Network, sizes: readonly Rational[]): Network {
  const factor = (i: number) => sizes[i % sizes.length] ?? Rational.one;
  const layers = F.layers.map(({ weights, bias }, k): Layer => {
    const rows = k === 0 ? weights : weights.map((row) => row.map((w, j) => w.times(factor(j))));
    if (k + 1 === F.depth) return { weights: rows, bias };
    return {
      weights: rows.map((row, i) => row.map((w) => w.dividedBy(factor(i)))),
      bias: bias.map((b, i) => b.dividedBy(factor(i))),
    };
  });
  return new Network(F.activation, layers);
}

export const sizes = fc.array(size, { minLength: 1, maxLength: 4 });

export function isSame(F: Network, G: Network): boolean {
  return writeNetwork(F) === writeNetwork(G);
}
