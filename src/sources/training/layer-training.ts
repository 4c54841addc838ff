/** A single layer x ↦ φ(A·x), trained on examples as Theorem 1 of the memorization paper has it. */

import { type Activation, matrix, Network, Rational } from '../../exact/index.js';
import { everyExample, type Examples } from './examples.js';
import { type LayerDescent, type RowDescent, rowsDescending } from './layer-descent.js';
import type { TrainingEnd } from './training.js';

/** What stands in the way: the hypothesis that fails first. */
export interface NotTrainable {
  readonly expected: string;
  readonly found: string;
}

/** Of the bound below which the proof of Theorem 1 takes its rates. */
const SHARE = 0.9;
/** φ⁻¹ is looked for between −REACH and REACH. */
const REACH = 64;

/** All rows of A, which do not depend on each other, a thousand steps at a time. */
export class LayerTraining {
  rows: readonly RowDescent[] = [];

  private constructor(
    private readonly descents: readonly Generator<RowDescent, RowDescent>[],
    private readonly activation: Activation,
  ) {
    this.step();
  }

  static of(
    examples: Examples,
    activation: Activation,
    options: { readonly loss: number; readonly steps: number },
  ): LayerTraining | NotTrainable {
    const task = taskOf(examples, activation, options);
    return 'expected' in task ? task : new LayerTraining(rowsDescending(task), activation);
  }

  /** Makes up to so many thousand steps; `undefined` if it is not over. */
  advance(thousands: number): TrainingEnd | undefined {
    for (let k = 0; k < thousands && this.end === undefined; k++) this.step();
    return this.end;
  }

  /** `diverged` or `steps spent` as soon as no row is under way and some row came to that. */
  get end(): TrainingEnd | undefined {
    const ends = this.rows.map(({ end }) => end);
    if (ends.includes('under way')) return undefined;
    if (ends.includes('diverged')) return 'diverged';
    return ends.includes('steps spent') ? 'steps spent' : 'reached';
  }

  /** Of the row that took most. */
  get steps(): number {
    return Math.max(...this.rows.map(({ steps }) => steps));
  }

  get loss(): number {
    const n = this.rows[0]?.residuals.length ?? 0;
    const squares = this.rows.flatMap(({ residuals }) => residuals.map((each) => each * each));
    return squares.reduce((sum, each) => sum + each, 0) / (2 * n);
  }

  /** φ(A·x), in the form (1.1) with the identity as the last layer. */
  get network(): Network {
    return networkOf(this.activation, this.rows);
  }

  private step(): void {
    this.rows = this.descents.map((descent, k) => {
      const row = this.rows[k];
      return row === undefined || row.end === 'under way' ? descent.next().value : row;
    });
  }
}

function taskOf(
  examples: Examples,
  activation: Activation,
  { loss, steps }: { readonly loss: number; readonly steps: number },
): LayerDescent | NotTrainable {
  const rows = everyExample(examples).map((x) => [...x]);
  const outside = rows.flat().find((x) => !(x > 0 && x < 1));
  if (outside !== undefined)
    return { expected: 'all numbers of the examples between 0 and 1 (inside)', found: String(outside) };
  const rank = matrix.rank(rows.map((row) => row.map((x) => Rational.fromNumber(x))));
  if (rank < rows.length)
    return {
      expected: 'linearly independent examples (independent)',
      found: `${rows.length} examples that span ${rank} dimensions`,
    };
  if (!activation.increasing || !activation.continuous)
    return { expected: 'a φ that is continuous and increasing (curved)', found: 'another' };
  const phi = (z: number): number => activation.evaluate(z);
  const inverses = rows.map((row) => row.map((x) => inverseOf(phi, x)));
  const missing = rows.flat().find((_, i) => inverses.flat()[i] === undefined);
  if (missing !== undefined)
    return { expected: 'values of φ as the numbers of the examples', found: String(missing) };
  return {
    examples: rows,
    inverses: inverses.map((row) => row.map((z) => z ?? NaN)),
    phi,
    rates: { share: SHARE },
    steps,
    tolerance: Math.sqrt((2 * loss) / examples.dimension),
  };
}

function networkOf(activation: Activation, rows: readonly RowDescent[]): Network {
  const zeros = matrix.zeros(rows.length);
  const weights = rows.map((row) => row.weights.map((w) => Rational.fromNumber(w)));
  return new Network(activation, [
    { weights, bias: zeros },
    { weights: matrix.identity(rows.length), bias: zeros },
  ]);
}

/** φ⁻¹(x) for an increasing φ, by bisection to the last bit; `undefined` if it is not between −REACH and REACH. */
function inverseOf(phi: (z: number) => number, x: number): number | undefined {
  let [lo, hi] = [-REACH, REACH];
  if (!(phi(lo) <= x && x <= phi(hi))) return undefined;
  for (;;) {
    const middle = (lo + hi) / 2;
    if (middle === lo || middle === hi) break;
    if (phi(middle) < x) lo = middle;
    else hi = middle;
  }
  return Math.abs(phi(lo) - x) < Math.abs(phi(hi) - x) ? lo : hi;
}
