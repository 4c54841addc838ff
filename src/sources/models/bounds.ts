/** Activations that bound a value from below, from above, or both: x ↦ max(lo, min(x, hi)). */

import { type Activation, Elu, PiecewiseLinear, Rational } from '../../exact/index.js';

const { zero, one } = Rational;

/** max(lo, min(x, hi)); either bound may be missing. */
export function clipped(lo: Rational | undefined, hi: Rational | undefined): PiecewiseLinear {
  const below = lo ? [{ until: lo, slope: zero, intercept: lo }] : [];
  const within = { slope: one, intercept: zero };
  return new PiecewiseLinear(
    hi ? [...below, { until: hi, ...within }, { slope: zero, intercept: hi }] : [...below, within],
  );
}

interface Bounds {
  readonly lo: Rational | undefined;
  readonly hi: Rational | undefined;
}

/** The bounds, if φ is of this kind. */
export function boundsOf(phi: Activation): Bounds | undefined {
  if (!(phi instanceof PiecewiseLinear)) return undefined;
  const [first, last] = [phi.pieces[0], phi.pieces.at(-1)];
  const lo = first?.slope.sign === 0 ? first.until : undefined;
  const hi = last?.slope.sign === 0 ? last.intercept : undefined;
  return isSame(phi, clippedIfOpen(lo, hi)) ? { lo, hi } : undefined;
}

/** One bound after the other as a single activation; `undefined` if that leaves at most one value. */
export function bothBounds(first: Activation, second: Activation): PiecewiseLinear | undefined {
  const [a, b] = [boundsOf(first), boundsOf(second)];
  if (a === undefined || b === undefined) return undefined;
  const lo = a.lo && b.lo ? (a.lo.lessThan(b.lo) ? b.lo : a.lo) : (a.lo ?? b.lo);
  const hi = a.hi && b.hi ? (a.hi.lessThan(b.hi) ? a.hi : b.hi) : (a.hi ?? b.hi);
  return clippedIfOpen(lo, hi);
}

function clippedIfOpen(lo: Rational | undefined, hi: Rational | undefined): PiecewiseLinear | undefined {
  return lo && hi && !lo.lessThan(hi) ? undefined : clipped(lo, hi);
}

/** Whether two activations are the same function, judged by their pieces or their parameter. */
export function isSame(a: Activation, b: Activation | undefined): boolean {
  if (a instanceof Elu && b instanceof Elu) return a.alpha.equals(b.alpha);
  if (!(a instanceof PiecewiseLinear && b instanceof PiecewiseLinear)) return a === b;
  return JSON.stringify(a.pieces) === JSON.stringify(b.pieces);
}
