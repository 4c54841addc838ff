/**
 * What the statements of the memorization paper say of a case, by brute force: from the text of the case, on fraction.js, with minors, Sylvester's
 * and Jury's inequalities, and sums over all units. Shares nothing with `src/`.
 */

import Fraction from 'fraction.js';
import { determinant, type Fractions, productOf, rankByMinors } from '../../exact/algebra/fractions.js';
import {
  at,
  type Case,
  dot,
  f,
  failing,
  isDefinite,
  isInDisc,
  isLeftOfOne,
  matrix,
  type Numbers,
  one,
  type Oracle,
  plusUnit,
  rank,
  same,
  solved,
  sum,
  times,
  transpose,
  vector,
  zero,
} from './brute-force.js';
import { oraclesOfDepth } from './oracle-depth.js';
import { oraclesOfLimits } from './oracle-limits.js';
import { oraclesOfMaps } from './oracle-maps.js';

/** φ⁻¹ of a value, in units of ln 2 for the sigmoid; φ(0). */
const INVERSES: Readonly<Record<string, (y: Fraction, slope: Fraction) => Fraction>> = {
  identity: (y) => y,
  'leaky-relu': (y, slope) => (y.compare(0) < 0 ? y.div(slope) : y),
  // y = (1 + t/(1 + |t|))/2, so that u = 2y − 1 = t/(1 + |t|).
  softsign: (y) => {
    const u = y.mul(2).sub(1);
    return u.div(one.sub(u.abs()));
  },
  'centred-softsign': (y) => y.div(one.sub(y.abs())),
  // y/(1 − y) = 2ᵐ.
  sigmoid: (y) => new Fraction(Math.log2(y.div(one.sub(y)).valueOf())),
};

function layer(data: Case): { examples: Fractions; inverses: Fractions; name: string } {
  const { name, slope = '1' } = data.activation as { name: string; slope?: string };
  const examples = matrix(data.examples);
  const inverse = INVERSES[name];
  if (inverse === undefined) throw new RangeError(`expected an activation, got ${name}`);
  return { examples, name, inverses: examples.map((row) => row.map((each) => inverse(each, f(slope)))) };
}

/** n < d, and Assumption 1. */
function assumption1(data: Case): Readonly<Record<string, boolean>> {
  const { examples, inverses, name } = layer(data);
  const middle = name === 'sigmoid' || name === 'softsign' ? new Fraction(1, 2) : zero;
  return {
    overparametrised: examples.length < at(examples, 0).length,
    inside: examples.flat().every((each) => each.compare(0) > 0 && each.compare(1) < 0),
    'one-sided': transpose(examples).every((column) =>
      [1, -1].some((sign) => column.every((each) => each.sub(middle).mul(sign).compare(0) > 0)),
    ),
    curved:
      ['sigmoid', 'softsign', 'centred-softsign'].includes(name) ||
      inverses.flat().every((each) => each.equals(0)),
  };
}

/** Some A takes all examples to their inverses. */
function isSolvable(data: Case): boolean {
  const { examples, inverses } = layer(data);
  const before = rankByMinors(examples);
  return transpose(inverses).every(
    (column) => rankByMinors(examples.map((row, i) => [...row, at(column, i)])) === before,
  );
}

function law(data: Case): { values: Numbers; probabilities: Numbers; examples: Fractions } {
  const { values, probabilities } = data.law as Case;
  return { values: vector(values), probabilities: vector(probabilities), examples: matrix(data.examples) };
}

/** Every choice of weights and a bias, with its probability. */
function units(data: Case): readonly { readonly w: Numbers; readonly b: Fraction; readonly p: Fraction }[] {
  const { values, probabilities, examples } = law(data);
  const d = at(examples, 0).length;
  return Array.from({ length: values.length ** (d + 1) }, (_, index) => {
    const digits = Array.from(
      { length: d + 1 },
      (_digit, k) => Math.floor(index / values.length ** k) % values.length,
    );
    const numbers = digits.map((digit) => at(values, digit));
    const p = digits.reduce((product, digit) => product.mul(at(probabilities, digit)), one);
    return { w: numbers.slice(0, d), b: at(numbers, d), p };
  });
}

