/**
 * Regions from which no orbit goes to the attractor: around other attractors and cycles, at single periodic points,
 * and half-spaces and cones on the way to infinity. The candidates come from floating point. Every region that is
 * returned has been checked exactly: F maps it into the next one.
 */

import { carries, Region, type Attractor, type Avoiding } from '../../proof/index.js';
import { jacobian, type PeriodicOrbit, type Portrait } from '../../sampling/index.js';
import {
  at,
  image,
  Interval,
  type Matrix,
  type Network,
  Rational,
  unwatched,
  type Vector,
} from '../../exact/index.js';
import {
  coordinateRows,
  dualBasis,
  eigenbasis,
  exactPeriodicPoint,
  powerOfTwo,
  roundedPoint,
  simplestVector,
} from '../attraction/index.js';
import { cones } from './cones.js';
import { grown } from './grown-region.js';
import { boxFamilies, invariantBoxes } from './invariant-boxes.js';
import { Leaving } from './leaving.js';
import { boxAround, boxAroundAll, boxesBeside } from './trapping-boxes.js';

/** Regions whose union F maps into itself; `next` is an index in this list. */
export type Chain = readonly Avoiding[];

/** At most this many chains are returned. */
const MOST_CHAINS = 24;
/** At most this many strangers are followed: points of orbits that stay outside of the basin. */
const MOST_STRANGERS = 4;

/**
 * The chains that miss the attractor. `strangers` are points of orbits outside of its basin; only a region that one
 * of them, or a periodic point, has entered is of use.
 */
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
  const add = (chain: Chain | undefined): void => {
    if (chain?.every(({ region }) => misses(region)) !== true) return;
    const isSame = (a: Region, b: Region) => a.contains(b.set) && b.contains(a.set);
    const isKnown = ({ region }: Avoiding) => chains.flat().some((other) => isSame(other.region, region));
    if (!chain.every(isKnown)) chains.push(chain);
  };
  for (const orbit of attractors) add(chainAround(portrait, orbit, misses));
  const points = others.flatMap((orbit) => orbit.points);
  const met = [...strangers, ...points];
  const isInvariant = (region: Region) =>
    met.some(membership(region)) && misses(region) && carries(network, region.set, 1, region, [], unwatched);
  const families = [
    ...invariantBoxes(network, met),
    ...strangers.slice(0, MOST_STRANGERS).map((x) => cones(network, floats, x)),
  ];
  for (const family of families) {
    const region = family.find(isInvariant);
    if (region) add(chained([region]));
  }
  if (network.inputDimension === 1 || chains.length === 0) {
    for (const family of boxFamilies(network, met)) {
      add(firstOf(family, (region) => exchanged(network, region, met, misses)));
    }
  }
  for (const { points: cycle, period } of attractors) {
    const region = period > 1 ? boxAroundAll(network, cycle, misses) : undefined;
    if (region) add(chained([region]));
  }
  for (const orbit of portrait.others.filter(isOther)) {
    for (const region of boxesBeside(network, orbit, misses)) add(chained([region]));
  }
  for (const x of strangers.slice(0, MOST_STRANGERS)) add(returningPoints(network, x));
  for (const orbit of others) add(periodicPoints(network, orbit));
  return chains.slice(0, MOST_CHAINS);
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

/**
 * The region and the least box around its image, if F maps that box back into the region and some known orbit has a
 * point in the region.
 */
function exchanged(
  network: Network,
  region: Region,
  met: readonly Float64Array[],
  misses: (region: Region) => boolean,
): Chain | undefined {
  if (!met.some(membership(region)) || !misses(region)) return undefined;
  const other = boxAround([image(network, region.set)], region.origin, region.directions, Rational.one);
  if (other === undefined || !misses(other)) return undefined;
  if (!carries(network, other.set, 1, region, [], unwatched)) return undefined;
  return [
    { region, next: 1 },
    { region: other, next: 0 },
  ];
}

