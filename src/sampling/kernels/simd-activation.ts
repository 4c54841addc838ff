/** Finds the compiled kind of φ that computes a given φ to the last bit, and its numbers. */

import { exponentialNumbers, smoothActivations } from '../../exact/index.js';
import type { FloatNetwork, FloatPieces } from './float-network.js';

/** See `kernel/activations.ts`. */
export interface SimdActivation {
  readonly kind: number;
  /** The numbers that the class there has as fields. */
  readonly numbers: readonly number[];
}

const KINDS = { leaky: 0, relu: 1, clip: 2, bend: 3, pieces: 4 } as const;
/** gelu is not among them: its series takes as many terms as each number needs. */
const SMOOTH_KINDS = { tanh: 5, sigmoid: 6, softplus: 7, elu: 8, silu: 9 } as const;

/** Each number twice, as a vector: see `kernel/smooth.ts`. */
const vectors = exponentialNumbers.flatMap((number) => [number, number]);

/** The compiled kind of φ; `undefined` if there is none. */
export function simdActivation({ pieces, activation }: FloatNetwork): SimdActivation | undefined {
  if (pieces) return piecewise(pieces);
  for (const [name, kind] of Object.entries(SMOOTH_KINDS)) {
    if (smoothActivations[name as keyof typeof SMOOTH_KINDS] === activation)
      return { kind, numbers: vectors };
  }
  return undefined;
}

/**
 * A value −0 of φ where the scalar kernel has +0 makes no difference: the next layer adds it to a sum, and at last a
 * bias that is not −0 is added.
 */
function piecewise({ until, slope, intercept }: FloatPieces): SimdActivation {
  const last = until.length - 1;
  const [u0 = NaN, u1 = NaN] = until;
  const [s0 = NaN, s1 = NaN, s2 = NaN] = slope;
  const [i0 = NaN, i1 = NaN, i2 = NaN] = intercept;
  if (last === 1 && i0 === 0 && i1 === 0) {
    if (u0 === 0 && s1 === 1 && s0 === 0) return { kind: KINDS.relu, numbers: [0, 1] };
    if (u0 === 0 && s1 === 1 && s0 > 0 && s0 <= 1) return { kind: KINDS.leaky, numbers: [s0, s1] };
    return { kind: KINDS.bend, numbers: [s0, s1, u0] };
  }
  const isClip = last === 2 && s0 === 0 && s1 === 1 && s2 === 0 && i0 === u0 && i1 === 0 && i2 === u1;
  if (isClip) return { kind: KINDS.clip, numbers: [i0, i2] };
  const others = Array.from({ length: last }, (_, i) => [
    until[i] ?? NaN,
    slope[i] ?? NaN,
    intercept[i] ?? NaN,
  ]);
  return {
    kind: KINDS.pieces,
    numbers: [slope[last] ?? NaN, intercept[last] ?? NaN, last, ...others.flat()],
  };
}
