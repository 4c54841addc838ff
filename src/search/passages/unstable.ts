/**
 * Attractive points that are not stable, in the plane: found by orbits in float64 that land on a fixed point, and proved by
 * passages and a neighbourhood.
 */

import {
  at,
  Interval,
  matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  unwatched,
  type Vector,
} from '../../exact/index.js';
import {
  checkPassages,
  type Landing,
  Objection,
  type Passage,
  type UnstableAttractor,
  Region,
} from '../../proof/index.js';
import type { Glance } from '../kind/index.js';
import { IteratedMap, Random } from '../../sampling/index.js';
import { exactPeriodicPoint, powerOfTwo } from '../attraction/index.js';
import { type Collapse, contains, cross, isSameRay, LocalMap, negated, scaled } from './cones.js';
import { type Budget, landed, type Part, stepped } from './segments.js';

const { zero, one } = Rational;

/** Orbits that are followed to find where they land: how many, from how far, and for how many steps. */
const SCOUTS = { count: 8, radius: 3, steps: 48 };
/** How far an orbit has to go away from x*, of those that start next to it, before x* is taken to be unstable. */
const NUDGE = { size: 2 ** -20, away: 2 ** -8, steps: 64 };
/** The directions in which they start: the same ones after axes are exchanged or reversed. */
const DIRECTIONS = [-1, 0, 1]
  .flatMap((i) => [-1, 0, 1].map((j) => [i, j] as const))
  .filter(([i, j]) => i !== 0 || j !== 0);
/** Of the pieces of a passage. */
const PIECES: Budget = { steps: 64, parts: 400 };
/** Exponents of two of the sizes of passages and neighbourhoods, the largest first. */
const SIZES = Array.from({ length: 24 }, (_, k) => 3 - k);

/** The points in float64 on which orbits land exactly, and from which others go away that start next to them. */
export function unstableLimits(network: Network): readonly Float64Array[] {
  const map = new IteratedMap(network);
  const n = map.dimension;
  const random = new Random(1, 'scouts');
  const limits: Float64Array[] = [];
  for (let k = 0; k < SCOUTS.count; k++) {
    const start = Float64Array.from({ length: n }, () => random.between(-SCOUTS.radius, SCOUTS.radius));
    const x = map.image(start, SCOUTS.steps);
    const isFixed = map.image(x, 1).every((value, i) => value === x[i]);
    const isNew = !limits.some((limit) => limit.every((value, i) => value === x[i]));
    if (isFixed && isNew && x.every(Number.isFinite)) limits.push(x);
  }
  return limits.filter((limit) => isLeft(map, limit));
}

/** For the search of many networks: flags those with two inputs in which such a point is seen. */
export function glanceAtUnstable(network: Network): Glance {
  const flagged = isSearched(network) && unstableLimits(network).length > 0;
  return { flagged, score: flagged ? 1 : 0 };
}

/** Whether these searches are made for the network: φ continuous and piecewise linear, and two inputs. */
export function isSearched(network: Network): boolean {
  return network.inputDimension === 2 && hasRings(network);
}

/** Whether rings can be made: φ piecewise linear and one input, or two if φ is continuous. */
export function hasRings({ activation, inputDimension: n, outputDimension }: Network): boolean {
  const isExact = activation instanceof PiecewiseLinear;
  return isExact && n === outputDimension && (n === 1 || (n === 2 && activation.continuous));
}

function isLeft(map: IteratedMap, limit: Float64Array): boolean {
  let isAway = false;
  for (const direction of DIRECTIONS) {
    const isBack = () => x.every((value, i) => value === limit[i]);
    let x: Float64Array = Float64Array.from(limit, (value, i) => value + NUDGE.size * (direction[i] ?? 0));
    for (let step = 0; step < NUDGE.steps && !isBack(); step++) {
      x = map.image(x, 1);
      if (x.some((value, i) => Math.abs(value - (limit[i] ?? NaN)) > NUDGE.away)) isAway = true;
    }
    // Whatever goes away has to come back.
    if (!isBack()) return false;
  }
  return isAway;
}

