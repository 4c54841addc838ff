/**
 * The meaning of "simpler": the one order along which everything in this room shrinks.
 *
 * The complexity of a value is a list of natural numbers, compared like words in a dictionary: the first difference
 * decides. Lists of one kind of value have the same length, or differ before the end of the shorter one, so no
 * sequence of values gets simpler forever. In order of importance, with reasons:
 *
 * - a number `p/q` costs the binary digits of p and of q, less one. The order begins 0, 1, −1, 1/2, −1/2, 2, −2, 3,
 *   −3, 1/4, −1/4, 3/2, …. A reader can check a number with few digits, and exact arithmetic with few bits is fast.
 *   Ties: the smaller |p|, then the smaller q, then the positive number;
 * - a matrix costs its numbers. Ties: the matrix with fewer entries off the diagonal, then with entries further up
 *   and to the left. So the simplest one of rank r is the identity with all but r ones deleted;
 * - an activation: piecewise linear ones before smooth ones, because they are exact; then the number of pieces; then
 *   the numbers. Ties: one that rises at its end, as ReLU and |x| do and their mirror images do not;
 * - a network: the input dimension, the depth, the sum of the widths, the pieces of φ, the number of parameters other
 *   than 0 and ±1 (these are the ones that a reader has to remember), then the rest of φ, then all numbers.
 */

import {
  type Activation,
  bitLength,
  Elu,
  type Matrix,
  type Network,
  PiecewiseLinear,
  type Rational,
  type Vector,
} from '../../exact/index.js';
import { smoothFamily } from './smooth-family.js';

export type Complexity = readonly (number | bigint)[];

/**
 * Whether the first complexity comes strictly before the second.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * const [half, two] = [Rational.half, Rational.of(2)];
 * complexity.isSimpler(complexity.ofRational(half), complexity.ofRational(two)); // → true
 * ```
 */
export function isSimpler(a: Complexity, b: Complexity): boolean {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined) return false;
    if (x < y) return true;
    if (x > y) return false;
  }
  return a.length < b.length;
}

/**
 * [binary digits, Σ|p|, Σq, how many are negative]
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * complexity.ofNumbers([Rational.of(-3, 4), Rational.one]); // → [5, 4n, 5n, 1]
 * ```
 */
export function ofNumbers(numbers: readonly Rational[]): Complexity {
  const { digits, numerators, denominators, negative } = totalOfVector(numbers);
  return [digits, numerators, denominators, negative];
}

/**
 * Of one number: as that of the list of it alone.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * complexity.ofRational(Rational.of(-3, 4)); // → [4, 3n, 4n, 1]
 * ```
 */
export function ofRational(x: Rational): Complexity {
  return ofNumbers([x]);
}

/**
 * Of a vector: that of its numbers.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * complexity.ofVector([Rational.zero, Rational.one]); // → [1, 1n, 2n, 0]
 * ```
 */
export function ofVector(x: Vector): Complexity {
  return ofNumbers(x);
}

/**
 * Of a matrix: [binary digits, how many entries off the diagonal are not 0, Σ(i + j) over the places of entries that are not
 * 0, Σ|p|, Σq, how many are negative].
 *
 * @example
 * ```ts
 * import { matrix } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * complexity.ofMatrix(matrix.identity(2)); // → [2, 0, 2, 2n, 4n, 0]
 * ```
 */
export function ofMatrix(matrix: Matrix): Complexity {
  return ofMatrices([matrix], []);
}

/**
 * Of matrices and vectors, of given shapes: the sum of theirs, a vector having nothing off the diagonal.
 *
 * @example
 * ```ts
 * import { matrix } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * complexity.ofMatrices([matrix.identity(2)], [matrix.zeros(2)]); // → [2, 0, 2, 2n, 6n, 0]
 * ```
 */
export function ofMatrices(matrices: readonly Matrix[], vectors: readonly Vector[]): Complexity {
  const totals = [...matrices.map(totalOfMatrix), ...vectors.map(totalOfVector)];
  const { digits, offDiagonal, positions, numerators, denominators, negative } = sumOf(totals);
  return [digits, offDiagonal, positions, numerators, denominators, negative];
}

/**
 * Of an activation: piecewise linear or not, then the number of pieces, then its numbers; of a smooth one its place in
 * the list, behind which come those that are not drawn.
 *
 * @example
 * ```ts
 * import { leakyRelu, Rational, relu } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * const [ofRelu, ofLeaky] = [relu, leakyRelu(Rational.half)].map(complexity.ofActivation);
 * complexity.isSimpler(ofRelu ?? [], ofLeaky ?? []); // → true
 * ```
 */
export const ofActivation: (activation: Activation) => Complexity = remembered((activation) => {
  if (!(activation instanceof PiecewiseLinear)) {
    const place = smoothFamily.findIndex((other) => other.activation === activation);
    if (place >= 0) return [1, place];
    return [1, smoothFamily.length, ...(activation instanceof Elu ? ofRational(activation.alpha) : [])];
  }
  const { pieces } = activation;
  const [digits = 0, ...ties] = ofNumbers(numbersOf(activation));
  const rises = (pieces.at(-1)?.slope.sign ?? 0) > 0;
  const slopes = pieces.toReversed().flatMap(({ slope }) => ofRational(slope));
  return [0, pieces.length, digits, rises ? 0 : 1, ...ties, ...slopes];
});

