/** Affine expressions as they are written: no factors 1, no terms 0, minus signs instead of plus minus. */

import { Rational } from '../../exact/index.js';
import { math, row, type Formula } from './formula.js';

export interface Term {
  readonly coefficient: Rational;
  readonly of: Formula;
}

/** Σ coefficient·of + constant, such as `2x − 7/4`; `0` if nothing is left. */
export function affine(terms: readonly Term[], constant: Rational): Formula {
  const kept: readonly { coefficient: Rational; size: Formula }[] = [
    ...terms.map(({ coefficient, of }) => ({ coefficient, size: multiple(coefficient.abs(), of) })),
    { coefficient: constant, size: math`${constant.abs()}` },
  ].filter(({ coefficient }) => coefficient.sign !== 0);
  if (kept.length === 0) return math`0`;
  const parts = kept.map(({ coefficient, size }, i) => {
    const isNegative = coefficient.sign < 0;
    if (i === 0) return isNegative ? math`−${size}` : size;
    return isNegative ? math` − ${size}` : math` + ${size}`;
  });
  return row(parts);
}

function multiple(coefficient: Rational, of: Formula): Formula {
  return coefficient.equals(Rational.one) ? of : { kind: 'multiple', coefficient, of };
}
