/**
 * Shrinking of the certificate alone: the network stays, and its certificate gets fewer regions and shorter numbers. Each step is verified
 * as a text, and goes strictly down in the one order.
 */

import {
  type BasinCounterexample,
  carries,
  Cells,
  type Counterexample,
  type Fate,
  proofOf,
  Region,
  verifyAboutNetwork,
  writeCounterexample,
} from '../../proof/index.js';
import { type AnySet, at, type Interval, point, type Rational, unwatched } from '../../exact/index.js';
import { DoubtfulCells } from './doubtful-cells.js';
import { placesOf, withNumbers } from './proof-numbers.js';
import { simplerNear } from './simpler-near.js';
import { isSmaller } from './size.js';
import type { Step } from './shrink.js';

/** Of a certificate with more than so many numbers times cells, none is tried: each try checks all of them. */
const MOST_WORK = 20_000;

/** Yields every certificate that is smaller, until no move leads to one, and a step for each that was tried in vain. */
export function* shrinkingProof(start: Counterexample): Generator<Step, void> {
  const { numbers, cells } = proofOf(start).size();
  if (numbers.length * Math.max(cells, 1) > MOST_WORK) return;
  const doubtful = new DoubtfulCells();
  let [best, tried] = [start, 0];
  for (let isMinimal = false; !isMinimal;) {
    isMinimal = true;
    for (const moves of movesOf(best)) {
      for (const move of moves(best)) {
        if (!isSmaller(move, best)) continue;
        const found = doubtful.refute(move, best) ? undefined : verifiedAgain(move, doubtful);
        if (found === undefined) {
          tried += 1;
          yield { kind: 'tried', networks: tried };
          continue;
        }
        best = found;
        isMinimal = false;
        yield { kind: 'smaller', counterexample: best };
        break;
      }
    }
  }
}

/** As the verifier gives it back, if it accepts the text. */
function verifiedAgain(counterexample: Counterexample, doubtful: DoubtfulCells): Counterexample | undefined {
  const verification = verifyAboutNetwork(writeCounterexample(counterexample));
  if (verification.verdict === 'verified') return verification.counterexample;
  doubtful.note(verification.problems);
  return undefined;
}

type Moves = (best: Counterexample) => Iterable<Counterexample>;

/** Lists of moves; of each, the first that is accepted is made. The simplest come first. */
function movesOf(start: Counterexample): readonly Moves[] {
  const values = new Map(placesOf(start).map(({ value }) => [value.abs().toString(), value.abs()]));
  return [
    ofBarrier(merged),
    ofBarrier(withoutUnused),
    ofBarrier(sooner),
    ...[...values.values()].map(
      (value): Moves =>
        (best) =>
          everywhere(best, value),
    ),
    ...placesOf(start).map(
      ({ place }): Moves =>
        (best) =>
          atPlace(best, place),
    ),
  ];
}

function ofBarrier(moves: (best: BasinCounterexample) => Iterable<Counterexample>): Moves {
  return (best) => (best.kind === 'barrier' ? moves(best) : []);
}

/** Another number in every place where this one stands, or its opposite. */
function* everywhere(best: Counterexample, value: Rational): Generator<Counterexample, void> {
  for (const simpler of simplerNear(value)) {
    const changed = withNumbers(best, (x) => {
      if (!x.abs().equals(value)) return x;
      return x.sign < 0 ? simpler.negated() : simpler;
    });
    if (changed) yield changed;
  }
}

/** Another number in one place. */
function* atPlace(best: Counterexample, place: string): Generator<Counterexample, void> {
  const now = placesOf(best).find((each) => each.place === place);
  if (now === undefined) return;
  for (const simpler of simplerNear(now.value)) {
    const changed = withNumbers(best, (x, where) => (where === place ? simpler : x));
    if (changed) yield changed;
  }
}

/** Avoiding regions that differ in their ranges alone, as one that holds them all. */
function* merged(best: BasinCounterexample): Generator<Counterexample, void> {
  const [first, ...others] = best.avoiding.map(({ region }) => region);
  if (first === undefined || others.length === 0) return;
  const shape = ({ origin, directions }: Region): string => JSON.stringify([origin, directions]);
  if (others.some((other) => shape(other) !== shape(first))) return;
  const ranges = others.reduce<readonly Interval[]>(
    (all, other) => all.map((range, i) => range.hull(other.ranges[i] ?? range)),
    first.ranges,
  );
  const region = Region.parallelotope(first.origin, first.directions, ranges);
  if (region) yield withRegions(best, [{ region, next: 0 }], () => 0);
}

/** Without the avoiding regions into which nothing ever comes. */
function* withoutUnused(best: BasinCounterexample): Generator<Counterexample, void> {
  const { avoiding, barrier } = best;
  const used = new Set<number>();
  for (const { fate } of [...barrier.cells, ...barrier.points])
    if (fate.into !== 'attractor') used.add(fate.into);
  // A Set hands out what is added while it is walked through.
  for (const i of used) used.add(avoiding[i]?.next ?? i);
  const kept = [...avoiding.keys()].filter((i) => used.has(i));
  if (kept.length < avoiding.length)
    yield withRegions(
      best,
      kept.flatMap((i) => avoiding[i] ?? []),
      (i) => kept.indexOf(i),
    );
}

/** With other avoiding regions, and the numbers by which they are called. */
function withRegions(
  best: BasinCounterexample,
  regions: BasinCounterexample['avoiding'],
  numberOf: (i: number) => number,
): Counterexample {
  const { barrier } = best;
  const renamed = <T extends BasinCounterexample['barrier']['points'][number]['fate']>(fate: T): T =>
    fate.into === 'attractor' ? fate : { ...fate, into: numberOf(fate.into) };
  return {
    ...best,
    avoiding: regions.map(({ region, next }) => ({ region, next: numberOf(next) })),
    barrier: {
      ...barrier,
      cells: barrier.cells.map(({ index, fate }) => ({ index, fate: renamed(fate) })),
      points: barrier.points.map(({ at, fate }) => ({ at, fate: renamed(fate) })),
    },
  };
}

/** With the least number of steps after which each cell and each point has landed. */
function* sooner(best: BasinCounterexample): Generator<Counterexample, void> {
  const { network, attractor, avoiding, barrier } = best;
  const regions = avoiding.map(({ region }) => region);
  const cells = new Cells(barrier.grid);
  const landed = (set: AnySet, { into, steps }: Fate): Fate => {
    const target = into === 'attractor' ? attractor.region : at(regions, into);
    const others = into === 'attractor' ? [] : regions;
    let least = 0;
    while (least < steps && !carries(network, set, least, target, others, unwatched)) least += 1;
    return { into, steps: least };
  };
  yield {
    ...best,
    barrier: {
      ...barrier,
      cells: barrier.cells.map(({ index, fate }) => ({ index, fate: landed(cells.set(index), fate) })),
      points: barrier.points.map((each) => ({ at: each.at, fate: landed(point(each.at), each.fate) })),
    },
  };
}
