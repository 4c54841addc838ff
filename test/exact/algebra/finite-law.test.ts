import { expect, test } from 'vitest';
import {
  at,
  gram,
  growth,
  inverseAt,
  isSymmetric,
  matrix,
  Rational,
  units,
} from '../../../src/exact/index.js';
import { matrixOf, q, vectorOf } from './numbers.js';

const skewed = { values: vectorOf(2, -1), probabilities: vectorOf('1/3', '2/3') };
const signs = { values: vectorOf(1, -1), probabilities: vectorOf('1/2', '1/2') };

test('weights 2 and -1 with probabilities 1/3 and 2/3 give the eigenvalue 18/19 at the example 3', () => {
  const [G, K] = [gram(skewed, matrixOf([3])), growth(skewed, matrixOf([3]), 0)];
  expect(
    at(at(K, 0), 0)
      .times(q(3))
      .dividedBy(at(at(G, 0), 0))
      .toString(),
  ).toBe('18/19');
});

test('signs and the examples 0 and 5/4 give the slope 90/83 at 0', () => {
  const examples = matrixOf([0], ['5/4']);
  const [G, K] = [gram(signs, examples), growth(signs, examples, 0)];
  const inverse = matrix.inverse(G);
  if (inverse === undefined) throw new Error('expected independent features');
  // f'(x_j) = Σ x_i (G⁻¹K)_ij.
  const slopes = matrix.apply(matrix.transpose(matrix.multiply(inverse, K)), examples.flat());
  expect(slopes.map(String)).toEqual(['90/83', '55/83']);
});

test('all units together have probability 1', () => {
  for (const d of [1, 2]) {
    const sum = units(skewed, d).reduce((total, { probability }) => total.plus(probability), Rational.zero);
    expect(sum.toString()).toBe('1');
  }
});

test('a symmetric law is known from one that is not, also with a value twice', () => {
  expect([isSymmetric(signs), isSymmetric(skewed)]).toEqual([true, false]);
  expect(isSymmetric({ values: vectorOf(1, 1, -1), probabilities: vectorOf('1/4', '1/4', '1/2') })).toBe(
    true,
  );
  expect(isSymmetric({ values: vectorOf(1, 1, -1), probabilities: vectorOf('1/4', '1/2', '1/4') })).toBe(
    false,
  );
});

test('inverses of activations are exact, or there is none', () => {
  const at2 = (y: string): string | undefined => inverseAt({ name: 'sigmoid' }, q(y))?.toString();
  expect([at2('1/3'), at2('1/5'), at2('8/9'), at2('1/2'), at2('2/5'), at2('1'), at2('0')]).toEqual([
    '-1',
    '-2',
    '3',
    '0',
    undefined,
    undefined,
    undefined,
  ]);
  const soft = (y: string): string | undefined => inverseAt({ name: 'softsign' }, q(y))?.toString();
  expect([soft('1/3'), soft('3/4'), soft('1/2'), soft('1'), soft('-1')]).toEqual([
    '-1/2',
    '1',
    '0',
    undefined,
    undefined,
  ]);
  const leaky = (y: string): string | undefined =>
    inverseAt({ name: 'leaky-relu', slope: q('1/4') }, q(y))?.toString();
  expect([leaky('3'), leaky('-3'), inverseAt({ name: 'identity' }, q(-3))?.toString()]).toEqual([
    '3',
    '-12',
    '-3',
  ]);
});