/** x* with passages and a neighbourhood that the verifier accepts; or a sentence that says what was not found. */
export function passagesAround(network: Network, limit: Float64Array): UnstableAttractor | string {
  const point = exactPeriodicPoint(network, limit, 1);
  if (point === undefined) return 'no exact fixed point was found';
  const map = new LocalMap(network, point);
  const collapse = map.collapse();
  if (collapse === undefined) return 'near x* the map does not collapse onto rays';
  const rays = collapse.cones.map(({ onto }) => (onto === 'point' ? undefined : map.follow(onto)));
  if (collapse.cones.some(({ onto }, i) => onto !== 'point' && rays[i] === undefined)) {
    return 'near x* a ray is neither stretched nor taken to x*';
  }
  const outward = rays.flatMap((fate) => (fate === undefined || fate.onto === 'point' ? [] : [fate.onto]));
  const distinct = outward.filter(
    ({ direction }, i) => outward.findIndex((each) => isSameRay(each.direction, direction)) === i,
  );
  const passages = passagesAlong(network, point, distinct);
  if (typeof passages === 'string') return passages;
  const basis = basisAlong(collapse.cuts);
  if (basis === undefined) return 'near x* the map has kinks along more than two lines';
  return neighbourhood(network, point, passages, map, collapse, basis);
}

/** The passages in an order in which each lands on x* or in one before; or a sentence. */
function passagesAlong(
  network: Network,
  point: Vector,
  rays: readonly { readonly direction: Vector; readonly power: number }[],
): readonly Passage[] | string {
  const found: Passage[] = [];
  let rest = rays.map(({ direction, power }) => longest(network, point, direction, power));
  while (rest.length > 0) {
    const later: typeof rest = [];
    const before = found.length;
    for (const ray of rest) {
      if (ray === undefined) return 'no segment was found that a power of F stretches';
      const passage = piecesOf(network, point, ray, found);
      if (passage === undefined) later.push(ray);
      else found.push(passage);
    }
    if (found.length === before) return 'a passage has pieces that do not land on x*';
    rest = later;
  }
  return found;
}

interface Ray {
  readonly direction: Vector;
  readonly power: number;
  readonly factor: Rational;
}

/** The longest segment of a power of two on which F^power is affine. */
function longest(network: Network, point: Vector, direction: Vector, power: number): Ray | undefined {
  const unit = simplest(direction);
  for (const exponent of SIZES) {
    const d = scaled(unit, powerOfTwo(exponent));
    let parts: readonly Part[] = [{ from: zero, to: one, a: point, b: matrix.add(point, d) }];
    for (let k = 0; k < power && parts.length === 1; k++)
      parts = parts.flatMap((part) => stepped(network, part));
    const [part, ...others] = parts;
    if (part === undefined || others.length > 0) continue;
    const along = d.findIndex(({ sign }) => sign !== 0);
    const moved = matrix.subtract(part.b, point);
    return { direction: d, power, factor: at(moved, along).dividedBy(at(d, along)) };
  }
  return undefined;
}

function piecesOf(
  network: Network,
  point: Vector,
  { direction, power, factor }: Ray,
  before: readonly Passage[],
): Passage | undefined {
  const start = one.dividedBy(factor);
  const ends = [start, one].map((t) => matrix.add(point, scaled(direction, t)));
  const pieces = landed(
    network,
    [at(ends, 0), at(ends, 1)],
    { holding: landingIn(point, before), crossings: () => [] },
    PIECES,
  );
  if (pieces === undefined) return undefined;
  const cuts = [start, ...pieces.map(({ to }) => start.plus(to.times(one.minus(start))))];
  return { direction, power, cuts, landings: pieces.map(({ into, steps }) => ({ into, steps })) };
}

/** Whether a segment is x*, or lies in a passage. */
function landingIn(
  point: Vector,
  passages: readonly Passage[],
): (a: Vector, b: Vector) => Landing['into'] | undefined {
  const isPoint = (x: Vector) => x.every((value, i) => value.equals(at(point, i)));
  return (a, b) => {
    if (isPoint(a) && isPoint(b)) return 'point';
    const k = passages.findIndex(({ direction }) =>
      [a, b].every((x) => isOnSegment(matrix.subtract(x, point), direction)),
    );
    return k < 0 ? undefined : k;
  };
}

