/**
 * A survey of a network that is too large for a portrait: where the orbits of a few starts come to rest, and whether
 * rays and segments stay with one attractor. It only evaluates F; it needs no Jacobians and no grids. Everything is
 * sampled.
 */

import type { Network } from '../../exact/index.js';
import { distance, IteratedMap, magnitude } from '../orbits/iterated-map.js';
import { SparseMap } from '../orbits/sparse-map.js';
import { Ending, type Targets } from '../kernels/kernel.js';
import { between, rayFrom } from '../orbits/polyline.js';
import { Random } from '../orbits/random.js';
import { type StartBox, pointsIn } from './start-box.js';

/** A place where orbits of samples end. */
export interface Resting {
  /** The points of a cycle; one point for a fixed point. */
  readonly points: readonly Float64Array[];
  /** Number of the starts that end there. */
  readonly count: number;
}

export interface SurveyOptions {
  readonly seed: number;
  /** The box in which the starts are. */
  readonly box: StartBox;
}

/** Number of multiplications that all starts, rays and segments may take together. */
const MOST_PRODUCTS = 2e10;
const MOST_STARTS = 1000;
const FEWEST_STARTS = 16;
/** Number of steps of an orbit. */
const MOST_STEPS = 256;
/** Number of steps after which it is checked which orbits are close to a known resting point … */
const STEPS_BETWEEN_LOOKS = 32;
/** … and this number of the other orbits is examined. */
const ORBITS_EXAMINED = 4;
const LONGEST_PERIOD = 16;
/** An orbit has returned if it is this close to an earlier point, relative to 1 + |x| … */
const RETURN_DISTANCE = 1e-6;
/** … and two resting points this close to each other are the same. */
const SAME_POINT_DISTANCE = 1e-4;
const ESCAPE_RADIUS = 1e8;
const NO_TARGETS: Targets = {
  count: 0,
  centres: new Float64Array(),
  forms: new Float64Array(),
  reach: new Float64Array(),
};

/** The labels of samples that do not come to rest. */
export const Elsewhere = { escaped: -1, unsettled: -2 } as const;

/** Number of multiplications in one evaluation of F. */
export function productsOf({ inputDimension, widths }: Network): number {
  let inputs = inputDimension;
  return widths.reduce((sum, outputs) => {
    const products = inputs * outputs;
    inputs = outputs;
    return sum + products;
  }, 0);
}

export class Survey {
  readonly map: IteratedMap | SparseMap;
  /** The number of starts. */
  readonly starts: number;
  /** The resting points, in decreasing order of the number of starts that end there. */
  readonly resting: readonly Resting[];
  /**
   * Number of starts that escape, and number of those that have neither escaped nor come to rest after `steps` steps.
   */
  readonly escaped: number;
  readonly unsettled: number;
  /** The box in which the starts are. */
  readonly box: StartBox;
  /** Number of steps for which an orbit is followed. */
  readonly steps = MOST_STEPS;
  private found: { points: readonly Float64Array[]; count: number }[] = [];
  private readonly startPoints: Float64Array;
  private readonly startLabels: Int32Array;

  /** Throws unless F maps ℝⁿ to ℝⁿ. The same seed gives the same survey. */
  constructor(
    network: Network | SparseMap,
    private readonly options: SurveyOptions,
  ) {
    const isSparse = network instanceof SparseMap;
    this.map = isSparse ? network : new IteratedMap(network);
    const orbits = MOST_PRODUCTS / (isSparse ? network.products : productsOf(network)) / MOST_STEPS;
    this.starts = Math.round(Math.min(MOST_STARTS, Math.max(FEWEST_STARTS, orbits / 2)));
    const random = new Random(options.seed, 'survey');
    this.box = options.box;
    this.startPoints = pointsIn(this.box, this.starts, random);
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

  /** All starts, in rows. */
  allStarts(): Float64Array {
    return this.startPoints.slice();
  }

  /** At most `most` of the starts with the given label. */
  startsAt(label: number, most: number): readonly Float64Array[] {
    const n = this.map.dimension;
    const at = [...this.startLabels.keys()].filter((k) => this.startLabels[k] === label).slice(0, most);
    return at.map((k) => this.startPoints.slice(k * n, (k + 1) * n));
  }

  /** Whether all samples on a segment have the label. */
  segmentStays(a: Float64Array, b: Float64Array, label: number): boolean {
    const path = PLACES_ON_A_SEGMENT.map((t) => between(a, b, t));
    return this.labels(Float64Array.from(path.flat())).every((each) => each === label);
  }

  /**
   * Whether, on at least one of several rays from the point, all samples have a label for which `isIn` holds. The
   * rays reach to some millions of times the size of the point.
   */
  someRayStays(x: Float64Array, isIn: (label: number) => boolean): boolean {
    const random = new Random(this.options.seed, 'rays');
    for (let k = 0; k < RAYS_PER_POINT; k++) {
      const ray = rayFrom(x, random.direction(x.length));
      if (this.labels(Float64Array.from(ray.flat())).every(isIn)) return true;
    }
    return false;
  }

  /** The labels of points: the index of the resting point where the orbit ends, or a label of `Elsewhere`. */
  private labels(starts: Float64Array, mayAdd = false): Int32Array {
    const { map } = this;
    const n = map.dimension;
    const labels = new Int32Array(starts.length / n).fill(Elsewhere.unsettled);
    let moving = [...labels.keys()];
    let points = starts.slice();
    for (let step = 0; step < MOST_STEPS && moving.length > 0; step += STEPS_BETWEEN_LOOKS) {
      const limits = { budget: STEPS_BETWEEN_LOOKS, escapeRadius: ESCAPE_RADIUS };
      const { endings } = map.kernel.settle(points, moving.length, NO_TARGETS, limits);
      const isLast = step + STEPS_BETWEEN_LOOKS >= MOST_STEPS;
      const rest: number[] = [];
      moving.forEach((k, position) => {
        const x = points.slice(position * n, (position + 1) * n);
        const ending = endings[position] ?? Ending.budgetSpent;
        const isAtRest = ending === Ending.recurred || isLast || position < ORBITS_EXAMINED;
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

  /**
   * The index of a resting point near x, if there is one; otherwise of a new one, if `mayAdd` and the orbit of x
   * returns to x.
   */
  private restingAt(x: Float64Array, mayAdd: boolean): number {
    const known = this.found.findIndex(({ points }) =>
      points.some((point) => distance(point, x) <= SAME_POINT_DISTANCE * magnitude(point)),
    );
    const points = known >= 0 || !mayAdd ? undefined : this.cycleThrough(x);
    if (points === undefined) return known >= 0 ? known : Elsewhere.unsettled;
    this.found.push({ points, count: 0 });
    return this.found.length - 1;
  }

  /** The cycle on which a point lies, approximately; `undefined` if its orbit does not return. */
  private cycleThrough(x: Float64Array): readonly Float64Array[] | undefined {
    const points = [x];
    let y = x;
    for (let m = 1; m <= LONGEST_PERIOD; m++) {
      y = this.map.image(y);
      if (distance(x, y) <= RETURN_DISTANCE * magnitude(x)) return points;
      points.push(y);
    }
    return undefined;
  }
}

/** Places of the samples on a segment, and number of rays tried from a point. */
const PLACES_ON_A_SEGMENT = Array.from({ length: 17 }, (_, k) => k / 16);
const RAYS_PER_POINT = 8;
