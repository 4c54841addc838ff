/**
 * Certificates against Theorems 2.1–2.3: from a suspicion to a file that the verifier accepts.
 *
 * The attractor becomes an exact point with an attracting region. Other attractors, periodic points and ways to
 * infinity become avoiding regions. Then a barrier is searched for on one grid after the other, in coordinates that
 * suit the network. A result counts only when the text of its file has been read back and verified.
 */

import {
  verifyAboutNetwork,
  writeCounterexample,
  type Attractor,
  type Avoiding,
  type Barrier,
  type BasinCounterexample,
  type Fate,
} from '../../proof/index.js';
import { SampledFate as Label, Random, type Evidence, type Portrait } from '../../sampling/index.js';
import { at, type Vector } from '../../exact/index.js';
import type { BasinQuestion, BasinTheorem } from '../../statements/index.js';
import { attractingRegion, exactPeriodicPoint, roundedPoint, simplestVector } from '../attraction/index.js';
import { avoidingChains, type Chain } from './avoiding-regions.js';
import { BarrierSearch, fateOfPoint, type Found, type Separated } from './barrier-search.js';
import type { Certification, Thoroughness } from '../kind/index.js';
import { MOST_POINTS_FOLLOWED, type Pass, PASSES } from './passes.js';
import {
  axesOver,
  coordinateSystems,
  systemOf,
  wallSystem,
  type Coordinates,
  type GridWindow,
} from './coordinates.js';
import { farRows } from './far-directions.js';
import { MOST_REGIONS, Targets, type Side } from './targets.js';

/** The violation that is suspected, and the basin of the portrait that it concerns. */
export interface BasinSuspicion {
  readonly portrait: Portrait;
  readonly statement: BasinTheorem;
  readonly dropped: readonly string[];
  readonly basin: number;
  readonly evidence: Evidence;
  readonly effort: Thoroughness;
}

/** Sizes of the windows, in multiples of the box around what is suspected. */
const WINDOWS_IN_BOX_SIZES = [1.5, 3, 8];

/** Where the cells of a barrier have to end, and the points that it separates. */
const SIDES: Readonly<Record<BasinQuestion, { readonly cells: Side; readonly points: Side }>> = {
  'bounded basin component': { cells: 'avoiding', points: 'attractor' },
  'bounded complement component': { cells: 'attractor', points: 'avoiding' },
  'disconnected basin': { cells: 'avoiding', points: 'attractor' },
};

export function certifyBasin(suspicion: BasinSuspicion): Certification {
  const { portrait, statement } = suspicion;
  const { map, classifier } = portrait;
  const point = classifier.basins[suspicion.basin]?.point;
  if (point === undefined)
    throw new RangeError(`certifyBasin: expected a basin of the portrait, got ${suspicion.basin}`);
  const exact =
    exactPeriodicPoint(map.network, point, 1) ??
    (map.network.activation.exact ? undefined : roundedPoint(point));
  if (exact === undefined) return failed('no exact fixed point was found near the attractor');
  const attractor = attractingRegion(map.network, map.floats, exact);
  if (attractor === undefined) {
    return failed('no region around the attractor was found that a power of F up to 24 contracts exactly');
  }
  const chains = avoidingChains(portrait, attractor, strangersOf(suspicion));
  const targets = new Targets(map, attractor, flattened(chains), (points, count) =>
    classifier.landIn(suspicion.basin, points, count),
  );
  const side = SIDES[statement.question].cells;
  if (side === 'avoiding' && targets.avoiding.length === 0) {
    return failed(
      'no avoiding region was found: no other attractor, periodic point or way to infinity that is exact',
    );
  }
  const separated = separatedPoints(suspicion, targets);
  if (typeof separated === 'string') return failed(separated);
  const marks = targets.avoiding.flatMap(({ region }) => pointIn(region.ranges, region.origin));
  const most = MOST_POINTS_FOLLOWED[suspicion.effort];
  let best = 'no grid was tried';
  for (const pass of PASSES[suspicion.effort]) {
    for (const { system, points } of tasks(suspicion, separated)) {
      if (targets.followed > most) {
        return failed(`${best}; no other coordinates were tried, since ${most} points had been followed`);
      }
      const search = new BarrierSearch({ targets, side, points }, system.basis);
      const found = overWindows(suspicion, system, search, pass, marks);
      if (found.kind !== 'found') {
        best = reasonOf(found);
        continue;
      }
      const outcome = finished(suspicion, attractor, targets.avoiding, found.barrier);
      if (outcome.kind === 'certified') return outcome;
      best = outcome.reason;
    }
  }
  return failed(best);
}

