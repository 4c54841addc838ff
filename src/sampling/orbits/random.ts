/** Random choices from a seed. They are the same on every machine, because no transcendental function is used. */

import seedrandom from 'seedrandom';
import { exp64 } from '../../exact/index.js';

/** √(2/e) */
const SQRT_2_OVER_E = 0.8577638849607068;

export class Random {
  private readonly next: seedrandom.PRNG;

  /**
   * The stream of a seed and a purpose. Streams with different purposes are independent, so a new use of one does not
   * change the others.
   */
  constructor(seed: number, purpose: string) {
    this.next = seedrandom(`${purpose}/${seed}`);
  }

  /** Uniform in [lo, hi). */
  between(lo: number, hi: number): number {
    return lo + (hi - lo) * this.next();
  }

  /** One of 0, …, count − 1. */
  index(count: number): number {
    return Math.floor(this.next() * count);
  }

  /**
   * A standard normal number, at most 13 in absolute value: the ratio v/u of a point that is uniform in the region u²
   * ≤ e^(−(v/u)²/2) (Kinderman and Monahan).
   */
  normal(): number {
    for (;;) {
      const u = this.next();
      const x = ((2 * this.next() - 1) * SQRT_2_OVER_E) / u;
      if (u > 0 && u * u <= exp64(-0.5 * x * x)) return x;
    }
  }

  /**
   * A unit vector, close to uniform on the sphere. Each coordinate is a sum of four uniform ones; then the vector is
   * normalised.
   */
  direction(n: number): Float64Array {
    for (;;) {
      const v = Float64Array.from(
        { length: n },
        () => this.next() + this.next() + this.next() + this.next() - 2,
      );
      const length = Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
      if (length > 1e-3) return v.map((x) => x / length);
    }
  }
}
