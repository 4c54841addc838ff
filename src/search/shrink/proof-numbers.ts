/** The numbers of a certificate, each at its place, and the certificate with others in their places. */

import { type Attractor, type Counterexample, type Grid, Region } from '../../proof/index.js';
import { Interval, type Rational, type Vector } from '../../exact/index.js';

/** What stands in the place of a number. Places that have to hold the same number, or its opposite, have one name. */
export type Change = (x: Rational, place: string) => Rational;

/** `undefined` where what comes out is not even a certificate, such as a region whose directions are dependent. */
export function withNumbers(counterexample: Counterexample, change: Change): Counterexample | undefined {
  switch (counterexample.kind) {
    case 'peak': {
      const { domain, inside } = counterexample.peak;
      const peak = {
        domain: gridWith(domain, 'domain', change),
        inside: vectorWith(inside, 'inside', change),
      };
      return { ...counterexample, peak };
    }
    case 'barrier': {
      const { network, barrier } = counterexample;
      // A fixed point that is known exactly is what it is.
      const attractor = attractorWith(counterexample.attractor, network.activation.exact, change);
      const avoiding = counterexample.avoiding.map(({ region, next }, i) => ({
        region: regionWith(region, `avoiding ${i}`, change),
        next,
      }));
      const isWhole = avoiding.every(
        (each): each is { region: Region; next: number } => each.region !== undefined,
      );
      if (attractor === undefined || !isWhole) return undefined;
      const grid = gridWith(barrier.grid, 'grid', change);
      const points = barrier.points.map(({ at: x, fate }, i) => ({
        at: vectorWith(x, `point ${i}`, change),
        fate,
      }));
      return { ...counterexample, attractor, avoiding, barrier: { ...barrier, grid, points } };
    }
  }
}

/** The numbers that may be changed, with their places, each place once. */
export function placesOf(
  counterexample: Counterexample,
): readonly { readonly place: string; readonly value: Rational }[] {
  const places = new Map<string, Rational>();
  withNumbers(counterexample, (value, place) => {
    if (!places.has(place)) places.set(place, value);
    return value;
  });
  return [...places].map(([place, value]) => ({ place, value }));
}

function attractorWith(attractor: Attractor, isExact: boolean, change: Change): Attractor | undefined {
  // How passages fit together, no number of them can change alone.
  if (attractor.kind === 'passages') return attractor;
  const { point, region } = attractor;
  const centre = isExact ? point : vectorWith(point, 'x*', change);
  const directions = region.directions.map((direction, i) =>
    vectorWith(direction, `R direction ${i}`, change),
  );
  // From −r to r.
  const ranges = region.ranges.map(({ hi }, i) => {
    const radius = hi && change(hi, `R radius ${i}`);
    return Interval.of(radius?.negated(), radius);
  });
  const changed = Region.parallelotope(centre, directions, ranges);
  return changed && { ...attractor, point: centre, region: changed };
}

function regionWith(
  { origin, directions, ranges }: Region,
  name: string,
  change: Change,
): Region | undefined {
  const start = vectorWith(origin, `${name} origin`, change);
  if (ranges.every(({ value }) => value?.sign === 0)) return Region.point(start);
  const ends = ranges.map(({ lo, hi, value }, i) => {
    if (value !== undefined) return Interval.point(change(value, `${name} range ${i}`));
    const [from, to] = [lo && change(lo, `${name} from ${i}`), hi && change(hi, `${name} to ${i}`)];
    return from && to && to.lessThan(from) ? undefined : Interval.of(from, to);
  });
  const basis = directions.map((direction, i) => vectorWith(direction, `${name} direction ${i}`, change));
  return ends.includes(undefined)
    ? undefined
    : Region.parallelotope(
        start,
        basis,
        ends.filter((range) => range !== undefined),
      );
}

/** Values that are equal stay equal: what is between them is thin on purpose. */
function gridWith({ origin, basis, axes }: Grid, name: string, change: Change): Grid {
  return {
    origin: vectorWith(origin, `${name} origin`, change),
    basis: basis.map((direction, i) => vectorWith(direction, `${name} basis ${i}`, change)),
    axes: axes.map((axis, i) =>
      axis.map((value) => value && change(value, `${name} axis ${i} at ${value.toString()}`)),
    ),
  };
}

function vectorWith(x: Vector, name: string, change: Change): Vector {
  return x.map((value, j) => change(value, `${name} ${j}`));
}