/** A failed certification: the suspicion remains. */
function failed(reason: string): Certification {
  return { kind: 'failed', seen: true, reason };
}

function reasonOf(found: Exclude<Found, { kind: 'found' }>): string {
  return found.kind === 'open'
    ? 'no barrier was seen on any grid: some way out has no cell whose samples all end on the right side'
    : `${found.cells} cells of the last grid were seen on the right side, but exact bounds were too wide: a finer grid or larger regions would help`;
}

/**
 * All pairs of a coordinate system and points to separate, in the order in which they are tried. If a wall is
 * suspected, the systems made for walls come first.
 */
function* tasks(
  { portrait, statement, basin, evidence }: BasinSuspicion,
  separated: readonly (readonly Separated[])[],
): Generator<{ system: Coordinates; points: readonly Separated[] }> {
  const { network } = portrait.map;
  const systems = [...coordinateSystems(network)];
  if (statement.question === 'disconnected basin') {
    const far = farRows(portrait, basin, evidence.frame.scale);
    systems.push(...far.flatMap((rows) => systemOf(network, rows) ?? []));
  }
  const [p, q] = evidence.points;
  if (p && q && evidence.thickness === 0) {
    const region = { classifier: portrait.classifier, basin, complement: false };
    const wall = wallSystem(portrait, region, p, q);
    if (wall) systems.unshift(wall);
  }
  for (const points of separated) for (const system of systems) yield { system, points };
}

/** Searches in all windows with all numbers of steps, coarse grids first. */
function overWindows(
  suspicion: BasinSuspicion,
  system: Coordinates,
  search: BarrierSearch,
  { steps, refining }: Pass,
  marks: readonly Vector[],
): Found {
  let last: Found = { kind: 'open' };
  const windows = windowsOf(suspicion, system);
  for (const count of steps[system.basis.length - 1] ?? []) {
    for (const window of windows) {
      const found = search.on(axesOver(system, window, count, marks), refining);
      if (found.kind === 'found') return found;
      if (found.kind === 'unconfirmed' || last.kind === 'open') last = found;
    }
  }
  return last;
}

/**
 * Windows around what is suspected; and graded windows around the attractor, on the scale on which the violation was
 * suspected.
 */
function windowsOf(
  { portrait, basin, evidence }: BasinSuspicion,
  { rows }: Coordinates,
): readonly GridWindow[] {
  const { box, points, frame } = evidence;
  const point = portrait.classifier.basins[basin]?.point ?? [];
  const own = rows.map((row) => {
    const w = row.map((x) => x.toNumber());
    let [lo, hi] = [0, 0];
    w.forEach((x, i) => {
      const ends = [x * (box.lo[i] ?? NaN), x * (box.hi[i] ?? NaN)];
      lo += Math.min(...ends);
      hi += Math.max(...ends);
    });
    for (const x of points) {
      const value = along(w, x);
      [lo, hi] = [Math.min(lo, value), Math.max(hi, value)];
    }
    return { middle: (lo + hi) / 2, half: (hi - lo) / 2 };
  });
  const around = (factor: number): GridWindow => ({
    ranges: own.map(({ middle, half }) => {
      const width = half * factor || 1e-6 * (1 + Math.abs(middle));
      return { lo: middle - width, hi: middle + width };
    }),
    graded: false,
  });
  const graded: GridWindow = {
    ranges: rows.map((row) => {
      const w = row.map((x) => x.toNumber());
      const middle = along(w, point);
      const width = frame.scale * Math.max(...w.map(Math.abs));
      return { lo: middle - width, hi: middle + width };
    }),
    graded: true,
  };
  const windows = WINDOWS_IN_BOX_SIZES.map(around);
  return frame.extent === 'space' ? [graded, ...windows] : windows;
}

