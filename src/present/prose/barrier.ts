/** The barrier, and why it separates: what `checkBarrier` checks, in words. */

import { Cells, type BasinCounterexample, type Fate, type Grid } from '../../proof/index.js';
import { at, type Network, point, type Vector } from '../../exact/index.js';
import type { BasinQuestion } from '../../statements/index.js';
import { inclusion, targetName, union } from './avoidance.js';
import { grouped, joined, rangesOf, reached, type CellBox } from './boxes.js';
import { display, listed, paragraph, say, type Block, type Sentence } from './document.js';
import { math, power, separated, sub, tuple, type Formula } from './formula.js';
import { gridSentence } from './grids.js';
import { formulaText } from './plain.js';
import { parallelotope, space } from './sets.js';

/** More sets than this are counted instead of listed. */
const MOST = 12;
/** Orbits are written out up to this many characters. */
const LONGEST = 60;

interface FatedBox extends CellBox {
  readonly steps: number;
  readonly target: Formula;
}

/** How the points are called: x* itself by its own name, else p, and p′ if there are two of them. */
export function pointNames({ network, attractor, barrier }: BasinCounterexample): readonly Formula[] {
  const names = [math`p′`, math`p`];
  return barrier.points.map(({ at: x }) => {
    const isCentre = x.every((value, j) => value.equals(at(attractor.point, j)));
    return isCentre && network.activation.exact ? math`x*` : (names.pop() ?? math`p`);
  });
}

/** Whether a name is that of x*. */
export function isStar(name: Formula): boolean {
  return formulaText(name) === 'x*';
}

/** Where the points and the cells of the barrier end up. */
export function barrierBlocks(counterexample: BasinCounterexample): readonly Block[] {
  const { statement, network, avoiding, barrier } = counterexample;
  const regions = avoiding.map(({ region }) => region);
  const cells = new Cells(barrier.grid);
  const single = barrier.cells.map(({ index, fate }): FatedBox => {
    const target = targetName(network, cells.set(index), fate, regions);
    return { from: index, to: index, steps: fate.steps, target };
  });
  const keyOf = ({ steps, target }: FatedBox) => `${steps} ${formulaText(target)}`;
  const boxes = joined(single, keyOf);
  const isInside = statement.question === 'bounded complement component';
  const so = isInside
    ? say`So every orbit that starts in the closed set ${math`K`} converges to ${math`x*`}: ${math`K ⊂ B(x*)`}.`
    : say`So no orbit that starts in the closed set ${math`K`} converges to ${math`x*`}: ${math`K ∩ B(x*) = ∅`}.`;
  const rest = [so, ...pointSentences(counterexample)];
  const isToldByGrid = boxes.length > MOST || !reached(barrier).isBox;
  const grid = isToldByGrid ? [say`Now consider a grid.`, gridSentence(barrier.grid)] : [];
  const count = math`${barrier.cells.length}`;
  if (boxes.length > MOST) {
    const fates = grouped(
      single.toSorted((a, b) => a.steps - b.steps),
      keyOf,
    ).map((group): Sentence => {
      const { steps, target } = at(group, 0);
      return say`${inclusion(math`C`, steps, target)} for ${math`${group.length}`} of them`;
    });
    const all = at(single, 0);
    const lands =
      fates.length === 1 ? say`${inclusion(math`C`, all.steps, all.target)} for each of them` : listed(fates);
    const listedCells = say`Let ${math`K`} be the union of ${count} of these cells ${math`C`}, which the file lists.`;
    return [paragraph(...grid, listedCells, say`Then ${lands}.`, ...rest)];
  }
  const lines = boxes.map((box, i) => {
    const name = boxes.length === 1 ? math`K` : sub('K', i + 1);
    const set = math`${name} = ${boxSet(barrier.grid, box)}`;
    return { set, lands: inclusion(name, box.steps, box.target) };
  });
  const ofGrid = isToldByGrid ? 'of these cells' : 'cells of the grid in the file';
  const made = barrier.cells.length > boxes.length ? say` (${count} ${ofGrid})` : say``;
  const now = isToldByGrid ? 'Let' : 'Now let';
  if (boxes.length === 1) {
    const { set, lands } = at(lines, 0);
    return [paragraph(...grid, say`${now} ${set}${made}.`, say`Then ${lands}.`, ...rest)];
  }
  return [
    paragraph(...grid, say`${now} ${math`K = ${union('K', boxes.length)}`}${made}, where`),
    display(...lines.map(({ set, lands }, i) => math`${set},  ${lands}${i + 1 < boxes.length ? ';' : '.'}`)),
    paragraph(...rest),
  ];
}

