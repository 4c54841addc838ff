/** Families of boxes, half-spaces and slabs that F may map into themselves; the members of a family are of one kind. */

import { Region } from '../../proof/index.js';
import { at, Interval, matrix, type Matrix, type Network, Rational, type Vector } from '../../exact/index.js';
import { coordinateRows, dualBasis, imageRows, powerOfTwo, simplestNear } from '../attraction/index.js';
import { Leaving } from './leaving.js';

/** For each kind of box, half-space or slab, those that F may map into themselves, the largest first. */
export function* invariantBoxes(
  network: Network,
  points: readonly Float64Array[],
): Generator<readonly Region[]> {
  const origin = matrix.zeros(network.inputDimension);
  for (const { basis, families } of boxesByBasis(network, points)) {
    const leaving = Leaving.in(network, origin, basis);
    for (const family of families) {
      const leaves = leaving.of(family);
      const staying = family.filter((_, k) => leaves[k] !== true);
      if (staying.length > 0) yield regionsOf(basis, staying);
    }
  }
}

/** For each kind, all of its members, the largest first. */
export function* boxFamilies(
  network: Network,
  points: readonly Float64Array[],
): Generator<readonly Region[]> {
  for (const { basis, families } of boxesByBasis(network, points)) {
    for (const family of families) yield regionsOf(basis, family);
  }
}

/** A box, by its ranges along the directions of a basis. */
type Ranges = readonly Interval[];

function regionsOf(basis: Matrix, family: readonly Ranges[]): readonly Region[] {
  const origin = matrix.zeros(basis.length);
  return family.flatMap((ranges) => Region.parallelotope(origin, basis, ranges) ?? []);
}

function* boxesByBasis(
  network: Network,
  points: readonly Float64Array[],
): Generator<{ readonly basis: Matrix; readonly families: Iterable<readonly Ranges[]> }> {
  const image = imageRows(network);
  for (const rows of [...(image ? [image] : []), ...coordinateRows(network)]) {
    const basis = dualBasis(rows);
    if (basis === undefined) continue;
    yield { basis, families: familiesAlong(rows, points) };
  }
}

function* familiesAlong(rows: Matrix, points: readonly Float64Array[]): Generator<readonly Ranges[]> {
  const thresholds = rows.map((row) => thresholdsOf(points.map((x) => dot(row, x))));
  for (const kind of kindsOf(thresholds.map(({ own }) => own.length === 1))) {
    const choices = kind.map((side, i) => rangesOf(side, at(thresholds, i)));
    if (choices.some((ranges) => ranges.length === 0)) continue;
    const most = Math.max(...choices.map((ranges) => ranges.length));
    yield Array.from({ length: most }, (_, k) =>
      choices.map((ranges) => at(ranges, Math.min(k, ranges.length - 1))),
    );
  }
}

type Side = 'below' | 'anywhere' | 'above' | 'between' | 'fixed';

/**
 * The kinds of boxes: for each coordinate, the sides on which it is bounded. Kinds that bound only one coordinate
 * come first. A coordinate may be fixed if it is the same for all known points.
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

/** Candidates for the ends of ranges, in increasing order: coordinates of periodic points, and powers of two. */
function thresholdsOf(coordinates: readonly number[]): {
  readonly own: readonly Rational[];
  readonly all: readonly Rational[];
} {
  const round = [-4, -2, -1, 0, 1, 2, 3, 4, 6, 8, 10].flatMap((k) => [
    powerOfTwo(k),
    powerOfTwo(k).negated(),
  ]);
  const own = coordinates
    .filter((x) => Math.abs(x) < MOST_END)
    .map((x) => simplestNear(x, 1e-9 * (1 + Math.abs(x))))
    .sort((a, b) => a.compare(b))
    .filter((x, i, all) => i === 0 || !x.equals(at(all, i - 1)));
  return { own, all: [...round, Rational.zero, ...own].sort((a, b) => a.compare(b)) };
}

/** The ranges of a kind of side, the largest first. */
function rangesOf(side: Side, { own, all }: ReturnType<typeof thresholdsOf>): readonly Interval[] {
  if (side === 'anywhere') return [Interval.line];
  if (side === 'above') return all.map((x) => Interval.of(x, undefined));
  if (side === 'below') return all.toReversed().map((x) => Interval.of(undefined, x));
  if (side === 'fixed') return own.slice(0, 1).map((x) => Interval.of(x, x));
  const few =
    own.length <= MOST_SLAB_ENDS
      ? own
      : [...own.slice(0, MOST_SLAB_ENDS / 2), ...own.slice(-MOST_SLAB_ENDS / 2)];
  return few
    .flatMap((lo, i) => few.slice(i).map((hi) => ({ lo, hi, width: hi.minus(lo) })))
    .sort((a, b) => b.width.compare(a.width))
    .map(({ lo, hi }) => Interval.of(lo, hi));
}

/** At most this many values are tried as ends of slabs. */
const MOST_SLAB_ENDS = 12;
/** Coordinates of at least this absolute value are not tried as ends. */
const MOST_END = 1e6;

function dot(row: Vector, x: ArrayLike<number>): number {
  return row.reduce((sum, w, j) => sum + w.toNumber() * (x[j] ?? NaN), 0);
}
