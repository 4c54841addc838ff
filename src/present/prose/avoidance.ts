/** Why no orbit that enters the avoiding regions converges to x*: what `checkAvoiding` checks, in words. */

import { carries, type BasinCounterexample, type Fate, type Region } from '../../proof/index.js';
import { at, type Network, unwatched, type Vector, type Zonotope } from '../../exact/index.js';
import { display, paragraph, say, type Block } from './document.js';
import { math, power, sub, type Formula } from './formula.js';
import { parallelotope, valueFormula } from './sets.js';

/** More regions than this are counted instead of listed. */
const MOST = 12;

export function avoidanceBlocks({ network, avoiding }: BasinCounterexample): readonly Block[] {
  const count = avoiding.length;
  const apart = network.activation.exact ? say`` : say` (as ${math`A ∩ R = ∅`})`;
  const conclusion = say`${math`F(A) ⊂ A`} and ${math`x* ∉ A`}${apart}. As ${math`A`} is closed, no orbit that enters it converges to ${math`x*`}.`;
  if (count === 0) return [];
  if (count > MOST) {
    const regions = say`the ${math`${count}`} avoiding regions in the file, which ${math`F`} maps into one another`;
    return [paragraph(say`Next, let ${math`A`} be the union of ${regions}. So ${conclusion}`)];
  }
  const lines = avoiding.map(({ region }, i) => ({
    set: math`${regionName(i, count)} = ${regionSet(region)}`,
    moves: motion(network, avoiding, i),
  }));
  if (count === 1) {
    const { set, moves } = at(lines, 0);
    const is = regionValue(at(avoiding, 0).region) && network.activation.exact;
    return [paragraph(say`Next, let ${set}.`, say`Then ${is ? say`${moves}, so that ` : ''}${conclusion}`)];
  }
  return [
    paragraph(say`Next, let ${math`A = ${union('A', count)}`}, where`),
    display(...lines.map(({ set, moves }, i) => math`${set},  ${moves}${i + 1 < count ? ';' : '.'}`)),
    paragraph(say`So ${conclusion}`),
  ];
}

/** Where F takes a region: `F(7/2) = 7/2` of a point, else `F(A₁) ⊂ A₂`. */
function motion(network: Network, avoiding: BasinCounterexample['avoiding'], i: number): Formula {
  const { region, next } = at(avoiding, i);
  const x = regionValue(region);
  if (x && network.activation.exact) return valueFormula(x, network.evaluateExactly(x));
  const regions = avoiding.map((each) => each.region);
  const target = targetName(network, region.set, { into: next, steps: 1 }, regions);
  return inclusion(regionName(i, regions.length), 1, target);
}

/** `A₁ ∪ A₂`, `A₁ ∪ … ∪ A₅`. */
export function union(letter: string, count: number): Formula {
  const name = (i: number) => sub(letter, i);
  if (count === 2) return math`${name(1)} ∪ ${name(2)}`;
  if (count === 3) return math`${name(1)} ∪ ${name(2)} ∪ ${name(3)}`;
  return math`${name(1)} ∪ … ∪ ${name(count)}`;
}

/** The set that F^steps is seen to carry a set into: R, an A_j, or A where the cases of a jump fall apart. */
export function targetName(
  network: Network,
  set: Zonotope,
  { into, steps }: Fate,
  regions: readonly Region[],
): Formula {
  if (into === 'attractor') return math`R`;
  const isOne =
    network.activation.continuous || carries(network, set, steps, at(regions, into), [], unwatched);
  return isOne ? regionName(into, regions.length) : math`A`;
}

/** `F²(C) ⊂ A`, and without F if no step is taken. */
export function inclusion(set: Formula, steps: number, target: Formula): Formula {
  return steps === 0 ? math`${set} ⊂ ${target}` : math`${power('F', steps)}(${set}) ⊂ ${target}`;
}

function regionName(i: number, count: number): Formula {
  return count === 1 ? math`A` : sub('A', i + 1);
}

function regionSet({ origin, directions, ranges }: Region): Formula {
  return parallelotope(origin, directions, ranges);
}

/** The point that the region consists of, if it does. */
function regionValue({ origin, ranges }: Region): Vector | undefined {
  return ranges.every(({ value }) => value?.sign === 0) ? origin : undefined;
}
