/**
 * Where sets end: the attracting region and the avoiding ones, as targets. Floating point guesses which target a set
 * enters, and after how many steps; exact arithmetic confirms it, by the rule that the verifier follows.
 */

import { carries, type Attractor, type Avoiding, type Fate, type Region } from '../certificates/index.js';
import type { IteratedMap } from '../dynamics/index.js';
import { image, type Zonotope } from '../network/index.js';
import { at, type Rational } from '../numbers/index.js';

export type Side = 'attractor' | 'avoiding';

/** After so many steps in float64 a point counts as lost. */
const LONGEST = 48;
/** An image that is not in the target yet may be a few steps later: its bounds are wider than it is. */
const SLACK = 3;
/** Numbers on the way with more binary digits are given up. */
const BITS = 4000n;

class TooLong extends Error {}

/** A target in float64: a ≤ rows·x ≤ b. */
interface FloatTarget {
  readonly rows: Float64Array;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** When a point first lies in targets, and in which: bit 0 is the attractor, bit i + 1 avoiding region i. */
export interface Entry {
  readonly steps: number;
  readonly mask: number;
}

export class Targets {
  private readonly floats: readonly FloatTarget[];
  private readonly next: readonly number[];

  constructor(
    readonly map: IteratedMap,
    readonly attractor: Attractor,
    readonly avoiding: readonly Avoiding[],
  ) {
    if (avoiding.length > 30)
      throw new RangeError(`Targets: expected at most 30 regions, got ${avoiding.length}`);
    this.floats = [attractor.region, ...avoiding.map(({ region }) => region)].map(floatTarget);
    this.next = [0, ...avoiding.map(({ next }) => next + 1)];
  }

  /** For `count` points, rows of n coordinates, which are used up. `undefined` for those that enter no target. */
  entries(points: Float64Array, count: number): readonly (Entry | undefined)[] {
    const n = this.map.dimension;
    const found = new Array<Entry | undefined>(count).fill(undefined);
    let alive = Array.from({ length: count }, (_, k) => k);
    let here = points;
    for (let steps = 0; steps <= LONGEST && alive.length > 0; steps++) {
      const still: number[] = [];
      const rest = new Float64Array(alive.length * n);
      alive.forEach((point, k) => {
        const mask = this.maskAt(here, k * n);
        if (mask !== 0) found[point] = { steps, mask };
        else {
          rest.set(here.subarray(k * n, (k + 1) * n), still.length * n);
          still.push(point);
        }
      });
      this.map.kernel.step(rest, still.length);
      [here, alive] = [rest, still];
    }
    return found;
  }

  /** When all of the points are in a common target of that side, if they ever are. */
  common(entries: readonly (Entry | undefined)[], side: Side): Entry | undefined {
    let steps = 0;
    for (const entry of entries) {
      if (entry === undefined) return undefined;
      steps = Math.max(steps, entry.steps);
    }
    const meant = side === 'attractor' ? 1 : ~1;
    const mask = entries.reduce(
      (all, entry) => all & this.later(entry?.mask ?? 0, steps - (entry?.steps ?? 0)),
      meant,
    );
    return mask === 0 ? undefined : { steps, mask };
  }

  /** The fate of the set on that side, exactly, near the one that was guessed; `undefined` if it is not confirmed. */
  confirm(set: Zonotope, side: Side, guess: Entry): Fate | undefined {
    const { network } = this.map;
    const goals: readonly (readonly [Fate['into'], Region])[] =
      side === 'attractor'
        ? [['attractor', this.attractor.region]]
        : this.avoiding.map(({ region }, i) => [i, region]);
    const regions = this.avoiding.map(({ region }) => region);
    let x = set;
    try {
      for (let steps = 0; steps <= guess.steps + SLACK; steps++) {
        for (const [into, region] of goals) {
          if (region.contains(x, watch)) return { into, steps };
          if (steps < guess.steps || network.activation.continuous) continue;
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

  private maskAt(x: Float64Array, at: number): number {
    let mask = 0;
    this.floats.forEach(({ rows, lo, hi }, k) => {
      const n = lo.length;
      for (let i = 0; i < n; i++) {
        let t = 0;
        for (let j = 0; j < n; j++) t += (rows[i * n + j] ?? NaN) * (x[at + j] ?? NaN);
        if (!(t >= (lo[i] ?? NaN) && t <= (hi[i] ?? NaN))) return;
      }
      mask |= 1 << k;
    });
    return mask;
  }

  private later(mask: number, steps: number): number {
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

function watch({ numerator, denominator }: Rational): void {
  if (denominator >> BITS > 0n || (numerator < 0n ? -numerator : numerator) >> BITS > 0n) throw new TooLong();
}

/** Widened by what rounding may do, so that a single point can be met too. */
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