/** Each region leads to the next one, and the last region to the first. */
function chained(regions: readonly Region[]): Chain {
  return regions.map((region, k) => ({ region, next: (k + 1) % regions.length }));
}

/** One region for each point of a cycle, if the cycle can be had exactly. */
function periodicPoints(network: Network, { points, period }: PeriodicOrbit): Chain | undefined {
  const start = exactPeriodicPoint(network, points[0] ?? [], period);
  if (start === undefined) return undefined;
  const orbit = [start];
  for (let k = 1; k < period; k++) orbit.push(network.evaluateExactly(at(orbit, k - 1)));
  return chained(orbit.map((x) => Region.point(x)));
}

/**
 * The orbit of a point with short numbers near x, if it is periodic. This finds a point where a whole continuum is
 * periodic.
 */
function returningPoints(network: Network, x: Float64Array): Chain | undefined {
  const size = Math.max(...x.map(Math.abs));
  if (!network.activation.exact || !(size < 1e6)) return undefined;
  const orbit = [simplestVector(x, 1e-3 * (1 + size))];
  for (let period = 1; period <= LONGEST_RETURN_PERIOD; period++) {
    const next = network.evaluateExactly(at(orbit, period - 1));
    if (next.every((value, i) => value.equals(at(at(orbit, 0), i)))) {
      return chained(orbit.map((point) => Region.point(point)));
    }
    orbit.push(next);
  }
  return undefined;
}

/** Periodic points are looked for up to this period. */
const LONGEST_RETURN_PERIOD = 4;

/** Numbers of rounds along the cycle after which the images have to lie in the first region. */
const ROUNDS_ALONG_THE_CYCLE = [1, 2, 3, 4, 6, 8];

/**
 * Large parallelotopes around the points of a stable cycle. F maps each into the next, and the last into the first.
 * Then all are made as large as possible.
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
  const systems = bases.map((basis) => ({ basis, leaving: Leaving.in(network, start, basis) }));
  for (let k = 8; k >= -20; k -= 2) {
    const radius = powerOfTwo(k);
    const cube = start.map(() => Interval.of(radius.negated(), radius));
    for (const rounds of ROUNDS_ALONG_THE_CYCLE) {
      for (const { basis, leaving } of systems) {
        if (leaving.of([cube], rounds * period)[0] === true) continue;
        const chain = closedChain(network, start, basis, radius, rounds * period);
        if (chain?.every(({ region }) => misses(region)) !== true) continue;
        return chained(
          grown(
            network,
            chain.map(({ region }) => region),
            misses,
          ),
        );
      }
    }
  }
  return undefined;
}

/**
 * A cube of the given radius, and boxes in the same directions around its images, if the last image lies in the cube.
 */
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
    const next = boxAround([image(network, at(regions, k - 1).set)], centre, basis, radius);
    if (next === undefined) return undefined;
    regions.push(next);
  }
  if (!carries(network, at(regions, length - 1).set, 1, cube, [], unwatched)) return undefined;
  return chained(regions);
}

/** A function that tells, in float64, whether the region contains a point. */
export function membership({ origin, ranges, toCoordinates }: Region): (x: ArrayLike<number>) => boolean {
  const centre = origin.map((x) => x.toNumber());
  const sides = ranges.map(({ lo, hi }, i) => ({
    row: at(toCoordinates, i).map((w) => w.toNumber()),
    lo: lo?.toNumber() ?? -Infinity,
    hi: hi?.toNumber() ?? Infinity,
  }));
  return (x) =>
    sides.every(({ row, lo, hi }) => {
      let t = 0;
      for (const [j, w] of row.entries()) t += w * ((x[j] ?? NaN) - (centre[j] ?? NaN));
      return t >= lo && t <= hi;
    });
}

function distance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return Math.max(...Array.from(x, (value, i) => Math.abs(value - (y[i] ?? NaN))));
}
