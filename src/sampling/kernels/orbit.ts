/** One orbit in the scalar kernel: its points since the last look, and how it ends. */

import { Ending, type Targets } from './kernel.js';

/** The orbit has not ended. */
export const NOWHERE = -100;

export class Orbit {
  /** The target in which the orbit landed, an `Ending`, or `NOWHERE`. */
  ending = NOWHERE;
  /** The current point, or the point at which the orbit ended. */
  end: Float64Array;
  private readonly trail: Float64Array[];
  /** Number of steps since the last look. */
  private steps = 0;
  private readonly past: Float64Array;
  /** Number of looks in a row at which the norm had grown, outside the escape radius; and that norm. */
  private growing = 0;
  private norm = 0;

  constructor(
    private readonly n: number,
    private readonly targets: Targets,
    private readonly escapeRadius: number,
    /** Number of looks of growth after which the orbit has escaped. */
    private readonly looks: number,
  ) {
    this.trail = [];
    this.end = new Float64Array(n);
    this.past = new Float64Array(n);
  }

  begin(x: Float64Array): void {
    this.growing = 0;
    this.norm = 0;
    this.end = x.slice(0, this.n);
    this.ending = this.landing(x);
  }

  /** Remembers the point with which later ones are compared. */
  remember(x: Float64Array): void {
    for (let i = 0; i < this.n; i++) this.past[i] = x[i] ?? NaN;
  }

  /** Adds the next point. */
  add(x: Float64Array): void {
    const point = (this.trail[this.steps] ??= new Float64Array(this.n));
    for (let i = 0; i < this.n; i++) point[i] = x[i] ?? NaN;
    this.steps++;
  }

  /**
   * Looks at the points that were added. Returns the number of steps after which the orbit ended, or the number of
   * all these points if it goes on.
   */
  look(): number {
    const { steps, trail } = this;
    this.steps = 0;
    this.end = trail[steps - 1] ?? this.end;
    const hasEscaped = this.hasGrown();
    const isFinite = this.norm < Infinity;
    if (isFinite && !hasEscaped && !this.isSame(this.end) && !this.isNear(this.end)) return steps;
    for (let s = 1; s <= steps; s++) {
      const x = trail[s - 1] ?? this.end;
      if (!(norm(x, this.n) < Infinity)) this.ending = Ending.leftFloatRange;
      else if (this.isSame(x)) this.ending = Ending.recurred;
      else if (s === steps && hasEscaped) this.ending = Ending.escaped;
      else this.ending = this.landing(x);
      if (this.ending === NOWHERE) continue;
      this.end = x;
      return s;
    }
    return steps;
  }

  /** Counts the looks at which the orbit had grown, outside the escape radius. Returns whether they are enough. */
  private hasGrown(): boolean {
    const size = norm(this.end, this.n);
    this.growing = size > this.escapeRadius && size > this.norm ? this.growing + 1 : 0;
    this.norm = size;
    return this.growing === this.looks;
  }

  private isSame(x: Float64Array): boolean {
    for (let i = 0; i < this.n; i++) if (x[i] !== this.past[i]) return false;
    return true;
  }

  /** Whether x is in the box around some target. */
  private isNear(x: Float64Array): boolean {
    for (let target = 0; target < this.targets.count; target++) if (this.isInBox(x, target)) return true;
    return false;
  }

  private isInBox(x: Float64Array, target: number): boolean {
    const { n } = this;
    const { centres, reach } = this.targets;
    for (let i = 0, c = target * n; i < n; i++, c++) {
      if (!(Math.abs((x[i] ?? NaN) - (centres[c] ?? NaN)) <= (reach[c] ?? NaN))) return false;
    }
    return true;
  }

  /** The first target that contains x, or `NOWHERE`. */
  private landing(x: Float64Array): number {
    const { n } = this;
    const { count, centres, forms } = this.targets;
    for (let target = 0, c = 0; target < count; target++, c += n) {
      if (!this.isInBox(x, target)) continue;
      let square = 0;
      // The rows are taken from the last one, which is the shortest, to the first. The sum only grows.
      for (let i = n - 1; i >= 0 && !(square > 1); i--) {
        const row = (c + i) * n;
        let sum = 0;
        for (let j = i; j < n; j++)
          sum += (forms[row + j] ?? NaN) * ((x[j] ?? NaN) - (centres[c + j] ?? NaN));
        square += sum * sum;
      }
      if (square <= 1) return target;
    }
    return NOWHERE;
  }
}

/** max |x_i|; NaN if some x_i is NaN. */
function norm(x: Float64Array, n: number): number {
  let norm = 0;
  for (let i = 0; i < n; i++) {
    const size = Math.abs(x[i] ?? NaN);
    if (size > norm || Number.isNaN(size)) norm = size;
  }
  return norm;
}
