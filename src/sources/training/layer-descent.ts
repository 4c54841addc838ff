/**
 * Gradient descent in float64 for a single layer x ↦ φ(A·x) without bias, from A(0) = 0, on the squared autoencoding error: with a
 * constant rate, and with the adaptive rates of the memorization paper (appendix B). What it comes to is A(∞) = φ⁻¹(X)·X⁺.
 */

export interface LayerDescent {
  /** The examples, n rows of d numbers; for adaptive rates between 0 and 1. */
  readonly examples: readonly (readonly number[])[];
  readonly phi: (z: number) => number;
  /** φ⁻¹ of each number of the examples, n rows of d. */
  readonly inverses: readonly (readonly number[])[];
  /**
   * Adaptive: in the row k of A, example i has the rate γ_i/φ′ with γ_i = share·(1/(n·L·d))/s_i, s_i the slope of the chord of φ from 0 to φ⁻¹(x_k), and L the greatest
   * ratio of two numbers of one example. Or the same γ_i = gamma for all of them. The derivative cancels, and is not asked for.
   * Otherwise: a constant rate, and φ′.
   */
  readonly rates:
    | { readonly share: number }
    | { readonly gamma: number }
    | { readonly rate: number; readonly slope: (z: number) => number };
  /** Of A, counted from 0, if not all are to be trained: the rows do not depend on each other. */
  readonly rows?: readonly number[];
  readonly steps: number;
  /** A row has arrived when |φ(A·x) − x| is at most this at each example. */
  readonly tolerance: number;
}

/** The training of one row of A. */
export interface RowDescent {
  readonly row: number;
  /** The row of A, d numbers. */
  readonly weights: readonly number[];
  /** γ_i for each example, if the rates are adaptive. */
  readonly gammas: readonly number[];
  /** A·x for each example, and what is then missing: φ(A·x) − x_k. */
  readonly arguments: readonly number[];
  readonly residuals: readonly number[];
  readonly steps: number;
  /** `diverged`: an argument is beyond 50 in absolute value. `under way`: it was stopped before its end. */
  readonly end: 'arrived' | 'diverged' | 'steps spent' | 'under way';
  /** The first step after which some A·x lies beyond the greatest φ⁻¹(x_k) of the examples, where nothing is assumed of φ. */
  readonly leaves?: { readonly step: number; readonly arguments: readonly number[] };
}

const FAR = 50;
const STRETCH = 1000;

/**
 * Throws unless examples and inverses are n rows of d numbers.
 *
 * @example
 * ```ts
 * import { layerDescent } from 'basincheck';
 * const phi = (z: number) => z / 2;
 * const [row] = layerDescent({ examples: [[0.5, 0.25]], inverses: [[1, 0.5]], phi, rates: { share: 0.9 }, rows: [0], steps: 1000, tolerance: 1e-12 });
 * row?.end; // → 'arrived'
 * row?.weights.map((w) => Math.round(1e6 * w) / 1e6); // → [1.6, 0.8]
 * ```
 */
export function layerDescent(task: LayerDescent): readonly RowDescent[] {
  return rowsDescending(task).map((row) => {
    for (;;) {
      const { value, done } = row.next();
      if (done === true) return value;
    }
  });
}

/** The same, for each row a thousand steps at a time: what is known of the row by then, whose weights change with the next. */
export function rowsDescending(task: LayerDescent): readonly Generator<RowDescent, RowDescent>[] {
  const { examples, inverses, rows } = task;
  const d = examples[0]?.length ?? 0;
  const isWhole = [examples, inverses].every(
    (each) => each.length === examples.length && each.every(({ length }) => length === d),
  );
  if (!isWhole || d === 0)
    throw new RangeError('layerDescent: expected examples and inverses as n rows of d numbers');
  return (rows ?? Array.from({ length: d }, (_, k) => k)).map((k) => rowDescending(task, k));
}

function* rowDescending(task: LayerDescent, row: number): Generator<RowDescent, RowDescent> {
  const { examples, inverses, phi, rates, steps, tolerance } = task;
  const [n, d] = [examples.length, examples[0]?.length ?? 0];
  const wanted = examples.map((x) => x[row] ?? NaN);
  const preimages = inverses.map((x) => x[row] ?? NaN);
  const gammas =
    'share' in rates
      ? gammasOf(examples, wanted, preimages, phi, rates.share / (n * d))
      : 'gamma' in rates
        ? wanted.map(() => rates.gamma)
        : [];
  const farthest = Math.max(...preimages.map(Math.abs));
  const weights = new Array<number>(d).fill(0);
  const dot = (x: readonly number[]) => x.reduce((sum, value, j) => sum + value * (weights[j] ?? NaN), 0);
  let leaves: RowDescent['leaves'];
  for (let t = 0; ; t++) {
    const z = examples.map(dot);
    const residuals = z.map((value, i) => phi(value) - (wanted[i] ?? NaN));
    if (leaves === undefined && z.some((value) => Math.abs(value) > farthest * (1 + 1e-12)))
      leaves = { step: t, arguments: z };
    const found = { row, gammas, arguments: z, residuals, steps: t, ...(leaves && { leaves }) };
    const end = residuals.every((each) => Math.abs(each) <= tolerance)
      ? 'arrived'
      : z.some((value) => !(Math.abs(value) <= FAR))
        ? 'diverged'
        : t === steps
          ? 'steps spent'
          : undefined;
    if (end !== undefined) return { ...found, weights, end };
    if (t % STRETCH === 0) yield { ...found, weights, end: 'under way' };
    const factors = residuals.map((each, i) =>
      'rate' in rates ? rates.rate * rates.slope(z[i] ?? NaN) * each : (gammas[i] ?? NaN) * each,
    );
    for (let j = 0; j < d; j++)
      weights[j] = examples.reduce(
        (sum, x, i) => sum - (factors[i] ?? NaN) * (x[j] ?? NaN),
        weights[j] ?? NaN,
      );
  }
}

/** γ_i = (share/(n·d·L))/s_i. A chord has no slope where the preimage is 0: there A·x = 0 is right from the start, and γ_i = 0. */
function gammasOf(
  examples: LayerDescent['examples'],
  wanted: readonly number[],
  preimages: readonly number[],
  phi: LayerDescent['phi'],
  share: number,
): readonly number[] {
  const L = Math.max(...examples.map((x) => Math.max(...x) / Math.min(...x)));
  return wanted.map((x, i) => {
    const preimage = preimages[i] ?? NaN;
    return preimage === 0 ? 0 : (share / L) * (preimage / (x - phi(0)));
  });
}
