/**
 * φ and φ′ in float64, for training. The values of φ are those of the kernels, to the last bit. At a bend of a
 * piecewise linear φ, φ′ is the slope of the piece that gives the value, which is the left one. At a jump, the slope
 * of that piece is taken too.
 */

import {
  type Activation,
  Elu,
  elu64,
  exp64,
  normalCdf64,
  PiecewiseLinear,
  sigmoid64,
  smoothActivations,
  tanh64,
} from '../../exact/index.js';

/** Writes φ(z_i) and φ′(z_i) for each of the entries. */
export type Differentiated = (z: Float64Array, value: Float64Array, slope: Float64Array) => void;

/** Throws for an activation of a kind that is not known here. */
export function differentiated(activation: Activation): Differentiated {
  if (activation instanceof PiecewiseLinear) return piecewise(activation);
  const slopes: readonly (readonly [Activation, (z: number, value: number) => number])[] = [
    [smoothActivations.tanh, (_, t) => 1 - t * t],
    [smoothActivations.sigmoid, (_, s) => s * (1 - s)],
    [smoothActivations.softplus, (z) => sigmoid64(z)],
    [smoothActivations.gelu, (z) => normalCdf64(z) + z * normalDensity(z)],
    [smoothActivations['gelu-tanh'], geluTanhSlope],
    [smoothActivations.silu, (z) => siluSlope(z, sigmoid64(z))],
  ];
  const slopeOf =
    activation instanceof Elu
      ? eluSlope(activation.alpha.toNumber())
      : slopes.find(([each]) => each === activation)?.[1];
  if (slopeOf === undefined) {
    throw new TypeError('differentiated: expected a piecewise linear activation or one that has a name');
  }
  const valueOf = fastest(activation);
  return (z, value, slope) => {
    for (let i = 0; i < z.length; i++) {
      const at = z[i] ?? NaN;
      const there = valueOf(at);
      value[i] = there;
      slope[i] = slopeOf(at, there);
    }
  };
}

/** The function itself if φ has a name, because a call through the object is slower. */
function fastest(activation: Activation): (z: number) => number {
  const named: readonly (readonly [Activation, (z: number) => number])[] = [
    [smoothActivations.tanh, tanh64],
    [smoothActivations.sigmoid, sigmoid64],
    [smoothActivations.elu, elu64],
  ];
  return named.find(([each]) => each === activation)?.[1] ?? ((z) => activation.evaluate(z));
}

/** 1/√(2π)·e^(−z²/2) */
function normalDensity(z: number): number {
  return 0.3989422804014327 * exp64(-0.5 * z * z);
}

/** 1, or φ(z) + α for z ≤ 0. */
function eluSlope(alpha: number): (z: number, value: number) => number {
  return (z, value) => (z > 0 ? 1 : value + alpha);
}

/** φ(z) = z·σ(u) with u = √(8/π)·(z + 0.044715·z³). */
function geluTanhSlope(z: number): number {
  const s = sigmoid64(1.5957691216057308 * (z + 0.044715 * z * z * z));
  return s + z * s * (1 - s) * 1.5957691216057308 * (1 + 0.134145 * z * z);
}

function siluSlope(z: number, s: number): number {
  return s + z * s * (1 - s);
}

function piecewise({ pieces }: PiecewiseLinear): Differentiated {
  const until = Float64Array.from(pieces, (piece) => piece.until?.toNumber() ?? Infinity);
  const slopes = Float64Array.from(pieces, (piece) => piece.slope.toNumber());
  const intercepts = Float64Array.from(pieces, (piece) => piece.intercept.toNumber());
  const last = pieces.length - 1;
  return (z, value, slope) => {
    for (let i = 0; i < z.length; i++) {
      const at = z[i] ?? NaN;
      let piece = 0;
      while (piece < last && !(at <= (until[piece] ?? NaN))) piece++;
      const s = slopes[piece] ?? NaN;
      value[i] = s * at + (intercepts[piece] ?? NaN);
      slope[i] = s;
    }
  };
}