/** Why the barrier separates the point from infinity, or the two points from each other; the contradiction. */
export function conclusionBlocks(counterexample: BasinCounterexample): readonly Block[] {
  const { statement, barrier } = counterexample;
  const n = barrier.grid.axes.length;
  const [p = math`p`, other = math`p′`] = pointNames(counterexample);
  const { box, isBox } = reached(barrier);
  const Q = math`Q = ${boxSet(barrier.grid, box)}`;
  const isPath = statement.question === 'disconnected basin';
  const Z = math`Z`;
  const separating = isBox ? math`Q` : Z;
  const without = isPath ? say` but not ${other}` : say``;
  const boundary = isBox
    ? [say`Finally, the set ${Q} contains ${p}${without}, and its boundary lies in ${math`K`}.`]
    : [
        say`Finally, let ${Z} be the union of the cells that can be reached from ${p} through common faces without entering a cell of ${math`K`}.`,
        say`A face between a cell of ${Z} and one that is not reached is part of ${math`K`}, so that the boundary of ${Z} lies in ${math`K`}; and ${Z} contains ${p}${without}.`,
      ];
  const component = say`So the component of ${math`${space(n)} ∖ K`} that contains ${p} lies in ${separating}`;
  const bounded = isBox ? component : say`${component}, which lies in the bounded set ${Q}`;
  const conclusions: Readonly<Record<BasinQuestion, Sentence>> = {
    'bounded basin component': say`${bounded}. As ${math`B(x*)`} does not meet ${math`K`}, the component of ${math`B(x*)`} that contains ${p} lies there too: it is bounded.`,
    'bounded complement component': say`${bounded}. As ${math`K ⊂ B(x*)`}, the component of ${math`${space(n)} ∖ B(x*)`} that contains ${p} lies there too: it is bounded.`,
    'disconnected basin': say`So every path from ${p} to ${other} meets ${math`K`}, and leaves ${math`B(x*)`}: ${math`B(x*)`} is not path-connected.`,
  };
  return [paragraph(...boundary, conclusions[statement.question])];
}

function boxSet(grid: Grid, box: CellBox): Formula {
  return parallelotope(grid.origin, grid.basis, rangesOf(grid, box));
}

/** Which side the points are on. */
function pointSentences(counterexample: BasinCounterexample): readonly Sentence[] {
  const { network, avoiding, barrier } = counterexample;
  const names = pointNames(counterexample);
  const regions = avoiding.map(({ region }) => region);
  const reasons = barrier.points.flatMap(({ at: x, fate }, i): readonly Sentence[] => {
    const name = at(names, i);
    if (isStar(name)) return [];
    const target = targetName(network, point(x), fate, regions);
    const side = fate.into === 'attractor' ? math`${name} ∈ B(x*)` : math`${name} ∉ B(x*)`;
    return [say`${side}, since ${orbit(network, name, x, fate, target)}`];
  });
  return reasons.length === 0 ? [] : [say`And ${joinedReasons(reasons)}.`];
}

function joinedReasons(reasons: readonly Sentence[]): Sentence {
  return reasons.flatMap((reason, i) => (i === 0 ? reason : say`, and ${reason}`));
}

/** `F(p) = 1/2 ∈ R`, with the values on the way as long as they are short. */
function orbit(network: Network, name: Formula, x: Vector, { steps }: Fate, target: Formula): Formula {
  if (steps === 0) return math`${name} ∈ ${target}`;
  const plain = math`${power('F', steps)}(${name}) ∈ ${target}`;
  if (!network.activation.exact || steps > 4) return plain;
  let y = x;
  const values = Array.from({ length: steps }, (_, k) => {
    y = network.evaluateExactly(y);
    return math`${power('F', k + 1)}(${name}) = ${tuple(y)}`;
  });
  const whole = math`${separated(values)} ∈ ${target}`;
  return formulaText(whole).length <= LONGEST ? whole : plain;
}
