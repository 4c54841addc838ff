/**
 * Regions that orbits never leave for the attractor: around other attractors and cycles, at single periodic points,
 * and half-spaces and cones on the way to infinity. Candidates come from floating point; every one that is handed out
 * has been checked exactly to be mapped into the next.
 */

import { Matrix as FloatMatrix } from 'ml-matrix';
import { carries, Region, type Attractor, type Avoiding } from '../certificates/index.js';
import { jacobian, type PeriodicOrbit, type Portrait } from '../dynamics/index.js';
import { image, type Network } from '../network/index.js';
import { at, Interval, matrix, Rational, unwatched, type Matrix, type Vector } from '../numbers/index.js';
import { powerOfTwo } from './attracting-region.js';
import { coordinateRows, dualBasis, eigenbasis, imageRows } from './bases.js';
import { grown } from './grown-region.js';
import { exactPeriodicPoint, roundedPoint } from './periodic-point.js';
import { simplestBasis, simplestNear, simplestVector } from './rounding.js';

/** Regions whose union F maps into itself; `next` counts within the list. */
export type Chain = readonly Avoiding[];

/** More chains than this are not asked for. */
const MOST_CHAINS = 24;
/** Strangers that are followed. */
const MOST_STRANGERS = 4;

/** Chains that miss the attractor; those that strangers, points of orbits outside of its basin, have entered. */
export function avoidingChains(
  portrait: Portrait,
  attractor: Attractor,
  strangers: readonly Float64Array[],
): readonly Chain[] {
  const { network, floats } = portrait.map;
  const misses = (region: Region) => isApart(network, region, attractor);
  const own = attractor.point.map((x) => x.toNumber());
  const isOther = ({ points, period }: PeriodicOrbit) => period > 1 || distance(points[0] ?? [], own) > 1e-6;
  const attractors = portrait.attractors.filter(isOther);
  const others = [...attractors, ...portrait.others.filter(isOther)];
  const chains: Chain[] = [];
  for (const orbit of attractors) {
    const chain = chainAround(portrait, orbit, misses);
    if (chain) chains.push(chain);
  }
  const points = others.flatMap((orbit) => orbit.points);
  const met = [...strangers, ...points];
  const isInvariant = (region: Region) =>
    met.some((x) => holds(region, x)) &&
    misses(region) &&
    carries(network, region.set, 1, region, [], unwatched);
  const families = [
    ...invariantBoxes(network, met),
    ...strangers.slice(0, MOST_STRANGERS).map((x) => cones(network, floats, x)),
  ];
  const seen = new Set<string>();
  for (const family of families) {
    const region = family.find(isInvariant);
    if (region && !seen.has(nameOf(region))) chains.push([{ region, next: 0 }]);
    if (region) seen.add(nameOf(region));
  }
  if (network.inputDimension === 1 || chains.length === 0) {
    for (const family of invariantBoxes(network, met)) {
      const chain = firstOf(family, (region) => exchanged(network, region, met, misses));
      if (chain) chains.push(chain);
    }
  }
  for (const x of strangers.slice(0, MOST_STRANGERS)) {
    const chain = returningPoints(network, x);
    if (chain?.every(({ region }) => misses(region)) === true) chains.push(chain);
  }
  for (const orbit of others) {
    const chain = periodicPoints(network, orbit);
    if (chain?.every(({ region }) => misses(region)) === true) chains.push(chain);
  }
  return chains.slice(0, MOST_CHAINS);
}

function nameOf({ directions, origin, ranges }: Region): string {
  return [...directions, origin, ...ranges.map(({ lo, hi }) => [lo, hi])].join(';');
}

function isApart({ activation }: Network, region: Region, attractor: Attractor): boolean {
  return activation.exact ? !region.containsPoint(attractor.point) : region.isSeparatedFrom(attractor.region);
}

