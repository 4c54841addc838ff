/**
 * Around an attracting periodic point: a neighbourhood in which convergence is trusted, so that an orbit need not be
 * followed after it has entered. It is an ellipsoid in the norm in which Fᵐ contracts, and as large as possible while
 * no sample contradicts it. It is sampled, not proved.
 */

import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { type IteratedMap, magnitude } from './iterated-map.js';
import type { Targets } from '../kernels/kernel.js';
import { isTame } from './newton.js';
import { Random } from './random.js';

/** {x : |form·(x − centre)|₂ ≤ 1}. */
export interface Ellipsoid {
  readonly centre: Float64Array;
  /** The form, n × n, upper triangular, row after row. */
  readonly form: Float64Array;
  /** Half widths of the least box around the ellipsoid. */
  readonly reach: Float64Array;
}

/** Greatest change of a point by rounding, relative to 1 + |x|, with a margin. */
export const RELATIVE_ROUNDING = 1e-10;

/** The least radius, relative to 1 + |x|. It is doubled while every sample contracts. */
const LEAST_RADIUS = 2 ** -30;
/** Greatest number of doublings of the radius. */
const MOST_DOUBLINGS = 50;
/**
 * Numbers of rounds after which the samples have to be nearer; several rounds are tried because one round may take a
 * sample further away.
 */
const ROUNDS_TO_COME_NEARER = [1, 2, 4, 8, 16, 32, 64];

/** The landing ellipsoid at x, where Fᵐ(x) = x attracts and A is the Jacobian of Fᵐ (one of several at a kink). */
export function landingEllipsoid(map: IteratedMap, x: Float64Array, m: number, A: Matrix): Ellipsoid {
  const n = x.length;
  const norm = contractingNorm(A) ?? Matrix.eye(n);
  const shells = new Shells(map, x, m, norm, upperInverse(norm));
  let radius = LEAST_RADIUS * magnitude(x);
  const rounds = ROUNDS_TO_COME_NEARER.find((count) => shells.contract(radius / 2, count));
  let doublings = 0;
  while (rounds !== undefined && doublings < MOST_DOUBLINGS && shells.contract(radius, rounds)) {
    radius *= 2;
    doublings++;
  }
  // The samples may have missed a place that does not contract.
  if (doublings > 0 && doublings < MOST_DOUBLINGS) radius /= 2;
  return shells.ellipsoid(radius);
}

interface Sample {
  readonly direction: Float64Array;
  readonly height: number;
}

/** Greatest dimension in which the samples are kept. */
const MOST_DIMENSIONS_KEPT = 16;

/** Random directions, and heights from [0, 1); the same ones for every point. */
class Samples {
  private static readonly known = new Map<number, Samples>();
  private readonly random: Random;
  private readonly drawn: Sample[] = [];

  private constructor(private readonly n: number) {
    this.random = new Random(n, 'landing');
  }

  /** Where they do not take much room they are drawn once, because drawing them takes longer than using them. */
  static in(n: number): Samples {
    const samples = this.known.get(n) ?? new Samples(n);
    if (n <= MOST_DIMENSIONS_KEPT) this.known.set(n, samples);
    return samples;
  }

  /** Sample number k. The samples have to be asked for in order. */
  sample(k: number): Sample {
    return this.n <= MOST_DIMENSIONS_KEPT ? (this.drawn[k] ??= this.draw()) : this.draw();
  }

  private draw(): Sample {
    return { direction: this.random.direction(this.n), height: this.random.between(0, 1) };
  }
}

/** Samples of the shells {y : r < |R·(y − x)|₂ ≤ 2r} around x. */
class Shells {
  private readonly samples: Samples;
  /** Number of samples taken. */
  private taken = 0;

  constructor(
    private readonly map: IteratedMap,
    private readonly x: Float64Array,
    private readonly m: number,
    private readonly norm: Matrix,
    private readonly inverse: Matrix,
  ) {
    this.samples = Samples.in(x.length);
  }

  /**
   * Whether `rounds` rounds of Fᵐ bring all samples of the shell from r to 2r nearer to x: one round by any amount,
   * several rounds to half the distance.
   */
  contract(r: number, rounds: number): boolean {
    const { map, x } = this;
    const n = x.length;
    const factor = rounds === 1 ? 1 - 1e-6 : 0.5;
    const count = 16 + 16 * n;
    const points = new Float64Array(count * n);
    const radii = new Float64Array(count);
    for (let k = 0; k < count; k++) {
      const { direction, height } =
        k < 2 * n ? { direction: axis(n, k), height: 1 } : this.samples.sample(this.taken++);
      const radius = r + r * height;
      radii[k] = radius;
      for (let i = 0; i < n; i++) {
        let offset = 0;
        for (let j = i; j < n; j++) offset += this.inverse.get(i, j) * (direction[j] ?? NaN);
        points[k * n + i] = (x[i] ?? NaN) + radius * offset;
      }
    }
    map.kernel.step(points, count, this.m * rounds);
    return radii.every((radius, k) => this.length(points.subarray(k * n, (k + 1) * n)) <= factor * radius);
  }