function along(w: readonly number[], x: ArrayLike<number>): number {
  return w.reduce((sum, entry, i) => sum + entry * (x[i] ?? NaN), 0);
}

/**
 * The points that a barrier has to separate, with their fates, in the order in which to try them; or a sentence that
 * says why there are none.
 */
function separatedPoints(
  { statement, evidence, portrait }: BasinSuspicion,
  targets: Targets,
): readonly (readonly Separated[])[] | string {
  const side = SIDES[statement.question].points;
  const withFate = (x: Vector): Separated | undefined => {
    const fate = fateOfPoint(targets, x, side);
    return fate && { at: x, fate };
  };
  const own = (simple: Vector, x: Float64Array): boolean => {
    const n = x.length;
    const way = new Float64Array(SAMPLES_ON_THE_SEGMENT * n);
    for (let k = 0; k < SAMPLES_ON_THE_SEGMENT; k++) {
      const t = k / (SAMPLES_ON_THE_SEGMENT - 1);
      for (let i = 0; i < n; i++) way[k * n + i] = (1 - t) * (x[i] ?? NaN) + t * at(simple, i).toNumber();
    }
    const { labels } = portrait.classifier.fates(way, SAMPLES_ON_THE_SEGMENT);
    return labels.every((label) => label === labels[0]);
  };
  const near = (x: Float64Array): Separated | undefined => {
    const size = Math.max(...x.map((_, i) => (evidence.box.hi[i] ?? 0) - (evidence.box.lo[i] ?? 0)), 1e-9);
    for (let tolerance = Math.min(size, 1) / 8; tolerance > 1e-15; tolerance /= 8) {
      const simple = simplestVector(x, tolerance);
      const found = own(simple, x) ? withFate(simple) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const found = evidence.points.map(near);
  if (statement.question === 'disconnected basin') {
    return found.every((each) => each !== undefined) && found.length === 2
      ? [found]
      : 'a point of the basin was not seen to enter the attracting region exactly';
  }
  const exactOnes =
    side === 'avoiding'
      ? targets.avoiding.flatMap(({ region }) => pointIn(region.ranges, region.origin))
      : [];
  const candidates = [
    ...found.flatMap((each) => (each ? [each] : [])),
    ...exactOnes.filter((x) => isIn(evidence, x)).flatMap((x) => withFate(x) ?? []),
  ];
  return candidates.length > 0
    ? candidates.slice(0, MOST_POINTS_TRIED).map((each) => [each])
    : 'no point of the suspected component was seen to end exactly on its side';
}

/** At most this many points of one component are tried, one after the other. */
const MOST_POINTS_TRIED = 4;
/** Number of samples on the segment from a point to a simpler one; all have to be in the same set. */
const SAMPLES_ON_THE_SEGMENT = 33;

/** The origin of a region, if the region is a single point. */
function pointIn(ranges: Attractor['region']['ranges'], origin: Vector): readonly Vector[] {
  return ranges.every(({ value }) => value?.sign === 0) ? [origin] : [];
}

/** Whether a point lies in the box of the evidence. */
function isIn({ box }: Evidence, x: Vector): boolean {
  return x.every((value, i) => {
    const t = value.toNumber();
    return t >= (box.lo[i] ?? NaN) && t <= (box.hi[i] ?? NaN);
  });
}

/** Points on orbits that do not end in the basin: random starts near the evidence, iterated some steps. */
const STRANGERS = { startsPerOrthant: 64, steps: 24, mostCoordinate: 1e100 };

function strangersOf({ portrait, basin, evidence }: BasinSuspicion): readonly Float64Array[] {
  const { classifier, map } = portrait;
  const n = map.dimension;
  const random = new Random(n, 'strangers');
  const count = STRANGERS.startsPerOrthant * 2 ** n;
  const points = new Float64Array(count * n);
  const [p = new Float64Array(n)] = evidence.points;
  const size = Math.max(1e-3, ...p.map((_, i) => (evidence.box.hi[i] ?? 0) - (evidence.box.lo[i] ?? 0)));
  for (let k = 0; k < count; k++) {
    const scale = size * 4 ** (k % 4);
    for (let i = 0; i < n; i++) points[k * n + i] = (p[i] ?? 0) + random.between(-scale, scale);
  }
  const { labels } = classifier.fates(points, count);
  return [...labels.keys()]
    .filter((k) => labels[k] !== basin && labels[k] !== Label.leftFloatRange)
    .map((k) => map.image(points.subarray(k * n, (k + 1) * n), STRANGERS.steps))
    .filter((x) => x.every((value) => Math.abs(value) < STRANGERS.mostCoordinate));
}

/** The avoiding regions of as many whole chains, in order, as `Targets` can hold. */
function flattened(chains: readonly Chain[]): readonly Avoiding[] {
  const all: Avoiding[] = [];
  for (const chain of chains) {
    const from = all.length;
    if (from + chain.length > MOST_REGIONS) continue;
    all.push(...chain.map(({ region, next }) => ({ region, next: next + from })));
  }
  return all;
}

/** The file with as few avoiding regions as it needs, if the verifier accepts it. */
function finished(
  { portrait, statement, dropped }: BasinSuspicion,
  attractor: Attractor,
  avoiding: readonly Avoiding[],
  barrier: Barrier,
): Certification {
  const { network } = portrait.map;
  const withRegions = (kept: ReadonlySet<number>): Certification =>
    verified({
      kind: 'barrier',
      statement,
      dropped,
      network,
      attractor,
      ...restricted(avoiding, barrier, kept),
    });
  const needed = new Set<number>();
  for (const { fate } of [...barrier.cells, ...barrier.points]) addWithNext(avoiding, fate.into, needed);
  if (network.activation.continuous) return withRegions(needed);
  // If φ jumps, a case of a cell may land in a region that no fate names. So all regions are kept at first.
  let kept: ReadonlySet<number> = new Set(avoiding.keys());
  let best = withRegions(kept);
  for (const i of [...kept].reverse()) {
    const fewer = new Set(needed);
    for (const k of kept) if (k !== i) addWithNext(avoiding, k, fewer);
    if (fewer.has(i)) continue;
    const outcome = withRegions(fewer);
    if (outcome.kind === 'certified') [kept, best] = [fewer, outcome];
  }
  return best;
}

function addWithNext(avoiding: readonly Avoiding[], into: Fate['into'], all: Set<number>): void {
  for (let i = into; typeof i === 'number' && !all.has(i); i = at(avoiding, i).next) all.add(i);
}

/** The avoiding regions that are kept, with new numbers, and the barrier with these numbers in its fates. */
function restricted(
  avoiding: readonly Avoiding[],
  barrier: Barrier,
  kept: ReadonlySet<number>,
): { readonly avoiding: readonly Avoiding[]; readonly barrier: Barrier } {
  const order = [...kept].sort((a, b) => a - b);
  const renamed = ({ into, steps }: Fate): Fate => ({
    into: into === 'attractor' ? into : order.indexOf(into),
    steps,
  });
  return {
    avoiding: order.map((i) => ({
      region: at(avoiding, i).region,
      next: order.indexOf(at(avoiding, i).next),
    })),
    barrier: {
      grid: barrier.grid,
      cells: barrier.cells.map(({ index, fate }) => ({ index, fate: renamed(fate) })),
      points: barrier.points.map((each) => ({ at: each.at, fate: renamed(each.fate) })),
    },
  };
}

function verified(counterexample: BasinCounterexample): Certification {
  const text = writeCounterexample(counterexample);
  const verification = verifyAboutNetwork(text);
  if (verification.verdict === 'verified') {
    const { claim } = verification;
    return { kind: 'certified', counterexample: verification.counterexample, text, claim };
  }
  const [problem] = verification.problems;
  return failed(
    `the verifier refused the file at ${problem?.path}: expected ${problem?.expected}, got ${problem?.found}`,
  );
}
