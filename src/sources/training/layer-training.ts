/** A single layer x ↦ φ(A·x), trained on examples as Theorem 1 of the memorization paper has it. */

import { type Activation, matrix, Network, Rational } from '../../exact/index.js';
import { everyExample, type Examples } from './examples.js';
import { layerDescent, type RowDescent } from './layer-descent.js';

/** What came of it; or what stands in the way, the hypothesis that fails first. */
export type LayerTrained =
  | {
      readonly rows: readonly RowDescent[];
      /** φ(A·x), in the form (1.1) with the identity as the last layer. */
      readonly network: Network;
      readonly loss: number;
      readonly steps: number;
    }
  | { readonly expected: string; readonly found: string };

/** Of the bound below which the proof of Theorem 1 takes its rates. */
const SHARE = 0.9;
/** φ⁻¹ is looked for between −REACH and REACH. */
const REACH = 64;

export function layerTrained(
  examples: Examples,
  activation: Activation,
  { loss, steps }: { readonly loss: number; readonly steps: number },
): LayerTrained {
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
  const found = layerDescent({
    examples: rows,
    inverses: inverses.map((row) => row.map((z) => z ?? NaN)),
    phi,
    rates: { share: SHARE },
    steps,
    tolerance: Math.sqrt((2 * loss) / examples.dimension),
  });
  const squares = found.flatMap(({ residuals }) => residuals.map((each) => each * each));
  return {
    rows: found,
    network: networkOf(activation, found),
    loss: squares.reduce((sum, each) => sum + each, 0) / (2 * rows.length),
    steps: Math.max(...found.map((row) => row.steps)),
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
