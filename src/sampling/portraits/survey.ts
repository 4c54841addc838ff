/**
 * A glance at a network that is too large for a portrait: where the orbits of a few starts come to rest, and whether rays
 * and segments stay with one attractor. It takes evaluations of F alone, no Jacobians and no grids. Sampled throughout.
 */

import type { Network } from '../../exact/index.js';
import { distance, IteratedMap, magnitude } from '../orbits/iterated-map.js';
import { Ending, type Targets } from '../kernels/kernel.js';
import { between, rayFrom } from '../orbits/polyline.js';
import { Random } from '../orbits/random.js';

/** Where orbits of samples end. */
export interface Resting {
  /** The points of a cycle, one for a fixed point. */
  readonly points: readonly Float64Array[];
  /** How many of the starts end there. */
  readonly count: number;
}

export interface SurveyOptions {
  readonly seed: number;
  /** The cube in which the starts are, [lo, hi]ⁿ. */
  readonly lo: number;
  readonly hi: number;
}

/** Multiplications that all starts, rays and segments may take together. */
const PRODUCTS = 2e10;
const MOST_STARTS = 1000;
const FEWEST_STARTS = 16;
/** Steps of an orbit. */
const BUDGET = 256;
/** Steps after which it is seen which orbits have come close to a resting point; of the others, a few are looked at. */
const STRETCH = 32;
const FEW = 4;
const LONGEST_PERIOD = 16;
/** How close, relative to 1 + |x|, an orbit has come back, and two resting points are one. */
const RETURNED = 1e-6;
const SAME = 1e-4;
const ESCAPE_RADIUS = 1e8;
const NO_TARGETS: Targets = {
  count: 0,
  centres: new Float64Array(),
  forms: new Float64Array(),
  reach: new Float64Array(),
};

/** What becomes of a sample that comes to rest nowhere. */
export const Elsewhere = { escaped: -1, unsettled: -2 } as const;

/** The multiplications in one evaluation of F. */
export function productsOf({ inputDimension, widths }: Network): number {
  let inputs = inputDimension;
  return widths.reduce((sum, outputs) => {
    const products = inputs * outputs;
    inputs = outputs;
    return sum + products;
  }, 0);
}

export class Survey {
  readonly map: IteratedMap;
  /** The number of starts. */
  readonly starts: number;
  /** By how many starts end there, the most first. */
  readonly resting: readonly Resting[];
  /** Of the starts those that escape, and those of which nothing is known after so many steps. */
  readonly escaped: number;
  readonly unsettled: number;
  /** The cube in which the starts are, [lo, hi]ⁿ. */
  readonly box: { readonly lo: number; readonly hi: number };
  /** How many steps an orbit is followed. */
  readonly steps = BUDGET;
  private found: { points: readonly Float64Array[]; count: number }[] = [];
  private readonly startPoints: Float64Array;
  private readonly startLabels: Int32Array;

  /** Throws unless F maps ℝⁿ to ℝⁿ. The same seed gives the same survey. */
  constructor(
    network: Network,
    private readonly options: SurveyOptions,
  ) {
    this.map = new IteratedMap(network);
    const n = this.map.dimension;
    const orbits = PRODUCTS / productsOf(network) / BUDGET;
    this.starts = Math.round(Math.min(MOST_STARTS, Math.max(FEWEST_STARTS, orbits / 2)));
    const random = new Random(options.seed, 'survey');
    const { lo, hi } = options;
    this.box = { lo, hi };
    this.startPoints = Float64Array.from({ length: this.starts * n }, () => random.between(lo, hi));
    const labels = this.labels(this.startPoints, true);
    const order = this.found
      .map((_, k) => k)
      .sort((a, b) => (this.found[b]?.count ?? 0) - (this.found[a]?.count ?? 0));
    this.found = order.flatMap((k) => this.found[k] ?? []);
    this.startLabels = labels.map((label) => (label < 0 ? label : order.indexOf(label)));
    this.resting = this.found;
    this.escaped = labels.filter((label) => label === Elsewhere.escaped).length;
    this.unsettled = labels.filter((label) => label === Elsewhere.unsettled).length;
  }

