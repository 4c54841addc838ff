/**
 * The two ways in which the oracle follows orbits: exactly where φ is piecewise linear, in float64 where it is
 * smooth. There, what is closer than rounding could blur counts as equal, so that the oracle never calls a claim
 * false that rounding may have made to look so.
 */

import Fraction from 'fraction.js';
import { item } from '../linear.js';
import type { NetworkClaim, Piece } from './claim.js';

export interface Arithmetic<T> {
  readonly from: (x: Fraction) => T;
  readonly plus: (a: T, b: T) => T;
  readonly times: (a: T, b: T) => T;
  /** Σ rowⱼ·xⱼ + shift */
  readonly affine: (row: readonly T[], x: readonly T[], shift: T) => T;
  /** The sign of a − b, 0 if they are equal or too close to tell. */
  readonly compare: (a: T, b: T) => number;
  /** φ */
  readonly activate: (x: T) => T;
}

/** n/d in lowest terms, d > 0: fraction.js would read and check its arguments anew for every number. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const NOTHING: Ratio = { n: 0n, d: 1n };

export function exactly(pieces: readonly Piece[]): Arithmetic<Ratio> {
  const phi = pieces.map(({ until, slope, intercept }) => ({
    until: until && ratioOf(until),
    slope: ratioOf(slope),
    intercept: ratioOf(intercept),
  }));
  return {
    from: ratioOf,
    plus: (a, b) => lowest(a.n * b.d + b.n * a.d, a.d * b.d),
    times: (a, b) => lowest(a.n * b.n, a.d * b.d),
    affine: exactAffine,
    compare,
    activate: (x) => {
      const { slope, intercept } =
        phi.find(({ until }) => until === undefined || compare(x, until) <= 0) ?? item(phi, 0);
      if (slope.n === 0n) return intercept;
      return exactAffine([slope], [x], intercept);
    },
  };
}

function ratioOf({ s, n, d }: Fraction): Ratio {
  return { n: s * n, d };
}

export function fractionOf({ n, d }: Ratio): Fraction {
  return new Fraction(n, d);
}

/** With one reduction to lowest terms, at the end: one after every operation takes several times as long. */
function exactAffine(row: readonly Ratio[], x: readonly Ratio[], shift: Ratio): Ratio {
  let { n, d } = shift;
  row.forEach((a, j) => {
    if (a.n === 0n) return;
    const b = item(x, j);
    const of = a.d * b.d;
    if (of === d) n += a.n * b.n;
    else {
      n = n * of + a.n * b.n * d;
      d *= of;
    }
  });
  return lowest(n, d);
}

function compare(a: Ratio, b: Ratio): number {
  const difference = a.d === b.d ? a.n - b.n : a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function lowest(n: bigint, d: bigint): Ratio {
  if (d === 1n) return { n, d };
  if (n === 0n) return NOTHING;
  const divisor = commonDivisor(n < 0n ? -n : n, d);
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
}

const EXACT_IN_FLOATS = 2n ** 53n;

/** By Euclid; on small numbers, which most are, in float64: it has their remainders exactly, and many times faster. */
function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (x > EXACT_IN_FLOATS || y > EXACT_IN_FLOATS) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  let [p, q] = [Number(x), Number(y)];
  while (q > 0) [p, q] = [q, p % q];
  return BigInt(p);
}

const BLUR = 1e-9;

export function inFloats(phi: (x: number) => number): Arithmetic<number> {
  return {
    from: (x) => x.valueOf(),
    plus: (a, b) => a + b,
    times: (a, b) => a * b,
    affine: (row, x, shift) => row.reduce((y, entry, j) => y + entry * item(x, j), shift),
    compare: (a, b) => (Math.abs(a - b) <= BLUR * (1 + Math.abs(a) + Math.abs(b)) ? 0 : Math.sign(a - b)),
    activate: phi,
  };
}

/** φ in float64, to nearly full accuracy. */
export const SMOOTH: Readonly<Record<string, (x: number) => number>> = {
  tanh: Math.tanh,
  sigmoid,
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  gelu: (x) => (x === -Infinity ? 0 : x * normal(x)),
  'gelu-tanh': (x) =>
    x < -40 ? 0 : (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  silu: (x) => (x < -700 ? 0 : x * sigmoid(x)),
};

function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** The normal distribution function, erfc(−x/√2)/2. */
export function normal(x: number): number {
  if (x < -40) return 0;
  const z = Math.abs(x) / Math.SQRT2;
  const upper = z < 2 ? (1 - erf(z)) / 2 : erfcFar(z) / 2;
  return x < 0 ? upper : 1 - upper;
}

/** 2/√π·Σ (−1)ⁿ z^(2n+1)/(n!·(2n+1)), for 0 ≤ z < 2. */
function erf(z: number): number {
  let power = z;
  let total = z;
  for (let n = 1; n < 60; n++) {
    power *= (-z * z) / n;
    total += power / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

/** e^(−z²)/√π · 1/(z + (1/2)/(z + 1/(z + (3/2)/(z + …)))), for z ≥ 2. */
function erfcFar(z: number): number {
  let tail = 0;
  for (let n = 100; n > 0; n--) tail = n / 2 / (z + tail);
  return Math.exp(-z * z) / Math.sqrt(Math.PI) / (z + tail);
}

/** F, one step at a time. */
export class Orbits<T> {
  private readonly layers: readonly { weights: readonly (readonly T[])[]; bias: readonly T[] }[];

  constructor(
    readonly arithmetic: Arithmetic<T>,
    network: NetworkClaim,
  ) {
    this.layers = network.layers.map(({ weights, bias }) => ({
      weights: weights.map((row) => row.map(arithmetic.from)),
      bias: bias.map(arithmetic.from),
    }));
  }

  /** F(x) */
  next(x: readonly T[]): readonly T[] {
    return this.layers.reduce<readonly T[]>((y, { weights, bias }, k) => {
      const z = this.affine(weights, y, bias);
      return k + 1 < this.layers.length ? z.map(this.arithmetic.activate) : z;
    }, x);
  }

  /** F^steps(x) */
  after(steps: number, x: readonly T[]): readonly T[] {
    let y = x;
    for (let k = 0; k < steps; k++) y = this.next(y);
    return y;
  }

  /** A·x + b */
  affine(matrix: readonly (readonly T[])[], x: readonly T[], shift: readonly T[]): readonly T[] {
    return matrix.map((row, i) => this.arithmetic.affine(row, x, item(shift, i)));
  }
}
