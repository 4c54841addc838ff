/** Lemmas 2 to 4 against values from outside this project, and the exact decisions about spectra by brute force. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EigenvalueDecomposition, Matrix as FloatMatrix } from 'ml-matrix';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  affineJacobian,
  affineKernel,
  type AffineLimit,
  characteristicPolynomial,
  isInClosedDisc,
  isInsideDisc,
  isNormBelow,
  matrix,
  type Matrix,
  multiplicityOfOne,
  Rational,
  surdSign,
  unitSpectrum,
} from '../../../src/exact/index.js';
import { project } from '../../project.js';

type Texts = readonly (readonly string[])[];
const golden = JSON.parse(readFileSync(join(project, 'test/exact/algebra/golden/lemmas.json'), 'utf8')) as {
  readonly lemma2: { readonly X: Texts; readonly alpha: string; readonly J0: Texts; readonly J_inf: Texts };
  readonly lemma3: {
    readonly X: Texts;
    readonly J0: Texts;
    readonly J_inf: Texts;
    readonly charpoly: readonly string[];
    readonly 'alg mult of 1': number;
  };
  readonly lemma4: {
    readonly X: Texts;
    readonly alpha: string;
    readonly beta: string;
    readonly u: readonly string[];
    readonly J0: Texts;
    readonly K: Texts;
    readonly J_inf: Texts;
    readonly 'alg mult of 1': number;
  };
};

const q = (text: string): Rational => Rational.from(text);
const read = (texts: Texts): Matrix => texts.map((row) => row.map(q));
const texts = (A: Matrix): Texts => A.map((row) => row.map(String));

function jacobian(limit: AffineLimit): Matrix {
  const inverse = matrix.inverse(affineKernel(limit));
  if (inverse === undefined) throw new Error('expected a kernel with an inverse');
  return affineJacobian(limit, inverse);
}

/** The columns of X are the examples. */
const examplesOf = (X: Texts): Matrix => matrix.transpose(read(X));

test('Lemma 2: J∞ is the identity', () => {
  const { X, alpha, J0, J_inf } = golden.lemma2;
  const J = jacobian({ examples: examplesOf(X), slope: q(alpha), start: read(J0) });
  expect(texts(J)).toEqual(J_inf);
});

test('Lemma 3: J∞, its characteristic polynomial and the multiplicity of 1, whatever α is', () => {
  const { X, J0, J_inf, charpoly, 'alg mult of 1': ones } = golden.lemma3;
  for (const slope of ['1/4', '-3', '7/5']) {
    const J = jacobian({ examples: examplesOf(X), slope: q(slope), start: read(J0) });
    expect(texts(J)).toEqual(J_inf);
    expect(characteristicPolynomial(J).map(String)).toEqual(charpoly);
    expect(multiplicityOfOne(characteristicPolynomial(J))).toBe(ones);
    expect(unitSpectrum(J)).toEqual({ ones, isGreatest: true });
  }
});

describe('Lemma 3 and its hypotheses', () => {
  const examples = examplesOf(golden.lemma3.X);
  const withStart = (start: Texts) => unitSpectrum(jacobian({ examples, slope: q('1'), start: read(start) }));

  test('J₀ = I makes the multiplicity 3, for 2 examples', () => {
    expect(
      withStart([
        ['1', '0', '0'],
        ['0', '1', '0'],
        ['0', '0', '1'],
      ]),
    ).toEqual({ ones: 3, isGreatest: true });
  });

  test('J₀ = 2·I makes the eigenvalue 2', () => {
    expect(
      withStart([
        ['2', '0', '0'],
        ['0', '2', '0'],
        ['0', '0', '2'],
      ]),
    ).toEqual({ ones: 2, isGreatest: false });
  });

  test('‖J₀‖ < 1 is not necessary', () => {
    const start = [
      ['0', '5', '0'],
      ['0', '0', '5'],
      ['0', '0', '0'],
    ];
    const one = jacobian({
      examples: [examples[0] ?? []].map(() => [q('1'), q('0'), q('0')]),
      slope: q('1'),
      start: read(start),
    });
    expect(unitSpectrum(one)).toEqual({ ones: 1, isGreatest: true });
    expect(isNormBelow(read(start), Rational.zero)).toBe(false);
  });
});

