import { describe, expect, test } from 'vitest';
import {
  hardTanh,
  matrix,
  type Matrix,
  Network,
  Rational,
  relu,
  smoothActivations,
} from '../../../src/exact/index.js';
import { findAttractors, IteratedMap, normalForm, stabilityAt } from '../../../src/sampling/index.js';

const R = (value: number | string) => Rational.from(String(value));
const rational = (rows: readonly (readonly (number | string)[])[]): Matrix => rows.map((row) => row.map(R));

/** x ↦ A·x near 0, by hard-tanh units that stay on their middle piece there. */
function linear(A: Matrix): Network {
  const n = A.length;
  return new Network(hardTanh, [
    { weights: matrix.identity(n), bias: matrix.zeros(n) },
    { weights: A, bias: matrix.zeros(n) },
  ]);
}

/** x ↦ A·x as A·max(x, 0) − A·max(−x, 0): every unit bends at 0, where F does not. */
function bent(A: Matrix): Network {
  const n = A.length;
  const negated = (rows: Matrix) => rows.map((row) => row.map((x) => x.negated()));
  return new Network(relu, [
    { weights: [...matrix.identity(n), ...negated(matrix.identity(n))], bias: matrix.zeros(2 * n) },
    { weights: A.map((row) => [...row, ...row.map((x) => x.negated())]), bias: matrix.zeros(n) },
  ]);
}

/** An integer matrix with Aⁿ = 0 and no zero entries to speak of: a shift, seen in other coordinates. */
function hiddenShift(n: number): Matrix {
  const shift = matrix.zeros(n).map((_, i) => matrix.zeros(n).map((__, j) => R(j === i + 1 ? 1 : 0)));
  const lower = shift.map((_, i) => shift.map((__, j) => R(j < i ? ((i * j) % 3) - 1 : j === i ? 1 : 0)));
  const inverse = matrix.inverse(lower);
  if (inverse === undefined) throw new Error('expected an invertible matrix');
  return matrix.multiply(matrix.multiply(lower, shift), inverse);
}

function stabilityOf(F: Network) {
  return stabilityAt(new IteratedMap(F), new Float64Array(F.inputDimension), 1);
}

describe('the stability at a fixed point', () => {
  test.each([2, 5, 12, 24])('with a nilpotent Jacobian of %i rows is superattractive, with radius 0', (n) => {
    expect(stabilityOf(linear(hiddenShift(n)))).toMatchObject({
      kind: 'attractive',
      superattractive: true,
      spectralRadius: 0,
    });
  });

  test.each([25, 60, 100])('with the Jacobian 0.9 of %i rows is attractive and no more', (n) => {
    const A = matrix.identity(n).map((row) => row.map((x) => x.times(R('9/10'))));
    const { kind, superattractive, spectralRadius } = stabilityOf(linear(A));
    expect({ kind, superattractive }).toEqual({ kind: 'attractive', superattractive: false });
    expect(spectralRadius).toBeCloseTo(0.9, 12);
  });

  test.each([
    ['2', 0.5],
    ['10/9', 0.9],
  ])(
    'at a kink has the radius of what is next to it: x/(%s), by units that all bend there',
    (inverse, radius) => {
      const A = matrix.identity(3).map((row) => row.map((x) => x.dividedBy(R(inverse))));
      const { kind, spectralRadius, superattractive } = stabilityOf(bent(A));
      expect({ kind, superattractive }).toEqual({ kind: 'attractive', superattractive: false });
      expect(spectralRadius).toBeCloseTo(radius, 12);
    },
  );

  test.each([3, 12])(
    'at a kink has radius 0 where all that is next to it is nilpotent, with %i rows',
    (n) => {
      expect(stabilityOf(bent(hiddenShift(n)))).toMatchObject({ kind: 'attractive', spectralRadius: 0 });
    },
  );

  test('at a kink of which one side is flat has the radius of the other', () => {
    const half = new Network(relu, [
      { weights: rational([[1]]), bias: [R(0)] },
      { weights: rational([['1/2']]), bias: [R(0)] },
    ]);
    expect(stabilityOf(half)).toMatchObject({ kind: 'attractive', spectralRadius: 0.5 });
  });

  test.each([4, 16])('at a kink is repelling where all %i coordinates are expanded', (n) => {
    const three = matrix.identity(n).map((row) => row.map((x) => x.times(R(3))));
    expect(stabilityOf(bent(three)).kind).toBe('repelling');
  });

  test('that contracts in the end is attractive, though perturbations grow a millionfold before', () => {
    const A = rational([
      ['9/10', 300_000],
      [0, '9/10'],
    ]);
    expect(stabilityOf(linear(A)).kind).toBe('attractive');
  });

  test('of which one entry makes the difference is told apart: a shift with a last entry 1/1000 is not nilpotent', () => {
    const A = hiddenShift(6).map((row, i) =>
      row.map((x, j) => (i === 5 && j === 0 ? x.plus(R('1/1000')) : x)),
    );
    expect(stabilityOf(linear(A)).superattractive).toBe(false);
  });

  test.each([30, 120])('with a random Jacobian of %i rows that expands is not superattractive', (n) => {
    let state = 1;
    const next = () => ((state = (state * 48271) % 2147483647) / 2147483647) * 2 - 1;
    const A = Array.from({ length: n }, () =>
      Array.from({ length: n }, () => Rational.fromNumber(next() / 2)),
    );
    const { kind, superattractive } = stabilityOf(linear(A));
    expect(superattractive).toBe(false);
    expect(kind).not.toBe('attractive');
  });

  test('of a smooth φ is superattractive where its slopes vanish', () => {
    const far = (weight: string, bias: string) => ({ weights: rational([[weight]]), bias: [R(bias)] });
    const flat = new Network(smoothActivations.tanh, [far('1', '400'), far('1', '-1')]);
    expect(stabilityOf(flat)).toMatchObject({ kind: 'attractive', superattractive: true });
    const steep = new Network(smoothActivations.tanh, [far('1/2', '0'), far('1', '0')]);
    expect(stabilityOf(steep)).toMatchObject({ kind: 'attractive', superattractive: false });
  });
});

test('an attractor with a nilpotent Jacobian is found, though orbits first move away from it', () => {
  const A = hiddenShift(12);
  const J = new Network(relu, [
    { weights: [...A, ...A.map((row) => row.map((x) => x.negated()))], bias: matrix.zeros(24) },
    {
      weights: matrix.identity(12).map((row) => [...row, ...row.map((x) => x.negated())]),
      bias: matrix.zeros(12),
    },
  ]);
  const { attractors } = findAttractors(new IteratedMap(normalForm(J).network));
  expect(attractors).toHaveLength(1);
});
