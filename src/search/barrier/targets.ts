/**
 * Where sets end: the attracting region and the avoiding ones, as targets. Floating point guesses which target a set
 * enters, and after how many steps. Exact arithmetic confirms the guess, by the rule that the verifier follows.
 */

import { carries, type Attractor, type Avoiding, type Fate, type Region } from '../../proof/index.js';
import type { IteratedMap } from '../../sampling/index.js';
import { affineForms, at, type Fraction, image, type Rational, type Zonotope } from '../../exact/index.js';
import { floatForms, floatImage, rangeAlong, type FloatForms } from './float-forms.js';

export type Side = 'attractor' | 'avoiding';

/** Number of steps in float64 after which a point counts as lost. */
const MOST_STEPS_FOLLOWED = 48;
/**
 * Number of steps that may be added to the guess. An exact image is confirmed later than a point, because its bounds
 * are wider than the image itself.
 */
const STEPS_OF_SLACK = 3;
/** A set is given up when a number in its computation has more binary digits than this. */
const MOST_BITS = 4000n;

class TooLong extends Error {}

/** A target in float64: a ≤ rows·x ≤ b. */
interface FloatTarget {
  readonly rows: Float64Array;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** Targets with the same rows, one behind the other, with the numbers that they have among all; and the least box that they all lie in. */
interface FloatTargets extends FloatTarget {
  readonly bits: readonly number[];
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/**
 * When a point first lies in targets, and in which ones, as one number: 2³¹·steps + mask. Bit 0 of the mask stands
 * for the attracting region, and bit i + 1 for avoiding region i.
 */
export type Entry = number;

/** The point was in no target in all the steps that were looked at. */
export const NEVER: Entry = -1;

const MASKS_PER_STEP = 2 ** 31;
const stepsOf = (entry: Entry): number => Math.floor(entry / MASKS_PER_STEP);
const maskOf = (entry: Entry): number => entry % MASKS_PER_STEP;

/** Number of avoiding regions for which a mask has a bit. */
export const MOST_REGIONS = 30;

export class Targets {
  /** Number of points followed so far; a caller can keep a budget with it. */
  followed = 0;
  private readonly floats: readonly FloatTarget[];
  private readonly next: readonly number[];
  /** Whether F maps every target into itself. */
  private readonly areStill: boolean;

  constructor(
    readonly map: IteratedMap,
    readonly attractor: Attractor,
    readonly avoiding: readonly Avoiding[],
    /** For points, given as rows, which of them may enter the attracting region at all. */
    private readonly mayLand: (points: Float64Array, count: number) => readonly boolean[],
  ) {
    if (avoiding.length > MOST_REGIONS) {
      throw new RangeError(`Targets: expected at most ${MOST_REGIONS} regions, got ${avoiding.length}`);
    }
    this.floats = [attractor.region, ...avoiding.map(({ region }) => region)].map(floatTarget);
    this.next = [0, ...avoiding.map(({ next }) => next + 1)];
    this.areStill = this.next.every((next, i) => next === i);
  }

  /**
   * For `count` points, rows of n coordinates, when they enter targets on the given side. The array of the points is
   * overwritten.
   */
  entries(points: Float64Array, count: number, side: Side): readonly Entry[] {
    const n = this.map.dimension;
    const meant = side === 'attractor' ? 1 : -2;
    const targets = grouped(side === 'attractor' ? this.floats.slice(0, 1) : this.floats);
    const along = new Float64Array(n);
    this.followed += count;
    const found = new Array<Entry>(count).fill(NEVER);
    // The numbers of the points that are in no target yet, which are moved to the front.
    const alive = new Int32Array(count);
    let left = 0;
    const mayLand = side === 'attractor' ? this.mayLand(points, count) : undefined;
    for (let k = 0; k < count; k++) if (mayLand === undefined || mayLand[k] === true) left = keep(k, k);
    for (let steps = 0; steps <= MOST_STEPS_FOLLOWED && left > 0; steps++) {
      const before = left;
      left = 0;
      for (let k = 0; k < before; k++) {
        const mask = maskAt(targets, points, k * n, along);
        const point = alive[k] ?? 0;
        if ((mask & meant) !== 0) found[point] = steps * MASKS_PER_STEP + (mask & meant);
        else if (mask === 0 && isFinitePoint(points, k * n, n)) left = keep(k, point);
      }
      this.map.kernel.step(points, left);
    }
    return found;

    /** Moves point k behind those that were kept, and returns how many these are now. */
    function keep(k: number, point: number): number {
      alive[left] = point;
      if (k > left) points.copyWithin(left * n, k * n, (k + 1) * n);
      return left + 1;
    }
  }

  /**
   * The first time at which both are in a common target, if there is one. Where φ jumps, a set is divided into cases,
   * and each case may land in another target.
   */
  common(a: Entry, b: Entry): Entry {
    if (a === b || a === NEVER || b === NEVER) return a === b ? a : NEVER;
    const [s, t] = [stepsOf(a), stepsOf(b)];
    const steps = Math.max(s, t);
    const [first, second] = [this.later(maskOf(a), steps - s), this.later(maskOf(b), steps - t)];
    const mask = this.map.network.activation.continuous ? first & second : first | second;
    return mask === 0 ? NEVER : steps * MASKS_PER_STEP + mask;
  }

