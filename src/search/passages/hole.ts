/** A point that the basin of an unstable attractor surrounds: a thin ring of cells around a periodic point that stays away. */

import { at, matrix, type Network, type Rational, type Vector } from '../../exact/index.js';
import {
  type Avoiding,
  type Barrier,
  type BasinCounterexample,
  type Fate,
  type UnstableAttractor,
  Region,
  verify,
  writeCounterexample,
} from '../../proof/index.js';
import type { BasinStatement } from '../../statements/index.js';
import { fixedPoints, powerOfTwo } from '../attraction/index.js';
import type { Certification } from '../kind/index.js';
import { type Budget, landed, type Landed } from './segments.js';
import { passagesAround, unstableLimits } from './unstable.js';

/** Of a side of the ring. */
const SIDE: Budget = { steps: 48, parts: 160 };
/** Exponents of two of half the length of a side, in the order in which they are tried. */
const SIZES = [0, -1, -2, -3, 1, -4, -5, -6, -8];

/**
 * A counterexample with an attractive point that is not stable, if one is found: for networks with two inputs. `dropped` are
 * the hypotheses on the network that fail.
 */
export function certifyUnstable(
  network: Network,
  statement: BasinStatement,
  dropped: readonly string[],
): Certification {
  let reason = 'no orbit was seen to land on a fixed point that others leave';
  let seen = false;
  for (const limit of unstableLimits(network)) {
    const attractor = passagesAround(network, limit);
    if (typeof attractor === 'string') {
      reason = `an attractive point that seems not to be stable was not proved to be one: ${attractor}`;
      continue;
    }
    reason = 'an attractive point is not stable, and no point was seen that its basin surrounds';
    for (const point of fixedPoints(network)) {
      if (point.every((x, i) => x.equals(at(attractor.point, i)))) continue;
      const barrier = ringAround(network, point, attractor);
      if (barrier === undefined) continue;
      seen = true;
      const avoiding: readonly Avoiding[] = [{ region: Region.point(point), next: 0 }];
      const unstable = statement.ofAttractor.map(({ name }): string => name);
      const found: BasinCounterexample = {
        kind: 'barrier',
        statement,
        dropped: [...dropped, ...unstable],
        network,
        attractor,
        avoiding,
        barrier,
      };
      const text = writeCounterexample(found);
      const verification = verify(text);
      if (verification.verdict === 'verified') {
        return {
          kind: 'certified',
          counterexample: verification.counterexample,
          text,
          claim: verification.claim,
        };
      }
      const [problem] = verification.problems;
      reason = `the verifier refused the file at ${problem?.path}: expected ${problem?.expected}, got ${problem?.found}`;
    }
  }
  return { kind: 'failed', seen, reason };
}

/** The boundary of a square around the point, cut into pieces that land in the attracting region. */
function ringAround(network: Network, point: Vector, { region }: UnstableAttractor): Barrier | undefined {
  const isIn = (a: Vector, b: Vector): true | undefined =>
    (region.containsPoint(a) && region.containsPoint(b)) || undefined;
  for (const exponent of SIZES) {
    const r = powerOfTwo(exponent);
    const [lo, hi] = [point.map((x) => x.minus(r)), point.map((x) => x.plus(r))];
    const sides = [0, 1].flatMap((axis) =>
      [lo, hi].map((corner) => {
        const along = 1 - axis;
        const end = (from: Vector): Vector => from.with(axis, at(corner, axis));
        return { axis, at: at(corner, axis), along, parts: landed(network, [end(lo), end(hi)], isIn, SIDE) };
      }),
    );
    if (sides.some(({ parts }) => parts === undefined)) continue;
    return barrierOf(point, lo, hi, sides as readonly Side[]);
  }
  return undefined;
}

interface Side {
  readonly axis: number;
  readonly at: Rational;
  readonly along: number;
  readonly parts: readonly Landed<true>[];
}

/** Cells without thickness on the four sides, cut wherever one of two opposite sides is. */
function barrierOf(point: Vector, lo: Vector, hi: Vector, sides: readonly Side[]): Barrier {
  const inner = [0, 1].map((axis) => {
    const [a, b] = [at(lo, axis), at(hi, axis)];
    const cuts = sides
      .filter(({ along }) => along === axis)
      .flatMap(({ parts }) => parts.map(({ to }) => a.plus(to.times(b.minus(a)))));
    const inOrder = [a, ...cuts].sort((s, t) => s.compare(t));
    return inOrder.filter((t, i) => inOrder[i - 1]?.equals(t) !== true);
  });
  const axes = inner.map((values) => [
    undefined,
    at(values, 0),
    ...values,
    at(values, values.length - 1),
    undefined,
  ]);
  const cells = sides.flatMap(({ axis, at: value, along, parts }) => {
    const values = at(inner, along);
    const [a, b] = [at(lo, along), at(hi, along)];
    const thin = value.equals(at(lo, axis)) ? 1 : at(inner, axis).length + 1;
    return values.slice(1).map((to, k) => {
      const t = to.minus(a).dividedBy(b.minus(a));
      const part = parts.find((each) => t.atMost(each.to));
      const index = [0, 0].with(axis, thin).with(along, k + 2);
      const fate: Fate = { into: 'attractor', steps: part?.steps ?? 0 };
      return { index, fate };
    });
  });
  return {
    grid: { origin: matrix.zeros(2), basis: matrix.identity(2), axes },
    cells,
    points: [{ at: point, fate: { into: 0, steps: 0 } }],
  };
}
