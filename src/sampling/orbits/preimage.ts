/** Preimages under a continuous increasing φ, in float64: the set of all x with φ(x) = y is a closed interval. */

import type { FloatNetwork, FloatPieces } from '../kernels/float-network.js';

export interface ActivationInverse {
  /** inf φ(ℝ) and sup φ(ℝ). */
  readonly range: readonly [lo: number, hi: number];
  /** The values of φ where its slope changes, increasing: between two of them, the inverse is affine. */
  readonly kinks: readonly number[];
  /** Whether it is affine there; else it is only smooth. */
  readonly affine: boolean;
  /** The interval of all x with φ(x) = y, to within rounding; `undefined` for a y outside of φ(ℝ). */
  preimage(y: number): readonly [lo: number, hi: number] | undefined;
}

/** `undefined` unless φ is continuous and increasing: only then is the preimage of a path a path. */
export function inverseActivation({ activation, pieces }: FloatNetwork): ActivationInverse | undefined {
  if (!activation.continuous || !activation.increasing) return undefined;
  return pieces ? piecewiseInverse(pieces) : smoothInverse((x) => activation.evaluate(x));
}

/** How far y may miss a value of φ, relative to 1 + |y|. */
const ROUNDING = 1e-12;

function piecewiseInverse({ until, slope, intercept }: FloatPieces): ActivationInverse {
  const pieces = Array.from(until, (end, i) => {
    const start = i === 0 ? -Infinity : (until[i - 1] ?? NaN);
    const [s, c] = [slope[i] ?? NaN, intercept[i] ?? NaN];
    const valueAt = (x: number): number => (s === 0 ? c : s * x + c);
    return { start, end, s, c, lo: valueAt(start), hi: valueAt(end) };
  });
  return {
    range: [pieces[0]?.lo ?? NaN, pieces.at(-1)?.hi ?? NaN],
    kinks: pieces.slice(0, -1).map(({ hi }) => hi),
    affine: true,
    preimage(y) {
      const room = ROUNDING * (1 + Math.abs(y));
      let found: [number, number] | undefined;
      for (const { start, end, s, c, lo, hi } of pieces) {
        if (y < lo - room || y > hi + room) continue;
        const x = Math.min(Math.max((y - c) / s, start), end);
        const [from, to] = s === 0 ? [start, end] : [x, x];
        found = found ? [Math.min(found[0], from), Math.max(found[1], to)] : [from, to];
      }
      return found;
    },
  };
}

/** Beyond ±FAR a smooth φ has reached its limits, or grows like x. */
const FAR = 1e4;

function smoothInverse(phi: (x: number) => number): ActivationInverse {
  const [bottom, top] = [phi(-FAR), phi(FAR)];
  const range: [number, number] = [bottom < -FAR / 2 ? -Infinity : bottom, top > FAR / 2 ? Infinity : top];
  return {
    range,
    kinks: [],
    affine: false,
    preimage(y) {
      const room = ROUNDING * (1 + Math.abs(y));
      // At its limits φ is flat to within rounding, and anything further out is as good.
      if (y < range[0] - room || y > range[1] + room) return undefined;
      const at = (level: number): number => {
        let [lo, hi] = [-1, 1];
        while (phi(lo) > level && lo > -1e300) lo *= 2;
        while (phi(hi) < level && hi < 1e300) hi *= 2;
        for (let k = 0; k < 200; k++) {
          const middle = (lo + hi) / 2;
          if (middle === lo || middle === hi) break;
          if (phi(middle) < level) lo = middle;
          else hi = middle;
        }
        return hi;
      };
      const lo = y - room <= range[0] ? -Infinity : at(y);
      const hi = y + room >= range[1] ? Infinity : at(y);
      return [Math.min(lo, hi), Math.max(lo, hi)];
    },
  };
}
