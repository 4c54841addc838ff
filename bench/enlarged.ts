/** Larger files that prove the same: barriers of more cells, fates of more steps. */

import type { BasinCounterexample } from '../src/proof/index.js';
import type { Rational } from '../src/exact/index.js';
import type { Build } from './builds.js';

type Axis = BasinCounterexample['barrier']['grid']['axes'][number];
type Axes = BasinCounterexample['barrier']['grid']['axes'];

/** The same barrier on a finer grid: every bounded interval of it that is not a point is cut into `factor` parts. */
export function finer(
  counterexample: BasinCounterexample,
  factor: number,
  { numbers }: Pick<Build, 'numbers'>,
): BasinCounterexample {
  const { barrier } = counterexample;
  const cut = barrier.grid.axes.map((axis) => cutAxis(axis, factor, numbers.Rational));
  const axes: Axes = cut.map(({ values }) => values);
  const cells = barrier.cells.flatMap(({ index, fate }) =>
    index
      .reduce<readonly (readonly number[])[]>(
        (prefixes, i, k) =>
          prefixes.flatMap((prefix) => (cut[k]?.parts[i] ?? []).map((part) => [...prefix, part])),
        [[]],
      )
      .map((part) => ({ index: part, fate })),
  );
  return { ...counterexample, barrier: { ...barrier, grid: { ...barrier.grid, axes }, cells } };
}

/** The values of the finer axis, and for each interval of the old one the numbers of its parts. */
function cutAxis(
  axis: Axis,
  factor: number,
  rational: Build['numbers']['Rational'],
): { readonly values: Axis; readonly parts: readonly (readonly number[])[] } {
  const values: (Rational | undefined)[] = [axis[0]];
  const parts: number[][] = [];
  for (let i = 1; i < axis.length; i++) {
    const [lo, hi] = [axis[i - 1], axis[i]];
    const first = values.length - 1;
    const divides = lo !== undefined && hi !== undefined && !lo.equals(hi);
    for (let k = 1; divides && k < factor; k++) {
      values.push(lo.plus(hi.minus(lo).times(rational.of(k, factor))));
    }
    values.push(hi);
    parts.push(Array.from({ length: values.length - 1 - first }, (_, k) => first + k));
  }
  return { values, parts };
}

/** The same barrier with `extra` more steps in the fate of every cell that lands where F itself attracts. */
export function longer(counterexample: BasinCounterexample, extra: number): BasinCounterexample {
  const { barrier, attractor } = counterexample;
  if (attractor.kind !== 'contraction' || attractor.power !== 1)
    throw new RangeError('longer: expected a region that F itself contracts');
  const cells = barrier.cells.map(({ index, fate }) => ({
    index,
    fate: fate.into === 'attractor' ? { ...fate, steps: fate.steps + extra } : fate,
  }));
  return { ...counterexample, barrier: { ...barrier, cells } };
}
