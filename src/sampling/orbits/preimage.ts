/** Preimages under a continuous increasing φ, in float64: the set of all x with φ(x) = y is a closed interval. */

import type { FloatNetwork, FloatPieces } from '../kernels/float-network.js';

export interface ActivationInverse {
  /** inf φ(ℝ) and sup φ(ℝ). */
  readonly range: readonly [lo: number, hi: number];
  /**
   * The values of φ at the places where its slope changes, in increasing order. Between two of them, the inverse is
   * affine if `affine`.
   */
  readonly kinks: readonly number[];
  /** Whether the inverse is affine between the kinks; otherwise it is only smooth. */
  readonly affine: boolean;
  /** The interval of all x with φ(x) = y, up to rounding; `undefined` for a y outside of φ(ℝ). */
  preimage(y: number): readonly [lo: number, hi: number] | undefined;
}

/** `undefined` unless φ is continuous and increasing: only then is the preimage of a path a path. */
export function inverseActivation({ activation, pieces }: FloatNetwork): ActivationInverse | undefined {
  if (!activation.continuous || !activation.increasing) return undefined;
  return pieces ? piecewiseInverse(pieces) : smoothInverse((x) => activation.evaluate(x));
}

/** A y this near to a value of φ, relative to 1 + |y|, counts as that value. */
const RELATIVE_ROUNDING = 1e-12;

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
      const room = RELATIVE_ROUNDING * (1 + Math.abs(y));
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

/** Beyond ± this number a smooth φ has reached its limits, or grows like x. */
const ARGUMENT_AT_THE_LIMITS = 1e4;

function smoothInverse(phi: (x: number) => number): ActivationInverse {
  const [bottom, top] = [phi(-ARGUMENT_AT_THE_LIMITS), phi(ARGUMENT_AT_THE_LIMITS)];
  const range: [number, number] = [
    bottom < -ARGUMENT_AT_THE_LIMITS / 2 ? -Infinity : bottom,
    top > ARGUMENT_AT_THE_LIMITS / 2 ? Infinity : top,
  ];
  return {
    range,
    kinks: [],
    affine: false,
    preimage(y) {
      const room = RELATIVE_ROUNDING * (1 + Math.abs(y));
      // At its limits φ is constant up to rounding, and any x further out is as good.
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