  ellipsoid(radius: number): Ellipsoid {
    return {
      centre: this.x,
      form: Float64Array.from(this.norm.to1DArray(), (entry) => entry / radius),
      reach: this.x.map((_, i) => {
        const square = this.inverse.getRow(i).reduce((sum, entry) => sum + entry * entry, 0);
        return radius * Math.sqrt(square) * (1 + 1e-12);
      }),
    };
  }

  /** |R·(y − x)|₂. */
  private length(y: Float64Array): number {
    const n = y.length;
    let square = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = i; j < n; j++) sum += this.norm.get(i, j) * ((y[j] ?? NaN) - (this.x[j] ?? NaN));
      square += sum * sum;
    }
    return Math.sqrt(square);
  }
}

export function ball(centre: Float64Array, radius: number): Ellipsoid {
  const n = centre.length;
  return {
    centre,
    form: Float64Array.from({ length: n * n }, (_, e) => (e % (n + 1) === 0 ? 1 / radius : 0)),
    reach: new Float64Array(n).fill(radius),
  };
}

/** The ellipsoid, shrunk about its centre until the points are outside, at a level of at least 2. */
export function leavingOut(ellipsoid: Ellipsoid, points: readonly Float64Array[]): Ellipsoid {
  const nearest = Math.min(...points.map((point) => level(ellipsoid, point)));
  if (!(nearest < 2)) return ellipsoid;
  return {
    centre: ellipsoid.centre,
    form: ellipsoid.form.map((entry) => (entry * 2) / nearest),
    reach: ellipsoid.reach.map((half) => (half * nearest) / 2),
  };
}

/** The level |form·(y − centre)|₂ of y: at most 1 inside the ellipsoid. */
export function level({ centre, form }: Ellipsoid, y: Float64Array): number {
  const n = centre.length;
  let square = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = i; j < n; j++) sum += (form[i * n + j] ?? NaN) * ((y[j] ?? NaN) - (centre[j] ?? NaN));
    square += sum * sum;
  }
  return Math.sqrt(square);
}

function axis(n: number, k: number): Float64Array {
  const e = new Float64Array(n);
  e[k >> 1] = k % 2 === 0 ? 1 : -1;
  return e;
}

/**
 * The upper triangular R with |R·A·x| < |R·x|, from P = RᵀR = Σ (Aᵏ)ᵀAᵏ. This sum is finite if the spectral radius is
 * below 1, and satisfies AᵀPA = P − I. `undefined` if the computed sum does not converge.
 */
function contractingNorm(A: Matrix): Matrix | undefined {
  let P = Matrix.eye(A.rows);
  let power = A;
  for (let k = 0; k < 40; k++) {
    if (!isTame(P.to1DArray()) || !isTame(power.to1DArray())) return undefined;
    if (power.norm('frobenius') < 1e-20) {
      const cholesky = new CholeskyDecomposition(Matrix.add(P, P.transpose()).mul(0.5));
      return cholesky.isPositiveDefinite() ? cholesky.lowerTriangularMatrix.transpose() : undefined;
    }
    P = Matrix.add(P, power.transpose().mmul(P).mmul(power));
    power = power.mmul(power);
  }
  return undefined;
}

function upperInverse(R: Matrix): Matrix {
  const n = R.rows;
  const inverse = Matrix.zeros(n, n);
  for (let column = 0; column < n; column++) {
    for (let i = column; i >= 0; i--) {
      let sum = i === column ? 1 : 0;
      for (let j = i + 1; j <= column; j++) sum -= R.get(i, j) * inverse.get(j, column);
      inverse.set(i, column, sum / R.get(i, i));
    }
  }
  return inverse;
}

/** The ellipsoids in the layout for a kernel. */
export function targetsOf(n: number, ellipsoids: readonly Ellipsoid[]): Targets {
  const targets = {
    count: ellipsoids.length,
    centres: new Float64Array(ellipsoids.length * n),
    forms: new Float64Array(ellipsoids.length * n * n),
    reach: new Float64Array(ellipsoids.length * n),
  };
  ellipsoids.forEach(({ centre, form, reach }, k) => {
    targets.centres.set(centre, k * n);
    targets.forms.set(form, k * n * n);
    targets.reach.set(reach, k * n);
  });
  return targets;
}
