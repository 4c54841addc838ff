/** Maps whose dynamics are known in closed form. */
import {
  type Activation,
  leakyRelu,
  matrix,
  Network,
  PiecewiseLinear,
  Rational,
} from '../../src/exact/index.js';

export function net(
  activation: Activation,
  ...layers: readonly (readonly [readonly (readonly number[])[], readonly number[]])[]
): Network {
  const vector = (values: readonly number[]) => values.map((value) => Rational.fromNumber(value));
  return new Network(
    activation,
    layers.map(([weights, bias]) => ({ weights: weights.map(vector), bias: vector(bias) })),
  );
}

export const leaky = leakyRelu(Rational.of(1, 4));

/** x ↦ A·x + b, as a network of one layer. */
export function affine(A: readonly (readonly number[])[], b: readonly number[]): Network {
  return net(leaky, [A, b]);
}

const piece = (slope: number, intercept: number) => ({
  slope: Rational.fromNumber(slope),
  intercept: Rational.fromNumber(intercept),
});

/** φ of Example 2.1: fixed at −1/4 and 7/4, which repel, and at 1/4, which attracts. */
export const plateau = new PiecewiseLinear([
  { until: Rational.zero, ...piece(2, 0.25) },
  { until: Rational.one, ...piece(0, 0.25) },
  piece(2, -1.75),
]);

/** Example 2.1 in dimension n: the basin of (1/4, …) is the cube (−1/4, 7/4)ⁿ. */
export function cube(n: number): Network {
  const unit = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(i === j)));
  const zero = unit.map(() => 0);
  return net(plateau, [unit, zero], [unit, zero]);
}

/** Example 2.2. */
export const line = net(
  leaky,
  [
    [[2], [3]],
    [-2, -15],
  ],
  [[[1, -1]], [-21 / 8]],
);

/** x ↦ −2x near 0, held back further out: the cycle ±1 attracts, 0 repels. φ clips to [−1/2, 1/2]. */
export const flip = net(
  new PiecewiseLinear([
    { until: Rational.of(-1, 2), ...piece(0, -0.5) },
    { until: Rational.half, ...piece(1, 0) },
    piece(0, 0.5),
  ]),
  [[[1]], [0]],
  [[[-2]], [0]],
);

/** A·F(A⁻¹·(x − c)) + c. */
export function conjugate(F: Network, A: readonly (readonly number[])[], c: readonly number[]): Network {
  const B = A.map((row) => row.map((entry) => Rational.fromNumber(entry)));
  const inverse = matrix.inverse(B);
  if (inverse === undefined) throw new RangeError('conjugate: expected an invertible matrix');
  const shift = c.map((entry) => Rational.fromNumber(entry));
  const last = F.depth - 1;
  return new Network(
    F.activation,
    F.layers.map(({ weights, bias }, k) => {
      const W = k === 0 ? matrix.multiply(weights, inverse) : weights;
      const b = k === 0 ? matrix.subtract(bias, matrix.apply(W, shift)) : bias;
      return k === last
        ? { weights: matrix.multiply(B, W), bias: matrix.add(matrix.apply(B, b), shift) }
        : { weights: W, bias: b };
    }),
  );
}
