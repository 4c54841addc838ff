/** Training data: points of ℝⁿ, and the points to which they are to be mapped. */

import type { Problem } from '../../exact/index.js';

/** Examples as rows of n coordinates. */
export interface Examples {
  readonly count: number;
  readonly dimension: number;
  readonly values: Float64Array;
}

export type ExamplesResult = { readonly examples: Examples } | { readonly problems: readonly Problem[] };

/** Pairs of rows: F is to map each input to the output with the same number. */
export interface Pairs {
  readonly inputs: Examples;
  readonly outputs: Examples;
}

export function examplesOf(points: readonly ArrayLike<number>[]): Examples {
  const dimension = points[0]?.length ?? 0;
  const values = new Float64Array(points.length * dimension);
  points.forEach((point, k) => {
    values.set(Array.from(point), k * dimension);
  });
  return { count: points.length, dimension, values };
}

/**
 * The examples in an array with two axes or more. The first axis counts the examples, the others are written row
 * after row.
 */
export function examplesInRows(shape: readonly number[], values: Float64Array): ExamplesResult {
  const [count = 0, ...others] = shape;
  if (others.length === 0) {
    const expected = 'at least two axes: examples and their coordinates';
    return { problems: [problem('shape', expected, `(${shape.join(', ')})`)] };
  }
  return { examples: { count, dimension: others.reduce((product, size) => product * size, 1), values } };
}

/** Example number k, a row. */
export function exampleAt({ dimension, values }: Examples, k: number): Float64Array {
  return values.subarray(k * dimension, (k + 1) * dimension);
}

export function everyExample(examples: Examples): readonly Float64Array[] {
  return Array.from({ length: examples.count }, (_, k) => exampleAt(examples, k));
}

/**
 * The reasons why the examples cannot be used for training, with the rows counted from 1. Empty if they can be used.
 */
export function problemsOf(examples: Examples, atLeast: 1 | 2 = 2): readonly Problem[] {
  const { count, dimension } = examples;
  if (dimension === 0) return [problem('', 'examples with at least one coordinate', 'none')];
  if (count < atLeast)
    return [problem('', atLeast === 1 ? 'at least one example' : 'at least two examples', String(count))];
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  everyExample(examples).forEach((example, k) => {
    const odd = example.findIndex((x) => !(Math.abs(x) <= LARGEST_COORDINATE));
    if (odd >= 0) {
      const expected = `a number of at most ${LARGEST_COORDINATE} in size`;
      problems.push(problem(`row ${k + 1}, column ${odd + 1}`, expected, String(example[odd])));
      return;
    }
    // −0 counts as 0.
    const key = example.map((x) => x + 0).join();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, k);
    else problems.push(problem(`row ${k + 1}`, 'examples that differ', `row ${earlier + 1} once more`));
  });
  return problems;
}

/** Greatest absolute value of a coordinate. Larger numbers overflow when they are squared several times. */
const LARGEST_COORDINATE = 1e30;

function problem(path: string, expected: string, found: string): Problem {
  return { path, expected, found, limit: false };
}

/** The pairs x → x: the examples are to become fixed points. */
export function associations(examples: Examples): Pairs {
  return { inputs: examples, outputs: examples };
}

/** The pairs x₁ → x₂ → … → x₁: the examples are to become a cycle. */
export function cyclic(examples: Examples): Pairs {
  const rows = everyExample(examples);
  return { inputs: examples, outputs: examplesOf(rows.map((_, k) => rows[(k + 1) % rows.length] ?? [])) };
}

/** The Euclidean distance of the two examples that are nearest to each other. */
export function leastDistance(examples: Examples): number {
  const rows = everyExample(examples);
  let least = Infinity;
  rows.forEach((x, j) => {
    for (const y of rows.slice(0, j)) least = Math.min(least, euclidean(x, y));
  });
  return least;
}

/** |x − y|₂ */
export function euclidean(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let square = 0;
  for (let i = 0; i < x.length; i++) {
    const d = (x[i] ?? NaN) - (y[i] ?? NaN);
    square += d * d;
  }
  return Math.sqrt(square);
}