/** Whether x = t·d with 0 ≤ t ≤ 1. */
function isOnSegment(x: Vector, d: Vector): boolean {
  if (cross(x, d).sign !== 0) return false;
  const along = d.findIndex(({ sign }) => sign !== 0);
  const t = at(x, along).dividedBy(at(d, along));
  return t.sign >= 0 && t.atMost(one);
}

/** Directions of a grid whose lines through x* are those along which cones were cut; `undefined` if there are more than two. */
function basisAlong(
  cuts: readonly Vector[],
): { readonly basis: readonly [Vector, Vector]; readonly lines: number } | undefined {
  const lines = cuts
    .filter((cut, i) => cuts.findIndex((each) => cross(each, cut).sign === 0) === i)
    .map(simplest);
  const [first, second] = lines;
  if (lines.length > 2) return undefined;
  if (first === undefined) {
    const [e1, e2] = matrix.identity(2);
    return e1 && e2 && { basis: [e1, e2], lines: 0 };
  }
  const across: Vector = [at(first, 1).negated(), at(first, 0)];
  return { basis: [first, second ?? across], lines: lines.length };
}

/** The same direction, with 1 or −1 as its largest entry. */
function simplest(direction: Vector): Vector {
  const largest = direction.map((x) => x.abs()).reduce((a, b) => Rational.max(a, b));
  return scaled(direction, one.dividedBy(largest));
}

function neighbourhood(
  network: Network,
  point: Vector,
  passages: readonly Passage[],
  map: LocalMap,
  { cones }: Collapse,
  { basis, lines }: NonNullable<ReturnType<typeof basisAlong>>,
): UnstableAttractor | string {
  const landingTowards = (direction: Vector): Landing => {
    const found = cones.find((each) => contains(each, direction));
    if (found === undefined) throw new TypeError('neighbourhood: expected cones all around');
    if (found.onto === 'point') return { into: 'point', steps: found.steps };
    const fate = map.follow(found.onto);
    const steps = found.steps + (fate?.steps ?? 0);
    if (fate === undefined || fate.onto === 'point') return { into: 'point', steps };
    const { direction: ray } = fate.onto;
    return { into: passages.findIndex((each) => isSameRay(each.direction, ray)), steps };
  };
  const [d1, d2] = basis;
  // One line along d1 cuts the axis of d2, and a second line along d2 that of d1.
  const signs = (isCut: boolean): readonly number[] => (isCut ? [-1, 1] : [0]);
  const toward = (sign: number, d: Vector): Vector =>
    sign < 0 ? negated(d) : sign > 0 ? d : scaled(d, zero);
  const cells = signs(lines > 1).flatMap((s, i) =>
    signs(lines > 0).map((t, j) => {
      const inside = matrix.add(toward(s, d1), toward(t, d2));
      return { index: [i, j], landing: landingTowards(lines === 0 ? d1 : inside) };
    }),
  );
  for (const exponent of SIZES) {
    const r = powerOfTwo(exponent);
    const axis = (isCut: boolean) => (isCut ? [r.negated(), zero, r] : [r.negated(), r]);
    const axes = [axis(lines > 1), axis(lines > 0)];
    const region = Region.parallelotope(
      point,
      basis,
      axes.map((values) => Interval.of(values[0], values.at(-1))),
    );
    if (region === undefined) return 'no neighbourhood was found';
    const found: UnstableAttractor = {
      kind: 'passages',
      point,
      region,
      grid: { origin: point, basis, axes },
      cells,
      passages,
    };
    if (isAccepted(network, found)) return found;
  }
  return 'no neighbourhood was found that lands on x*';
}

function isAccepted(network: Network, attractor: UnstableAttractor): boolean {
  try {
    checkPassages(network, attractor, unwatched);
    return true;
  } catch (error) {
    if (error instanceof Objection) return false;
    throw error;
  }
}
