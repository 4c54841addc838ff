/** Sets and a network, and how sets are shown. */

import {
  affineForms,
  type AnySet,
  type Interval,
  Network,
  type PiecewiseLinear,
  Rational,
  rationals,
  type Zonotope,
} from '../../../src/exact/index.js';
import { v } from './exact.js';

export const box = (...sides: readonly Interval[]): Zonotope => ({
  origin: sides.map(() => Rational.zero),
  generators: sides.map((range, i) => ({
    direction: sides.map((_, j) => (i === j ? Rational.one : Rational.zero)),
    range,
  })),
});
export const shown = (set: AnySet): readonly string[] => {
  const { origin, terms, denominator } = affineForms(set);
  const rational = (numerators: readonly bigint[]) =>
    rationals({ numerators, denominator }).map(String).join();
  return [rational(origin), ...terms.map(({ direction, span }) => `${rational(direction)}: ${span}`)];
};

/** (x, y) ↦ (x + y, x − y), then φ, then the identity. */
export const turn = (f: PiecewiseLinear): Network =>
  new Network(f, [
    { weights: [v('1', '1'), v('1', '-1')], bias: v('0', '0') },
    { weights: [v('1', '0'), v('0', '1')], bias: v('0', '1') },
  ]);
