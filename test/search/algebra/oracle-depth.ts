/** Appendix A and Theorem 5, by brute force: orthogonal vectors one after the other, and images of single pixels. */

import Fraction from 'fraction.js';
import { type Fractions, productOf, rankByMinors } from '../../exact/algebra/fractions.js';
import {
  at,
  dot,
  failing,
  gramOf,
  isDefinite,
  isInDisc,
  matrix,
  type Numbers,
  one,
  type Oracle,
  plusUnit,
  same,
  transpose,
  unit,
  zero,
} from './brute-force.js';

const minus = (A: Fractions, B: Fractions): Fractions =>
  A.map((row, i) => row.map((each, j) => each.sub(at(at(B, i), j))));
const plus = (A: Fractions, B: Fractions): Fractions =>
  A.map((row, i) => row.map((each, j) => each.add(at(at(B, i), j))));
const scaled = (A: Fractions, x: Fraction): Fractions => A.map((row) => row.map((each) => each.mul(x)));
const equal = (A: Fractions, B: Fractions): boolean => same(A.flat(), B.flat());

/** Of the span of the rows, by Gram and Schmidt: Σ q·qᵀ/|q|². */
export function projectionOnto(rows: Fractions): Fractions {
  const d = at(rows, 0).length;
  let P: Fractions = unit(d).map((row) => row.map(() => zero));
  for (const row of rows) {
    const image = P.map((each) => dot(each, row));
    const rest = row.map((each, i) => each.sub(at(image, i)));
    const square = dot(rest, rest);
    if (!square.equals(0))
      P = plus(
        P,
        scaled(
          rest.map((a) => rest.map((b) => a.mul(b))),
          one.div(square),
        ),
      );
  }
  return P;
}

/** P + A(0)·(1 − P). */
export function limitOf(examples: Fractions, start: Fractions): Fractions {
  const P = projectionOnto(examples);
  return plus(P, productOf(start, minus(unit(P.length), P)));
}

/** A + γ·Σ (x − A·x)·xᵀ, example by example. */
export function descended(examples: Fractions, A: Fractions, rate: Fraction): Fractions {
  return A.map((row, i) =>
    row.map((entry, j) =>
      examples.reduce((total, x) => {
        const error = at(x, i).sub(dot(row, x));
        return total.add(rate.mul(error).mul(at(x, j)));
      }, entry),
    ),
  );
}

/** Whether gradient descent of this rate comes to the limit from every start: (1 − γ·S)·P has only eigenvalues of modulus below 1. */
export function comesToLimit(examples: Fractions, rate: Fraction): boolean {
  const P = projectionOnto(examples);
  const S = gramOf(examples);
  return isInDisc(productOf(minus(unit(P.length), scaled(S, rate)), P));
}

/** Whether the rate is below 2/λ₁: 2 − γ·S is positive definite. */
export function isBelowBound(examples: Fractions, rate: Fraction): boolean {
  const half = scaled(gramOf(examples), rate.div(2));
  return isDefinite(plusUnit(half, -1));
}

/** The images that L shifts make of the image with one pixel, as matrices, each once. */
function operatorsOf(s: number, layers: number): readonly Fractions[] {
  const shifts = [-1, 0, 1].flatMap((down) =>
    [-1, 0, 1].map((across) =>
      Array.from({ length: s * s }, (_, to) =>
        Array.from({ length: s * s }, (_entry, from) => {
          const isThere =
            Math.floor(to / s) + down === Math.floor(from / s) && (to % s) + across === from % s;
          return isThere ? 1 : 0;
        }),
      ),
    ),
  );
  let all: readonly (readonly (readonly number[])[])[] = [
    Array.from({ length: s * s }, (_, i) => Array.from({ length: s * s }, (_entry, j) => Number(i === j))),
  ];
  for (let layer = 0; layer < layers; layer++) {
    const products = all.flatMap((A) =>
      shifts.map((B) =>
        A.map((row) =>
          at(B, 0).map((_, j) => row.reduce((total, each, k) => total + each * at(at(B, k), j), 0)),
        ),
      ),
    );
    all = [...new Map(products.map((product) => [product.join(), product])).values()];
  }
  return all.map((A) => A.map((row) => row.map((each) => new Fraction(each))));
}