/**
 * Of a network: [n0, depth, Σ widths, whether φ is smooth, its pieces, how many parameters are other than 0 and ±1, then the
 * rest of φ, then all numbers].
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * const layer = { weights: [[Rational.half]], bias: [Rational.zero] };
 * const [shallow, deep] = [[layer], [layer, layer]].map((layers) => new Network(relu, layers)) as [Network, Network];
 * complexity.isSimpler(complexity.ofNetwork(shallow), complexity.ofNetwork(deep)); // → true
 * ```
 */
export function ofNetwork(network: Network): Complexity {
  return ofParts(
    network,
    network.layers.map(({ bias }) => bias),
  );
}

/**
 * Of a network, but with the given vectors in the place of the biases.
 *
 * @example
 * ```ts
 * import { Network, Rational, relu } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.of(7)] }]);
 * const withoutBias = complexity.ofParts(F, [[Rational.zero]]);
 * complexity.isSimpler(withoutBias, complexity.ofNetwork(F)); // → true
 * ```
 */
export function ofParts(network: Network, biases: readonly Vector[]): Complexity {
  const { inputDimension, depth, widths, activation, layers } = network;
  const weights = layers.map((layer) => layer.weights);
  const units = widths.reduce((sum, width) => sum + width, 0);
  const [kind = 0, pieces = 0, ...phi] = ofActivation(activation);
  const parameters = parametersOf(activation, weights, biases);
  return [inputDimension, depth, units, kind, pieces, parameters, ...phi, ...ofMatrices(weights, biases)];
}

/**
 * How many numbers of a network, those of φ among them, are other than 0 and ±1.
 *
 * @example
 * ```ts
 * import { leakyRelu, Network, Rational } from 'basincheck';
 * import { complexity } from 'basincheck/arbitraries';
 * const layer = { weights: [[Rational.of(3), Rational.one]], bias: [Rational.zero] };
 * complexity.parameters(new Network(leakyRelu(Rational.of(1, 4)), [layer])); // → 2
 * ```
 */
export function parameters({ activation, layers }: Network): number {
  const weights = layers.map((layer) => layer.weights);
  return parametersOf(
    activation,
    weights,
    layers.map(({ bias }) => bias),
  );
}

function parametersOf(phi: Activation, weights: readonly Matrix[], biases: readonly Vector[]): number {
  const all = [...weights.map(totalOfMatrix), ...biases.map(totalOfVector)];
  return all.reduce((sum, total) => sum + total.parameters, parametersOfActivation(phi));
}

const parametersOfActivation: (activation: Activation) => number = remembered(
  (activation) => numbersOf(activation).filter(isParameter).length,
);

function isParameter(x: Rational): boolean {
  return x.denominator !== 1n || x.numerator > 1n || x.numerator < -1n;
}

function numbersOf(phi: Activation): readonly Rational[] {
  if (phi instanceof Elu) return [phi.alpha];
  if (!(phi instanceof PiecewiseLinear)) return [];
  return phi.pieces.flatMap(({ until, slope, intercept }) =>
    until === undefined ? [slope, intercept] : [slope, intercept, until],
  );
}

interface Total {
  /** Number of entries other than 0 and ±1. */
  readonly parameters: number;
  readonly digits: number;
  readonly offDiagonal: number;
  /** Σ(i + j) over the positions (i, j) of entries other than 0. */
  readonly positions: number;
  readonly numerators: bigint;
  readonly denominators: bigint;
  readonly negative: number;
}

const NOTHING = {
  parameters: 0,
  digits: 0,
  offDiagonal: 0,
  positions: 0,
  numerators: 0n,
  denominators: 0n,
  negative: 0,
};

const totalOfVector = remembered((x: Vector): Total => {
  const sum = { ...NOTHING };
  for (const entry of x) {
    const { numerator, denominator } = entry.abs();
    if (isParameter(entry)) sum.parameters += 1;
    sum.digits += bitLength(numerator) + bitLength(denominator) - 1;
    sum.numerators += numerator;
    sum.denominators += denominator;
    if (entry.sign < 0) sum.negative += 1;
  }
  return sum;
});

const totalOfMatrix = remembered((matrix: Matrix): Total => {
  const sum = { ...sumOf(matrix.map(totalOfVector)) };
  for (const [i, row] of matrix.entries()) {
    for (const [j, x] of row.entries()) {
      if (x.sign === 0) continue;
      if (i !== j) sum.offDiagonal += 1;
      sum.positions += i + j;
    }
  }
  return sum;
});

function sumOf(totals: readonly Total[]): Total {
  const sum = { ...NOTHING };
  for (const total of totals) {
    sum.parameters += total.parameters;
    sum.digits += total.digits;
    sum.offDiagonal += total.offDiagonal;
    sum.positions += total.positions;
    sum.numerators += total.numerators;
    sum.denominators += total.denominators;
    sum.negative += total.negative;
  }
  return sum;
}

/**
 * The function with its results remembered for every object. A move changes little, and keeps the other rows and
 * matrices of a network as the same objects.
 */
function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