test('Lemma 4: K̃, J∞ and the multiplicity of 1', () => {
  const { X, alpha, beta, u, J0, K, J_inf, 'alg mult of 1': ones } = golden.lemma4;
  const limit = {
    examples: examplesOf(X),
    slope: q(alpha),
    start: read(J0),
    intercept: q(beta),
    sums: u.map(q),
  };
  expect(texts(affineKernel(limit))).toEqual(K);
  const J = jacobian(limit);
  expect(texts(J)).toEqual(J_inf);
  expect(unitSpectrum(J)).toEqual({ ones, isGreatest: true });
});

test.each([
  ['-1/2', '1', '1'],
  ['-3/4', '1', '7/6'],
  ['-49/100', '1', '149/150'],
  ['0', '3', '18/19'],
])('Lemma 4 in one dimension, with u = %s and the example %s: the eigenvalue is %s', (u, x, eigenvalue) => {
  const limit = { examples: [[q(x)]], slope: q('1'), start: [[q('0')]], intercept: q('1'), sums: [q(u)] };
  expect(texts(jacobian(limit))).toEqual([[eigenvalue]]);
});

describe('exact decisions about roots', () => {
  const root = fc.oneof(
    fc.constantFrom('1', '-1', '1', '1/2', '-1/3', '0', '3/2', '-2').map((text) => [q(text)] as const),
    // a ± b·i, on the circle, inside and outside.
    fc
      .constantFrom(['3/5', '4/5'], ['0', '1'], ['1/2', '1/2'], ['1', '1'], ['5/13', '12/13'])
      .map(([a = '', b = '']) => [q(a), q(b)] as const),
  );
  const times = (p: readonly Rational[], r: readonly Rational[]): readonly Rational[] =>
    Array.from({ length: p.length + r.length - 1 }, (_, k) =>
      p.reduce(
        (sum, entry, i) => (r[k - i] ? sum.plus(entry.times(r[k - i] ?? Rational.zero)) : sum),
        Rational.zero,
      ),
    );
  const modulus = ([a, b = Rational.zero]: readonly [Rational, Rational?]) => a.times(a).plus(b.times(b));

  test('the unit disc is decided as the roots say', () => {
    fc.assert(
      fc.property(fc.array(root, { minLength: 1, maxLength: 6 }), (roots) => {
        const p = roots
          .map(([a, b]) =>
            b
              ? [Rational.one, a.times(Rational.of(-2)), a.times(a).plus(b.times(b))]
              : [Rational.one, a.negated()],
          )
          .reduce(times, [Rational.of(3)]);
        const squares = roots.map((each) => modulus(each));
        expect(isInsideDisc(p)).toBe(squares.every((square) => square.lessThan(Rational.one)));
        expect(isInClosedDisc(p)).toBe(squares.every((square) => square.atMost(Rational.one)));
        expect(multiplicityOfOne(p)).toBe(
          roots.filter(([a, b]) => b === undefined && a.equals(Rational.one)).length,
        );
      }),
    );
  });

  test('the sign of a + b·√m is that of the number', () => {
    const small = fc.integer({ min: -6, max: 6 });
    fc.assert(
      fc.property(small, small, fc.integer({ min: 0, max: 9 }), (a, b, m) => {
        const value = a + b * Math.sqrt(m);
        expect(surdSign([Rational.of(a), Rational.of(b)], Rational.of(m))).toBe(
          Math.abs(value) < 1e-9 ? 0 : Math.sign(value),
        );
      }),
    );
  });

  test('‖A‖ < 1 − √m is decided as singular values say', () => {
    const entry = fc.integer({ min: -4, max: 4 }).map((n) => Rational.of(n, 5));
    const square = fc
      .integer({ min: 1, max: 3 })
      .chain((n) =>
        fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
      );
    fc.assert(
      fc.property(square, fc.integer({ min: 0, max: 12 }), (A, k) => {
        const m = Rational.of(k, 10);
        const floats = new FloatMatrix(A.map((row) => row.map((x) => x.toNumber())));
        const { realEigenvalues } = new EigenvalueDecomposition(floats.transpose().mmul(floats), {
          assumeSymmetric: true,
        });
        const gap = 1 - Math.sqrt(k / 10) - Math.sqrt(Math.max(0, ...realEigenvalues));
        fc.pre(Math.abs(gap) > 1e-6);
        expect(isNormBelow(A, m)).toBe(gap > 0);
      }),
    );
    expect(isNormBelow([[q('1/2')]], q('1/4'))).toBe(false);
    expect(isNormBelow([[q('49/100')]], q('1/4'))).toBe(true);
  });
});