  /** The exact fate of the set on the given side, near the guessed one; `undefined` if it is not confirmed. */
  confirm(set: Zonotope, side: Side, guess: Entry): Fate | undefined {
    const { network } = this.map;
    const goals: readonly (readonly [Fate['into'], Region])[] =
      side === 'attractor'
        ? [['attractor', this.attractor.region]]
        : this.avoiding.map(({ region }, i) => [i, region]);
    const regions = this.avoiding.map(({ region }) => region);
    const least = stepsOf(guess);
    const first = this.stepsSeen(set, side, least + STEPS_OF_SLACK);
    let x = affineForms(set);
    try {
      for (let steps = 0; steps <= least + STEPS_OF_SLACK && first !== undefined; steps++) {
        for (const [k, [into, region]] of goals.entries()) {
          if (steps < first) break;
          if (region.contains(x, watch)) return { into, steps };
          // If the set is divided into cases, any avoiding region will do. Then the answer is the same for every k,
          // and k = 0 is enough.
          if (steps < least || network.activation.continuous || k > 0) continue;
          const others = side === 'attractor' ? [] : regions;
          if (carries(network, set, steps, region, others, watch)) return { into, steps };
        }
        x = image(network, x, watch);
      }
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
    }
    return undefined;
  }

  /**
   * The number of steps, at most `most`, after which affine forms in float64 see the set within a target on the given
   * side. 0 where they cannot say, because φ is smooth or jumps.
   */
  private stepsSeen(set: Zonotope, side: Side, most: number): number | undefined {
    const { network, floats } = this.map;
    const { pieces } = floats;
    if (pieces === undefined || !network.activation.continuous) return 0;
    const goals = side === 'attractor' ? this.floats.slice(0, 1) : this.floats.slice(1);
    let x = floatForms(set);
    for (let steps = 0; steps <= most; steps++) {
      if (goals.some((goal) => contains(goal, x))) return steps;
      x = floatImage(floats, pieces, x);
    }
    return undefined;
  }

  private later(mask: number, steps: number): number {
    if (this.areStill) return mask;
    let now = mask;
    for (let k = 0; k < steps; k++) {
      let then = 0;
      this.next.forEach((next, i) => {
        if ((now >> i) & 1) then |= 1 << next;
      });
      now = then;
    }
    return now;
  }
}

function grouped(targets: readonly FloatTarget[]): readonly FloatTargets[] {
  const names = targets.map(({ rows }) => rows.join());
  return [...new Set(names)].map((name) => {
    const bits = [...names.keys()].filter((bit) => names[bit] === name);
    const own = bits.map((bit) => at(targets, bit));
    const ends = (side: 'lo' | 'hi') => Float64Array.from(own.flatMap((target) => [...target[side]]));
    const { rows } = at(own, 0);
    const most = (side: 'lo' | 'hi', of: (...values: number[]) => number) =>
      at(own, 0)[side].map((_, i) => of(...own.map((target) => target[side][i] ?? NaN)));
    return {
      rows,
      lo: ends('lo'),
      hi: ends('hi'),
      bits,
      least: most('lo', Math.min),
      greatest: most('hi', Math.max),
    };
  });
}

/** The mask of the targets in which the point lies that starts at this index. The array `along` is overwritten. */
function maskAt(
  groups: readonly FloatTargets[],
  points: Float64Array,
  start: number,
  along: Float64Array,
): number {
  const n = along.length;
  let mask = 0;
  for (const { rows, lo, hi, bits, least, greatest } of groups) {
    let isNear = true;
    for (let i = 0; i < n && isNear; i++) {
      let t = 0;
      for (let j = 0; j < n; j++) t += (rows[i * n + j] ?? NaN) * (points[start + j] ?? NaN);
      along[i] = t;
      isNear = t >= (least[i] ?? NaN) && t <= (greatest[i] ?? NaN);
    }
    if (!isNear) continue;
    for (let k = 0, from = 0; k < bits.length; k++, from += n) {
      let i = 0;
      for (; i < n; i++) {
        const t = along[i] ?? NaN;
        if (!(t >= (lo[from + i] ?? NaN) && t <= (hi[from + i] ?? NaN))) break;
      }
      if (i === n) mask |= 1 << (bits[k] ?? 0);
    }
  }
  return mask;
}

function isFinitePoint(x: Float64Array, at: number, n: number): boolean {
  for (let i = 0; i < n; i++) if (!Number.isFinite(x[at + i])) return false;
  return true;
}

function contains({ rows, lo, hi }: FloatTarget, forms: FloatForms): boolean {
  const n = lo.length;
  return lo.every((least, i) => {
    const range = rangeAlong(rows.subarray(i * n, (i + 1) * n), forms);
    return range.lo >= least && range.hi <= (hi[i] ?? NaN);
  });
}

function watch({ numerator, denominator }: Fraction): void {
  if (denominator >> MOST_BITS > 0n || (numerator < 0n ? -numerator : numerator) >> MOST_BITS > 0n)
    throw new TooLong();
}

/** The region as a target, widened by possible rounding errors, so that a target of a single point can be met too. */
function floatTarget({ origin, toCoordinates, ranges }: Region): FloatTarget {
  const rows = Float64Array.from(toCoordinates.flatMap((row) => row.map((w) => w.toNumber())));
  const shift = toCoordinates.map((row) =>
    row.reduce((sum, w, j) => sum + w.toNumber() * at(origin, j).toNumber(), 0),
  );
  const end = (value: Rational | undefined, i: number, sign: -1 | 1): number => {
    if (value === undefined) return sign * Infinity;
    const edge = value.toNumber() + (shift[i] ?? NaN);
    return edge + sign * 1e-9 * (1 + Math.abs(edge));
  };
  return {
    rows,
    lo: Float64Array.from(ranges, ({ lo }, i) => end(lo, i, -1)),
    hi: Float64Array.from(ranges, ({ hi }, i) => end(hi, i, 1)),
  };
}