/** G = E[φ(z_i)·φ(z_j)]. */
function features(data: Case): Fractions {
  const { examples } = law(data);
  const all = units(data);
  const phi = (x: Numbers, { w, b }: { w: Numbers; b: Fraction }): Fraction => {
    const z = dot(w, x).add(b);
    return z.compare(0) > 0 ? z : zero;
  };
  return examples.map((x) =>
    examples.map((y) => sum(all.map((unit) => unit.p.mul(phi(x, unit)).mul(phi(y, unit))))),
  );
}

/** The Jacobian of Σ x_i·(G⁻¹·g(x))_i at the example j, by Cramer's rule. */
function jacobian(data: Case, j: number): Fractions {
  const { examples } = law(data);
  const G = features(data);
  const whole = determinant(G);
  const x = at(examples, j);
  const slopes = examples.map((y) =>
    x.map((_, k) =>
      sum(
        units(data).map(({ w, b, p }) => {
          const [from, to] = [dot(w, y).add(b), dot(w, x).add(b)];
          return from.compare(0) > 0 && to.compare(0) > 0 ? p.mul(from).mul(at(w, k)) : zero;
        }),
      ),
    ),
  );
  return x.map((_, row) =>
    x.map((_entry, k) =>
      sum(
        examples.map((y, i) => {
          const replaced = G.map((line, l) => line.map((each, m) => (m === i ? at(at(slopes, l), k) : each)));
          return at(y, row).mul(determinant(replaced).div(whole));
        }),
      ),
    ),
  );
}

function ofLaw(data: Case): Readonly<Record<string, boolean>> {
  const { values, probabilities, examples } = law(data);
  const G = features(data);
  return {
    centred: dot(values, probabilities).equals(0),
    orthogonal: G.every((row, i) => row.every((each, j) => i === j || each.equals(0))),
    positive: G.every((row, i) => !at(row, i).equals(0)),
    'off-kinks': units(data).every(({ w, b }) => examples.every((x) => !dot(w, x).add(b).equals(0))),
    'symmetric-law': [1, 3, 5].every((power) =>
      dot(
        values.map((value) => value.pow(power)),
        probabilities,
      ).equals(0),
    ),
  };
}

function picked(all: Readonly<Record<string, boolean>>, ...names: readonly string[]): readonly string[] {
  return names.filter((name) => all[name] !== true);
}

/** The pixel k of the patch around each pixel. */
function patches(image: Fractions, k: number): Fractions {
  const reach = (k - 1) / 2;
  return image.flatMap((row, i) =>
    row.map((_, j) =>
      Array.from({ length: k * k }, (_pixel, n) => {
        const [down, across] = [i + Math.floor(n / k) - reach, j + (n % k) - reach];
        return image[down]?.[across] ?? zero;
      }),
    ),
  );
}

/** Column by column: what the filter makes of the image with one pixel. */
function operator(filter: Numbers, s: number, k: number): Fractions {
  const columns = Array.from({ length: s * s }, (_, pixel) => {
    const image = Array.from({ length: s }, (_row, i) =>
      Array.from({ length: s }, (_entry, j) => (i * s + j === pixel ? one : zero)),
    );
    return times(patches(image, k), filter);
  });
  return transpose(columns);
}

const isSymmetric = (A: Fractions): boolean =>
  A.every((row, i) => row.every((each, j) => each.equals(at(at(A, j), i))));

