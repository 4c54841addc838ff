import { nextUp, Rational } from '../../../exact/index.js';
import { type Disagreement, roughly } from '../disagreement.js';
import { itemsIn, shown } from '../numbers-returned.js';
import { type Precision, precisions, type PrecisionName } from '../precision.js';
import { Reference, type RunOptions } from '../reference.js';
import { plainMatrix } from './matrix-cases.js';
import { backwardError, normAbove } from './norms.js';
import { type KnownEigenvalue, type SpectralMatrix, spectralMatrices } from './spectral-matrix.js';

/** An eigenvalue as code returns it: a real number, a pair [real part, imaginary part], or an object of both. */
export type ReturnedEigenvalue =
  number | readonly [re: number, im: number] | { readonly re: number; readonly im: number };

/** A function that computes all eigenvalues of a square matrix, given as its rows, each as often as its multiplicity says. */
export type EigenvalueFunction = (
  A: number[][],
) => ArrayLike<ReturnedEigenvalue> | PromiseLike<ArrayLike<ReturnedEigenvalue>>;

export interface EigenvalueOptions extends RunOptions {
  /** The arithmetic of the code; `float64` if not given. */
  readonly precision?: PrecisionName;
}

/**
 * The eigenvalues of whole-numbered matrices A = S·J·S⁻¹, n×n, with repeated, defective and complex ones among them, in any order.
 * What may be off is what a backward stable computation is: if η = ‖S‖·‖S⁻¹‖·‖E‖ with ‖E‖ ≤ 16·n²·u·‖A‖, then each eigenvalue of A + E
 * is within (p·η)^(1/p) of an eigenvalue of A whose largest Jordan block has order p, and as many are as its multiplicity says (Kahan,
 * Parlett and Jiang 1982). For a block of order 3 that is about 10⁻⁴, and nobody can do better. Matrices for which such discs might meet
 * are left out. Whether a number is in its disc is decided exactly.
 *
 * @example
 * ```ts
 * import { eigenvalues } from 'basincheck/references';
 * const reference = eigenvalues({ seed: 1 });
 * const ofTrace = (A: number[][]) => A.map((row, i) => row[i] ?? NaN);
 * (await reference.compare(ofTrace)).agrees; // → false
 * ```
 */
export function eigenvalues(
  options: EigenvalueOptions = {},
): Reference<SpectralMatrix, [A: number[][]], ArrayLike<ReturnedEigenvalue>> {
  const { precision: name = 'float64', ...runs } = options;
  const precision = precisions[name];
  return new Reference(
    {
      name: 'the eigenvalues',
      cases: spectralMatrices().where(
        'matrix with known eigenvalues far apart',
        (given) => radii(given, precision) !== undefined,
      ),
      argumentsOf: ({ matrix: A }) => [plainMatrix(A)],
      describe: ({ matrix: A }) => ({ matrix: JSON.stringify(plainMatrix(A)) }),
      judge: (given, result) => judge(given, result, precision),
    },
    runs,
  );
}

/** Different eigenvalues are whole numbers, of ℤ[i], so discs of this radius do not meet. */
const LARGEST_RADIUS = Rational.of(1, 4);

/** How far the eigenvalues of A + E may be from each of A; `undefined` if the discs of two might meet. */
function radii(given: SpectralMatrix, precision: Precision): readonly Rational[] | undefined {
  const condition = normAbove(given.basis).times(normAbove(given.inverseBasis));
  const eta = condition.times(backwardError(given.matrix, precision));
  const all = given.eigenvalues.map(({ index }) => rootAbove(eta.times(Rational.of(index)), index));
  return all.every((radius) => radius.atMost(LARGEST_RADIUS)) ? all : undefined;
}

/** At least x^(1/p), for x ≥ 0. */
function rootAbove(x: Rational, p: number): Rational {
  return Rational.fromNumber(nextUp(x.toNumber()) ** (1 / p)).times(Rational.of(1025, 1024));
}

function judge(given: SpectralMatrix, result: unknown, precision: Precision): Disagreement | undefined {
  const { eigenvalues: known, matrix: A } = given;
  const received = itemsIn(result)?.map(partsOf);
  const isComplete =
    received?.length === A.length &&
    received.every((each) => each !== undefined && each.every(Number.isFinite));
  if (!isComplete)
    return { where: 'the result', expected: `${A.length} eigenvalues`, received: shown(result) };
  const around = radii(given, precision) ?? [];
  for (const [i, eigenvalue] of known.entries()) {
    const radius = around[i] ?? Rational.zero;
    const count = received.filter((each) => each !== undefined && isWithin(each, eigenvalue, radius)).length;
    if (count === eigenvalue.multiplicity) continue;
    return {
      where: `the eigenvalue ${complexText(eigenvalue.re, eigenvalue.im)}`,
      expected: times(eigenvalue.multiplicity),
      received: `${times(count)} in ${shown(received.map((each) => complexText(...(each ?? [NaN, 0]))))}`,
      difference: `permitted: ${roughly(radius)}`,
    };
  }
  return undefined;
}

function partsOf(item: unknown): readonly [number, number] | undefined {
  if (typeof item === 'number') return [item, 0];
  const parts: readonly unknown[] =
    itemsIn(item) ??
    (typeof item === 'object' && item && 're' in item && 'im' in item ? [item.re, item.im] : []);
  const [re, im] = parts;
  return parts.length === 2 && typeof re === 'number' && typeof im === 'number' ? [re, im] : undefined;
}

function isWithin([re, im]: readonly [number, number], center: KnownEigenvalue, radius: Rational): boolean {
  const x = Rational.fromNumber(re).minus(Rational.of(center.re));
  const y = Rational.fromNumber(im).minus(Rational.of(center.im));
  return x.times(x).plus(y.times(y)).atMost(radius.times(radius));
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function complexText(re: number, im: number): string {
  if (im === 0) return String(re);
  return `${re} ${im < 0 ? '-' : '+'} ${Math.abs(im)}i`;
}