  /** The starts, or some of them, with the given label. */
  startsAt(label: number, most: number): readonly Float64Array[] {
    const n = this.map.dimension;
    const at = [...this.startLabels.keys()].filter((k) => this.startLabels[k] === label).slice(0, most);
    return at.map((k) => this.startPoints.slice(k * n, (k + 1) * n));
  }

  /** Whether all samples on a segment have the label. */
  segmentStays(a: Float64Array, b: Float64Array, label: number): boolean {
    const path = SEGMENT.map((t) => between(a, b, t));
    return this.labels(Float64Array.from(path.flat())).every((each) => each === label);
  }

  /** Whether all samples on one of some rays from the point have such a label: out to some millions of times its size. */
  someRayStays(x: Float64Array, isIn: (label: number) => boolean): boolean {
    const random = new Random(this.options.seed, 'rays');
    for (let k = 0; k < RAYS; k++) {
      const ray = rayFrom(x, random.direction(x.length));
      if (this.labels(Float64Array.from(ray.flat())).every(isIn)) return true;
    }
    return false;
  }

  /** Where the orbits of points end: the index of a resting point, or what `Elsewhere` says. */
  private labels(starts: Float64Array, mayAdd = false): Int32Array {
    const { map } = this;
    const n = map.dimension;
    const labels = new Int32Array(starts.length / n).fill(Elsewhere.unsettled);
    let moving = [...labels.keys()];
    let points = starts.slice();
    for (let step = 0; step < BUDGET && moving.length > 0; step += STRETCH) {
      const limits = { budget: STRETCH, escapeRadius: ESCAPE_RADIUS };
      const { endings } = map.kernel.settle(points, moving.length, NO_TARGETS, limits);
      const isLast = step + STRETCH >= BUDGET;
      const rest: number[] = [];
      moving.forEach((k, position) => {
        const x = points.slice(position * n, (position + 1) * n);
        const ending = endings[position] ?? Ending.budgetSpent;
        const isAtRest = ending === Ending.recurred || isLast || position < FEW;
        if (ending === Ending.escaped || ending === Ending.leftFloatRange) labels[k] = Elsewhere.escaped;
        else labels[k] = this.restingAt(x, mayAdd && isAtRest);
        if (labels[k] === Elsewhere.unsettled) rest.push(position);
      });
      const left = new Float64Array(rest.length * n);
      rest.forEach((position, r) => left.set(points.subarray(position * n, (position + 1) * n), r * n));
      moving = rest.flatMap((position) => moving[position] ?? []);
      points = left;
    }
    if (mayAdd) for (const label of labels) this.count(label);
    return labels;
  }

  private count(label: number): void {
    const entry = this.found[label];
    if (entry) entry.count++;
  }

  /** The resting point that is near, if there is one; a new one, if it may be added and x comes back. */
  private restingAt(x: Float64Array, mayAdd: boolean): number {
    const known = this.found.findIndex(({ points }) =>
      points.some((point) => distance(point, x) <= SAME * magnitude(point)),
    );
    const points = known >= 0 || !mayAdd ? undefined : this.cycleThrough(x);
    if (points === undefined) return known >= 0 ? known : Elsewhere.unsettled;
    this.found.push({ points, count: 0 });
    return this.found.length - 1;
  }

  /** The cycle on which a point lies, near enough; `undefined` if it does not come back. */
  private cycleThrough(x: Float64Array): readonly Float64Array[] | undefined {
    const points = [x];
    let y = x;
    for (let m = 1; m <= LONGEST_PERIOD; m++) {
      y = this.map.image(y);
      if (distance(x, y) <= RETURNED * magnitude(x)) return points;
      points.push(y);
    }
    return undefined;
  }
}

/** Places on a segment; rays tried from a point. */
const SEGMENT = Array.from({ length: 17 }, (_, k) => k / 16);
const RAYS = 8;