/** Rows with their first entry other than 0, which the rows after it do not have. */
type Echelon = readonly { readonly pivot: number; readonly row: Numbers }[];

function reduced(row: Numbers, echelon: Echelon): Numbers {
  let rest = row;
  for (const { pivot, row: by } of echelon) {
    const factor = at(rest, pivot);
    if (!factor.equals(0))
      rest = rest.map((each, j) => (at(by, j).equals(0) ? each : each.sub(factor.mul(at(by, j)))));
  }
  return rest;
}

const spans = new Map<string, Echelon>();

function spanOf(s: number, layers: number): Echelon {
  const key = `${s} ${layers}`;
  let known = spans.get(key);
  if (known === undefined) {
    known = [];
    for (const operator of operatorsOf(s, layers)) {
      const rest = reduced(operator.flat(), known);
      const pivot = rest.findIndex((each) => !each.equals(0));
      if (pivot >= 0) known = [...known, { pivot, row: rest.map((each) => each.div(at(rest, pivot))) }];
    }
    spans.set(key, known);
  }
  return known;
}

/** v·vᵀ is a combination of what the layers make. Pixels that are too far apart are asked first. */
function canMake(image: Fractions, layers: number): boolean {
  const s = image.length;
  const v = image.flat();
  const isFar = (p: number, q: number): boolean =>
    Math.max(Math.abs(Math.floor(p / s) - Math.floor(q / s)), Math.abs((p % s) - (q % s))) > layers;
  if (v.some((a, p) => !a.equals(0) && v.some((b, q) => !b.equals(0) && isFar(p, q)))) return false;
  const product = v.flatMap((a) => v.map((b) => a.mul(b)));
  return reduced(product, spanOf(s, layers)).every((each) => each.equals(0));
}

export const oraclesOfDepth: Readonly<Record<string, Oracle>> = {
  'm-linear': (data) => {
    const [examples, start] = [matrix(data.examples), matrix(data.start)];
    const limit = limitOf(examples, start);
    const P = projectionOnto(examples);
    // 3/2 of the least rate of which the bound could be: the trace is at least λ₁.
    const trace = gramOf(examples).reduce((total, row, i) => total.add(at(row, i)), zero);
    const rate = trace.equals(0) ? one : new Fraction(3, 2).div(trace);
    const fixed = equal(descended(examples, limit, rate), limit);
    const isProjection = equal(productOf(P, P), P) && equal(transpose(P), P);
    const hasRank = rankByMinors(P) === rankByMinors(examples);
    const comes = examples[0]?.length === 4 || (comesToLimit(examples, rate) && isBelowBound(examples, rate));
    return { failing: [], holds: fixed && isProjection && hasRank && comes };
  },
  'm-5': (data) => {
    const [image, layers] = [matrix(data.image), Number(data.layers)];
    return {
      failing: failing({
        shallow: layers < image.length - 1,
        'without-zeros': image.flat().every((each) => !each.equals(0)),
      }),
      holds: !canMake(image, layers),
    };
  },
  'm-5-corollary': (data) => {
    const [image, layers] = [matrix(data.image), Number(data.layers)];
    return {
      failing: failing({
        'two-layers': layers === 2 && image.length > 3,
        'without-zeros': image.flat().every((each) => !each.equals(0)),
      }),
      holds: !canMake(image, layers),
    };
  },
  'm-5-sharp': (data) => {
    const [image, layers] = [matrix(data.image), Number(data.layers)];
    return {
      failing: failing({ 'as-deep': layers >= image.length - 1, 'one-more': layers >= image.length }),
      holds: canMake(image, layers),
    };
  },
};