export const oracles: Readonly<Record<string, Oracle>> = {
  ...oraclesOfDepth,
  ...oraclesOfMaps,
  ...oraclesOfLimits,
  'm-1': (data) => {
    const { examples } = layer(data);
    return {
      failing: failing({ ...assumption1(data), independent: rankByMinors(examples) === examples.length }),
      holds: isSolvable(data),
    };
  },
  'm-cor-rank': (data) => {
    const { examples, inverses } = layer(data);
    const dimension = rankByMinors(examples);
    // X⁺ and XᵀX have one range.
    const gram = productOf(examples, transpose(examples));
    return {
      failing: failing({
        ...assumption1(data),
        independent: dimension === examples.length,
        'same-dimension': rankByMinors(inverses) === dimension,
      }),
      holds: rankByMinors(productOf(transpose(inverses), gram)) === dimension,
    };
  },
  'm-2': (data) => {
    const J = matrix(data.jacobian);
    return {
      failing: failing({
        'greatest-below-one': isDefinite(plusUnit(J, -1)),
        'least-above-minus-one': isDefinite(plusUnit(J, 1)),
      }),
      holds: isInDisc(J),
    };
  },
  'm-2-any': (data) => {
    const J = matrix(data.jacobian);
    const negated = J.map((row) => row.map((each) => each.neg()));
    return {
      failing: failing({
        'real-parts-below-one': isLeftOfOne(J),
        'real-parts-above-minus-one': isLeftOfOne(negated),
        'moduli-below-one': isInDisc(J),
      }),
      holds: isInDisc(J),
    };
  },
  'm-3': (data) => {
    const { examples } = law(data);
    const hasInverse = !determinant(features(data)).equals(0);
    return {
      failing: picked(ofLaw(data), 'centred', 'orthogonal', 'positive', 'off-kinks'),
      holds: !hasInverse || examples.every((_, j) => isInDisc(jacobian(data, j))),
    };
  },
  'm-3-eigenvalue': (data) => {
    const { examples } = law(data);
    return {
      failing: picked(ofLaw(data), 'centred', 'orthogonal', 'positive', 'symmetric-law'),
      holds: examples.every((x) => {
        const alone = { ...data, examples: [x] };
        if (at(at(features(alone), 0), 0).equals(0)) return true;
        const square = dot(x, x);
        // Of x·rᵀ the eigenvalue is r·x, which is the trace.
        const J = jacobian(alone, 0);
        return sum(J.map((row, i) => at(row, i))).equals(square.div(square.add(1)));
      }),
    };
  },
  'm-4': (data) => {
    const [image, k] = [matrix(data.image), Number(data.kernel)];
    const P = patches(image, k);
    const y = solved(productOf(P, transpose(P)), image.flat());
    return {
      failing: failing({
        'not-zero': image.flat().some((each) => !each.equals(0)),
        'independent-patches': rank(P) === k * k,
      }),
      holds: rank(operator(times(transpose(P), y), image.length, k)) === image.length ** 2,
    };
  },
  'm-lemma': (data) => {
    const [A, v, zeros] = [matrix(data.matrix), vector(data.vector), data.zero as readonly number[]];
    return {
      failing: failing({
        'meets-the-zero': zeros.every((index) => !at(v, index).equals(0)),
        symmetric: isSymmetric(A),
      }),
      holds: !(rankByMinors(A) === 1 && same(times(A, v), v)),
    };
  },
  'm-6': (data) => {
    const points = matrix(data.points);
    const [n, d] = [points.length, at(points, 0).length];
    const few = n <= 3 || d >= 2;
    const distinct = points.every((x, i) => points.every((y, j) => i >= j || !same(x, y)));
    return { failing: failing({ distinct, 'few-or-plane': few }), holds: few };
  },
  'm-algorithm-1': (data) => {
    const [s, stride] = [Number(data.s), Number(data.stride)];
    return { failing: failing({ divides: s % stride === 0 }), holds: s % stride === 0 };
  },
  'm-algorithm-2': (data) => ({
    failing: failing({ 'from-one': data.first === 1 }),
    holds: data.first === 1,
  }),
};
