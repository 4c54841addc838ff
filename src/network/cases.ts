/**
 * Evaluation of F on a set, case by case where φ jumps.
 *
 * A band around a jump contains the whole segment between its two values, as if φ were continuous. What is false
 * for every continuous φ near by cannot be shown that way. So here a set whose coordinate meets a jump is cut in two:
 * on either side φ is a continuous branch. Every point of F^k(set) lies in one of the sets that come out.
 */

import { at, Rational, unwatched, type Interval, type Watch } from '../numbers/index.js';
import type { Activation, Branch } from './activation.js';
import type { Network } from './network.js';
import { affineImage, banded, ranges, type Generator, type Zonotope } from './zonotope.js';

const minusOne = Rational.one.negated();

/** More cases than this in one layer are not followed up. */
export const MOST_CASES = 1024;

/**
 * Whether `holds` is true of every case of F^steps(set). False also if a layer has more than `MOST_CASES` cases: then
 * nothing is known.
 */
export function everyCase(
  network: Network,
  set: Zonotope,
  steps: number,
  holds: (image: Zonotope) => boolean,
  watch: Watch = unwatched,
): boolean {
  const open = [{ x: set, layers: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { x, layers } = next;
    if (layers === steps * network.depth) {
      if (!holds(x)) return false;
      continue;
    }
    const k = layers % network.depth;
    const affine = affineImage(at(network.layers, k), x, watch);
    const images = k + 1 < network.depth ? activatedCases(network.activation, affine) : [affine];
    if (images === undefined) return false;
    open.push(...images.map((image) => ({ x: image, layers: layers + 1 })));
  }
  return true;
}

/** Sets whose union contains φ(set), one for each choice of branches that the set meets. */
export function activatedCases(activation: Activation, set: Zonotope): readonly Zonotope[] | undefined {
  let cases: readonly { x: Zonotope; chosen: readonly Branch[] }[] = [{ x: set, chosen: [] }];
  for (const j of set.origin.keys()) {
    cases = cases.flatMap(({ x, chosen }) => {
      const range = at(ranges(x), j);
      const met = activation.branches.filter(({ on }) => meets(range, on));
      if (met.length === 1) return [{ x, chosen: [...chosen, ...met] }];
      return met.flatMap((branch) => {
        const part = restricted(x, j, branch.on);
        return part ? [{ x: part, chosen: [...chosen, branch] }] : [];
      });
    });
    if (cases.length > MOST_CASES) return undefined;
  }
  return cases.flatMap(({ x, chosen }) => {
    const parts = ranges(x).map((range, j) => range.intersection(at(chosen, j).on));
    if (!parts.every((part) => part !== undefined)) return [];
    return [
      banded(
        x,
        parts.map((part, j) => at(chosen, j).phi.bandOver(part)),
      ),
    ];
  });
}

/** Whether the range meets the stretch from a jump (excluded: there φ has its value from below) to the next. */
function meets(range: Interval, on: Interval): boolean {
  const startsBelow = on.lo === undefined || range.hi === undefined || on.lo.lessThan(range.hi);
  return startsBelow && !range.isDisjointFrom(on);
}

/**
 * A set that contains the points of `set` whose coordinate j lies in the interval: for each parameter in turn, what is
 * left of its range when the others are anywhere in theirs. Exact if only one parameter moves the coordinate.
 * `undefined` if no point is left.
 */
function restricted(set: Zonotope, j: number, interval: Interval): Zonotope | undefined {
  const generators: Generator[] = [...set.generators];
  for (const [i, { direction, range }] of generators.entries()) {
    const coefficient = at(direction, j);
    if (coefficient.sign === 0) continue;
    const others = { origin: set.origin, generators: generators.filter((_, k) => k !== i) };
    const rest = at(ranges(others), j);
    const left = interval
      .plus(rest.scaled(minusOne))
      .scaled(Rational.one.dividedBy(coefficient))
      .intersection(range);
    if (left === undefined) return undefined;
    generators[i] = { direction, range: left };
  }
  return { origin: set.origin, generators };
}
