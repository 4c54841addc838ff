/**
 * (5): for long examples f₀(X̂) may be left out of J∞. What is left out is f₀(X̂)·K̃⁻¹·∂k_x/∂x, whose entries have to fall as 1/r: for erf it is enclosed, for
 * networks of finite width before training whose weights are taken exactly; for the true sigmoid it comes from quadrature.
 */

import { expect, test } from 'vitest';
import {
  DyadicInterval,
  enclosedFloats,
  type EnclosedStart,
  encloseInverse,
  encloseJacobian,
  encloseStart,
  enclosedUnits,
  productsOf,
  Rational,
} from '../../src/exact/index.js';
import { randomStart, WideLimit, wideActivations } from '../../src/sampling/index.js';
import { seed } from '../looking.js';

const BITS = 200n;
/** Of norm 1. */
const UNIT = [
  ['1/3', '2/3', '2/3'],
  ['2/3', '-1/3', '2/3'],
];
const start = (name: 'erf' | 'sigmoid', k: number) =>
  randomStart({ activation: wideActivations[name], depth: 2, n0: 3, width: 30, seed: seed + k });

/** Bounds of the greatest entry of what (5) leaves out, in modulus, over both examples. */
function leftOut(r: number, k: number): { readonly least: number; readonly most: number } {
  const long = UNIT.map((x) => x.map((entry) => Rational.from(entry).times(Rational.fromNumber(r))));
  const products = productsOf(long, BITS);
  const inverse = encloseInverse(products);
  if (inverse === undefined) throw new Error('expected an inverse');
  const examples = long.map((x) => x.map((entry) => DyadicInterval.around(entry, entry, BITS)));
  const layers = start('erf', k).layers.map((rows) => enclosedFloats(rows, BITS));
  const starts = examples.map((x) => encloseStart(layers, enclosedUnits.erf, x));
  const zero = DyadicInterval.integer(0n, BITS);
  const without = starts.map((each): EnclosedStart => ({ ...each, value: each.value.map(() => zero) }));
  const entries = examples.flatMap((_, index) => {
    const [whole, approximate] = [starts, without].map((of) =>
      encloseJacobian(products, inverse, { examples, starts: of }, index),
    );
    return (whole ?? []).flatMap((row, i) =>
      row.map((entry, j) => entry.minus(approximate?.[i]?.[j] ?? zero).abs()),
    );
  });
  const float = (end: bigint): number => Rational.of(end, 1n << BITS).toNumber();
  return {
    least: Math.max(...entries.map(({ lo }) => float(lo))),
    most: Math.max(...entries.map(({ hi }) => float(hi))),
  };
}

test.each([0, 1, 2])('erf, start %i: what (5) leaves out is enclosed, and falls as 1/r', (k) => {
  const first = leftOut(100, k);
  // Not always small: at norm 1 it is no approximation.
  expect(leftOut(1, k).least).toBeGreaterThan(10 * first.most);
  for (const r of [1e3, 1e4, 1e5]) {
    const { least, most } = leftOut(r, k);
    expect(most * r).toBeLessThan(200 * first.most);
    expect(least).toBeGreaterThan(0);
  }
});

test('the true sigmoid: so it does', () => {
  const differenceAt = (r: number): number => {
    const examples = UNIT.map((x) => x.map((entry) => r * Rational.from(entry).toNumber()));
    const [before, options] = [start('sigmoid', 0), { activation: wideActivations.sigmoid, depth: 2 }];
    const [whole, without] = [before, { ...before, value: () => new Float64Array(3) }].map((each) => {
      const result = WideLimit.of(examples, { ...options, start: each });
      if (!('limit' in result)) throw new Error('expected a kernel with an inverse');
      return examples.flatMap((x) => result.limit.jacobian(x).flatMap((row) => [...row]));
    });
    return Math.max(...(whole ?? []).map((entry, i) => Math.abs(entry - (without?.[i] ?? NaN))));
  };
  const first = differenceAt(100);
  expect(differenceAt(1)).toBeGreaterThan(10 * first);
  for (const r of [1e3, 1e4, 1e5]) expect(differenceAt(r) * r).toBeLessThan(200 * first);
});
