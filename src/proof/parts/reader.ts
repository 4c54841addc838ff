/** Reads what certificates are made of: vectors, bases, axes, ranges, regions. Problems are noted with their places. */

import {
  type End,
  Interval,
  matrix,
  type Matrix,
  type Place,
  type Vector,
  type Watch,
  whole,
} from '../../exact/index.js';
import type { Limits } from './limits.js';
import { Region } from './region.js';

export class PartsReader {
  constructor(
    /** n₀; while it is unknown, the lengths of vectors are not checked. */
    readonly n: number | undefined,
    readonly limits: Limits,
    private readonly watch: Watch | undefined,
  ) {}

  region(place: Place): Region | undefined {
    const entries = place.object('origin', 'directions', 'ranges');
    return entries && this.regionFrom(entries);
  }

  regionFrom(entries: Record<'origin' | 'directions' | 'ranges', Place>): Region | undefined {
    const origin = this.vector(entries.origin);
    const forEach = 'ranges, one for each direction';
    if (entries.directions.length === 0) {
      return entries.ranges.array(0, forEach) && origin && Region.point(origin);
    }
    const directions = this.basis(entries.directions);
    const ranges = entries.ranges.list((item) => this.range(item), this.n, forEach);
    return origin && directions && ranges && Region.parallelotope(origin, directions, ranges, this.watch);
  }

  /** n₀ independent vectors. */
  basis(place: Place): Matrix | undefined {
    const vectors = place.list((item) => this.vector(item), this.n, 'directions, as many as inputs');
    if (vectors === undefined) return undefined;
    const square = vectors.every((vector) => vector.length === vectors.length);
    const independent = square && matrix.inverse(vectors, this.watch) !== undefined;
    return independent ? vectors : place.refuse('independent directions', 'dependent ones');
  }

  /** One axis for each direction. */
  axes(place: Place, ends: 'infinite' | 'finite'): readonly (readonly End[])[] | undefined {
    return place.list((axis) => this.axis(axis, ends), this.n, 'axes, one for each direction');
  }

  /** Two or more values that do not decrease, none more than twice; from -inf to inf, or finite. */
  private axis(place: Place, ends: 'infinite' | 'finite'): readonly End[] | undefined {
    const items = place.array();
    if (items === undefined) return undefined;
    const outer = ends === 'infinite' ? 1 : 0;
    if (items.length < 2) return place.refuse(`an axis of at least 2 values`, `${items.length}`);
    if (outer === 1 && (items[0]?.value !== '-inf' || items.at(-1)?.value !== 'inf')) {
      return place.refuse('an axis that runs from "-inf" to "inf"');
    }
    const inner = whole(items.slice(outer, items.length - outer).map((item) => item.rational()));
    if (inner === undefined) return undefined;
    const wrong = inner.findIndex((value, i) => {
      const [before, last] = [inner[i - 2], inner[i - 1]];
      return (last !== undefined && value.lessThan(last)) || before?.equals(value) === true;
    });
    if (wrong >= 0) {
      return items[wrong + outer]?.refuse('values that do not decrease, none more than twice');
    }
    return outer === 1 ? [undefined, ...inner, undefined] : inner;
  }

  private range(place: Place): Interval | undefined {
    const [low, high] = place.array(2, 'ends') ?? [];
    if (low === undefined || high === undefined) return undefined;
    const [fromInfinity, toInfinity] = [low.value === '-inf', high.value === 'inf'];
    const lo = fromInfinity ? undefined : low.rational();
    const hi = toInfinity ? undefined : high.rational();
    if ((!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined)) return undefined;
    if (lo && hi?.lessThan(lo) === true) return place.refuse('a range that does not decrease');
    return Interval.of(lo, hi);
  }

  vector(place: Place): Vector | undefined {
    return place.list((item) => item.rational(), this.n, 'coordinates');
  }
}

/** Of natural numbers; 1 of none. */
export function product(factors: readonly number[]): number {
  return factors.reduce((result, factor) => result * factor, 1);
}
