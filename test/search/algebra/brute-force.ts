/** Linear algebra by brute force, on fraction.js, for what the statements say of a case. Shares nothing with `src/`. */

import Fraction from 'fraction.js';
import { determinant, type Fractions, productOf } from '../../exact/algebra/fractions.js';

export interface Said {
  /** The hypotheses that fail, in the order of the statement. */
  readonly failing: readonly string[];
  readonly holds: boolean;
}

export type Numbers = readonly Fraction[];
export type Case = Readonly<Record<string, unknown>>;
export type Oracle = (data: Case) => Said;

export const f = (value: unknown): Fraction => new Fraction(String(value));
export const vector = (value: unknown): Numbers => (value as readonly unknown[]).map(f);
export const matrix = (value: unknown): Fractions => (value as readonly unknown[]).map(vector);
export const zero = new Fraction(0);
export const one = new Fraction(1);
export const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  if (item === undefined) throw new RangeError(`expected an index below ${items.length}, got ${index}`);
  return item;
};
export const sum = (numbers: Numbers): Fraction => numbers.reduce((total, each) => total.add(each), zero);
export const dot = (a: Numbers, b: Numbers): Fraction => sum(a.map((each, i) => each.mul(at(b, i))));
export const transpose = (A: Fractions): Fractions => at(A, 0).map((_, j) => A.map((row) => at(row, j)));
export const times = (A: Fractions, x: Numbers): Numbers => A.map((row) => dot(row, x));
export const same = (a: Numbers, b: Numbers): boolean => a.every((each, i) => each.equals(at(b, i)));
export const failing = (list: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(list).flatMap(([name, holds]) => (holds ? [] : [name]));

/** Rows in echelon form, of those that are not zero. */
export function echelon(A: Fractions): Fractions {
  let [rows, done]: [Fractions, Fractions] = [A, []];
  for (let column = 0; column < (A[0]?.length ?? 0); column++) {
    const pivot = rows.find((row) => !at(row, column).equals(0));
    if (pivot === undefined) continue;
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) => {
        const factor = at(row, column).div(at(pivot, column));
        return factor.equals(0) ? row : row.map((each, j) => each.sub(factor.mul(at(pivot, j))));
      });
    done = [...done, pivot];
  }
  return done;
}

export const rank = (A: Fractions): number => echelon(A).length;

/** Some x with A·x = b, which has to exist, by substitution from below. */
export function solved(A: Fractions, b: Numbers): Numbers {
  const rows = echelon(A.map((row, i) => [...row, at(b, i)]));
  const x = Array.from({ length: at(A, 0).length }, () => zero);
  for (const row of rows.toReversed()) {
    const pivot = row.findIndex((each) => !each.equals(0));
    const rest = sum(x.map((each, j) => (j > pivot ? each.mul(at(row, j)) : zero)));
    x[pivot] = at(row, x.length).sub(rest).div(at(row, pivot));
  }
  return x;
}

/** Of det(t − A) = tⁿ + a·tⁿ⁻¹ + …, the coefficients after the first: sums of principal minors. */
export function coefficients(A: Fractions): Numbers {
  const indices = A.map((_, i) => i);
  const subsets = indices.reduce<readonly (readonly number[])[]>(
    (all, i) => [...all, ...all.map((set) => [...set, i])],
    [[]],
  );
  return indices.map((k) => {
    const minors = subsets
      .filter(({ length }) => length === k + 1)
      .map((set) => determinant(set.map((i) => set.map((j) => at(at(A, i), j)))));
    return k % 2 === 0 ? sum(minors).neg() : sum(minors);
  });
}

/** Jury's inequalities for up to three eigenvalues. */
export function isInDisc(A: Fractions): boolean {
  const [a = zero, b = zero, c = zero] = coefficients(A);
  const less = (x: Fraction, y: Fraction): boolean => x.compare(y) < 0;
  switch (A.length) {
    case 1:
      return less(a.abs(), one);
    case 2:
      return less(b.abs(), one) && less(a.abs(), b.add(1));
    case 3:
      return (
        less(c.abs(), one) && less(a.add(c).abs(), b.add(1)) && less(b.sub(a.mul(c)).abs(), one.sub(c.mul(c)))
      );
    default:
      throw new RangeError(`expected at most three rows, got ${A.length}`);
  }
}

/** Hurwitz's inequalities for A − I, with up to three eigenvalues. */
export function isLeftOfOne(A: Fractions): boolean {
  const [a = zero, b = zero, c = zero] = coefficients(
    A.map((row, i) => row.map((each, j) => (i === j ? each.sub(1) : each))),
  );
  const all = [a, b, c].slice(0, A.length).every((each) => each.compare(0) > 0);
  return all && (A.length < 3 || a.mul(b).compare(c) > 0);
}

/** Sylvester: all leading minors are positive. */
export function isDefinite(A: Fractions): boolean {
  return A.every((_, n) => determinant(A.slice(0, n + 1).map((row) => row.slice(0, n + 1))).compare(0) > 0);
}

export const plusUnit = (A: Fractions, sign: number): Fractions =>
  A.map((row, i) => row.map((each, j) => each.mul(sign).add(i === j ? 1 : 0)));

export const unit = (n: number): Fractions =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_entry, j) => (i === j ? one : zero)));

/** By cofactors; `undefined` if the determinant is 0. */
export function inverseByCofactors(A: Fractions): Fractions | undefined {
  const whole = determinant(A);
  if (whole.equals(0)) return undefined;
  return A.map((_, i) =>
    A.map((_entry, j) => {
      const rest = A.filter((_row, k) => k !== j).map((row) => row.filter((_each, l) => l !== i));
      const cofactor = determinant(rest).div(whole);
      return (i + j) % 2 === 0 ? cofactor : cofactor.neg();
    }),
  );
}

/** Less than the distance from 1 of any modulus other than 1 that small matrices of short numbers have. */
const TINY = new Fraction(1, 10n ** 60n);

/** Up to three eigenvalues, of modulus 1 at most. */
export function isInClosedDisc(A: Fractions): boolean {
  return isInDisc(A.map((row) => row.map((each) => each.div(TINY.add(1)))));
}

/** A − x. */
export const shifted = (A: Fractions, x: Fraction): Fractions =>
  A.map((row, i) => row.map((each, j) => (i === j ? each.sub(x) : each)));

export const gramOf = (A: Fractions): Fractions => productOf(transpose(A), A);