function firstOf<T, U>(items: readonly T[], found: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const value = found(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The region and the least box around its image, if F maps that back into the region, and an orbit was met in it. */
function exchanged(
  network: Network,
  region: Region,
  met: readonly Float64Array[],
  misses: (region: Region) => boolean,
): Chain | undefined {
  if (!met.some((x) => holds(region, x)) || !misses(region)) return undefined;
  const other = boxAround(image(network, region.set), region.origin, region.directions, Rational.one);
  if (other === undefined || !misses(other)) return undefined;
  if (!carries(network, other.set, 1, region, [], unwatched)) return undefined;
  return [
    { region, next: 1 },
    { region: other, next: 0 },
  ];
}

/** The points of a cycle, exactly. */
function periodicPoints(network: Network, { points, period }: PeriodicOrbit): Chain | undefined {
  const start = exactPeriodicPoint(network, points[0] ?? [], period);
  if (start === undefined) return undefined;
  const orbit = [start];
  for (let k = 1; k < period; k++) orbit.push(network.evaluateExactly(at(orbit, k - 1)));
  return orbit.map((x, k) => ({ region: Region.point(x), next: (k + 1) % period }));
}

/** Where there is a whole continuum of periodic points, one of short numbers near x. */
function returningPoints(network: Network, x: Float64Array): Chain | undefined {
  const size = Math.max(...x.map(Math.abs));
  if (!network.activation.exact || !(size < 1e6)) return undefined;
  const orbit = [simplestVector(x, 1e-3 * (1 + size))];
  for (let period = 1; period <= LONGEST_RETURN; period++) {
    const next = network.evaluateExactly(at(orbit, period - 1));
    if (next.every((value, i) => value.equals(at(at(orbit, 0), i)))) {
      return orbit.map((point, k) => ({ region: Region.point(point), next: (k + 1) % period }));
    }
    orbit.push(next);
  }
  return undefined;
}

const LONGEST_RETURN = 4;

const ROUNDS = [1, 2, 3, 4, 6, 8];

/**
 * Large parallelotopes around the points of a stable cycle, each mapped into the next, the last into the first; one
 * around a fixed point as large as it gets.
 */
function chainAround(
  { map }: Portrait,
  { points, period }: PeriodicOrbit,
  misses: (region: Region) => boolean,
): Chain | undefined {
  const { network, floats } = map;
  const [x] = points;
  if (x === undefined) return undefined;
  const start = exactPeriodicPoint(network, x, period) ?? roundedPoint(x);
  const bases = [
    ...coordinateRows(network).map((rows) => dualBasis(rows)),
    eigenbasis(jacobian(floats, x, period).matrix),
  ].filter((basis) => basis !== undefined);
  for (let k = 8; k >= -20; k -= 2) {
    for (const rounds of ROUNDS) {
      for (const basis of bases) {
        const chain = closedChain(network, start, basis, powerOfTwo(k), rounds * period);
        if (chain?.every(({ region }) => misses(region)) !== true) continue;
        const [own] = chain;
        return own && chain.length === 1 ? [{ region: grown(network, own.region, misses), next: 0 }] : chain;
      }
    }
  }
  return undefined;
}

/** A cube of the radius and the boxes in the same directions around its images, if the last image lies in the cube. */
function closedChain(
  network: Network,
  centre: Vector,
  basis: Matrix,
  radius: Rational,
  length: number,
): Chain | undefined {
  const cube = Region.parallelotope(
    centre,
    basis,
    centre.map(() => Interval.of(radius.negated(), radius)),
  );
  if (cube === undefined) return undefined;
  const regions = [cube];
  for (let k = 1; k < length; k++) {
    const next = boxAround(image(network, at(regions, k - 1).set), centre, basis, radius);
    if (next === undefined) return undefined;
    regions.push(next);
  }
  if (!carries(network, at(regions, length - 1).set, 1, cube, [], unwatched)) return undefined;
  return regions.map((region, k) => ({ region, next: (k + 1) % length }));
}

/** The least box in the directions that contains the set, its ends rounded outwards a little. */
function boxAround(
  set: ReturnType<typeof image>,
  origin: Vector,
  basis: Matrix,
  radius: Rational,
): Region | undefined {
  const frame = Region.parallelotope(
    origin,
    basis,
    origin.map(() => Interval.line),
  );
  const grain = radius.denominator * 64n;
  const ranges = frame
    ?.coordinatesOf(set)
    .map(({ lo, hi }) => Interval.of(lo?.roundedDownTo(grain), hi?.roundedUpTo(grain)));
  return ranges && Region.parallelotope(origin, basis, ranges);
}

/** Of each kind of box, half-space or slab, the largest that F maps into itself. */
function* invariantBoxes(network: Network, points: readonly Float64Array[]): Generator<readonly Region[]> {
  const n = network.inputDimension;
  const origin = matrix.zeros(n);
  const image = imageRows(network);
  for (const rows of [...(image ? [image] : []), ...coordinateRows(network)]) {
    const basis = dualBasis(rows);
    if (basis === undefined) continue;
    const thresholds = rows.map((row) => thresholdsOf(points.map((x) => dot(row, x))));
    for (const kind of kindsOf(thresholds.map(({ own }) => own.length === 1))) {
      const choices = kind.map((side, i) => rangesOf(side, at(thresholds, i)));
      if (choices.some((ranges) => ranges.length === 0)) continue;
      const most = Math.max(...choices.map((ranges) => ranges.length));
      yield Array.from({ length: most }, (_, k) =>
        Region.parallelotope(
          origin,
          basis,
          choices.map((ranges) => at(ranges, Math.min(k, ranges.length - 1))),
        ),
      ).filter((region) => region !== undefined);
    }
  }
}

type Side = 'below' | 'anywhere' | 'above' | 'between' | 'fixed';

/**
 * What is known of each coordinate; those that say something of one coordinate only come first. A coordinate that is
 * the same for all points that are known may be fixed.
 */
function kindsOf(mayBeFixed: readonly boolean[]): readonly (readonly Side[])[] {
  let kinds: readonly (readonly Side[])[] = [[]];
  for (const fixed of mayBeFixed) {
    const sides: readonly Side[] = [
      'anywhere',
      'above',
      'below',
      'between',
      ...(fixed ? ['fixed' as const] : []),
    ];
    kinds = kinds.flatMap((kind) => sides.map((side) => [...kind, side]));
  }
  const size = (kind: readonly Side[]) => kind.filter((side) => side !== 'anywhere').length;
  const loose = (kind: readonly Side[]) =>
    kind.filter((side) => side !== 'anywhere' && side !== 'fixed').length;
  return kinds
    .filter((kind) => loose(kind) === 1 || (loose(kind) > 1 && !kind.includes('between')))
    .sort((a, b) => size(a) - size(b));
}

/** Numbers at which F may turn round, in order: coordinates of periodic points, and powers of two. */
function thresholdsOf(coordinates: readonly number[]): {
  readonly own: readonly Rational[];
  readonly all: readonly Rational[];
} {
  const round = [-4, -2, -1, 0, 1, 2, 3, 4, 6, 8, 10].flatMap((k) => [
    powerOfTwo(k),
    powerOfTwo(k).negated(),
  ]);
  const own = coordinates
    .filter((x) => Math.abs(x) < 1e6)
    .map((x) => simplestNear(x, 1e-9 * (1 + Math.abs(x))))
    .sort((a, b) => a.compare(b))
    .filter((x, i, all) => i === 0 || !x.equals(at(all, i - 1)));
  return { own, all: [...round, Rational.zero, ...own].sort((a, b) => a.compare(b)) };
}

/** The ranges of a kind, large ones first. */
function rangesOf(side: Side, { own, all }: ReturnType<typeof thresholdsOf>): readonly Interval[] {
  if (side === 'anywhere') return [Interval.line];
  if (side === 'above') return all.map((x) => Interval.of(x, undefined));
  if (side === 'below') return all.toReversed().map((x) => Interval.of(undefined, x));
  if (side === 'fixed') return own.slice(0, 1).map((x) => Interval.of(x, x));
  const few = own.length <= MOST_ENDS ? own : [...own.slice(0, MOST_ENDS / 2), ...own.slice(-MOST_ENDS / 2)];
  return few
    .flatMap((lo, i) => few.slice(i).map((hi) => ({ lo, hi, width: hi.minus(lo) })))
    .sort((a, b) => b.width.compare(a.width))
    .map(({ lo, hi }) => Interval.of(lo, hi));
}

/** Ends of slabs that are tried. */
const MOST_ENDS = 12;

/** Simplicial cones around the direction in which an orbit escapes, wide ones first. */
function cones(network: Network, floats: Portrait['map']['floats'], x: Float64Array): readonly Region[] {
  const n = x.length;
  const J = jacobian(floats, x, 1).matrix;
  let v = FloatMatrix.columnVector([...x]);
  for (let k = 0; k < 40; k++) {
    const next = J.mmul(v);
    const size = next.norm('frobenius');
    if (!(size > 0 && size < Infinity)) break;
    v = next.div(size);
  }
  const axis = v.to1DArray();
  const most = Math.max(...axis.map((entry) => Math.abs(entry)));
  if (!(most > 0)) return [];
  const towards = axis.map((entry) => entry / most);
  const directions = simplexDirections(n);
  return [2, 1, 0.5, 0.25].flatMap((width) => {
    const basis = simplestBasis(
      directions.map((d) => towards.map((entry, i) => entry + width * (d[i] ?? NaN))),
      1 / 64,
    );
    if (basis === undefined) return [];
    return [0, 2, 4, 6, 8].flatMap((k) => {
      const ranges = basis.map(() => Interval.of(powerOfTwo(k), undefined));
      return Region.parallelotope(matrix.zeros(network.inputDimension), basis, ranges) ?? [];
    });
  });
}

/** n vectors that sum to 0 and span n − 1 dimensions. */
function simplexDirections(n: number): readonly (readonly number[])[] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0) - 1 / n));
}

/** Whether the region holds the point, in float64. */
export function holds(region: Region, x: ArrayLike<number>): boolean {
  return region.ranges.every(({ lo, hi }, i) => {
    const row = at(region.toCoordinates, i);
    let t = 0;
    for (const [j, w] of row.entries()) t += w.toNumber() * ((x[j] ?? NaN) - at(region.origin, j).toNumber());
    return t >= (lo?.toNumber() ?? -Infinity) && t <= (hi?.toNumber() ?? Infinity);
  });
}

function dot(row: Vector, x: ArrayLike<number>): number {
  return row.reduce((sum, w, j) => sum + w.toNumber() * (x[j] ?? NaN), 0);
}

function distance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return Math.max(...Array.from(x, (value, i) => Math.abs(value - (y[i] ?? NaN))));
}
