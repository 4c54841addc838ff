/** Why x* is attractive, and not stable: what `checkPassages` checks, in words. */

import type { BasinCounterexample, Landing, Passage, UnstableAttractor } from '../../proof/index.js';
import { Cells } from '../../proof/index.js';
import { at, matrix, type Rational, type Vector } from '../../exact/index.js';
import { grouped } from './boxes.js';
import { headed, listed, paragraph, say, type Block, type Sentence } from './document.js';
import { math, power, sub, tuple, type Formula } from './formula.js';
import { parallelotope, valueFormula } from './sets.js';

const xStar = math`x*`;

/** Ends with this: every orbit that enters R lands on x*. */
export function passagesBlocks(
  { network }: BasinCounterexample,
  attractor: UnstableAttractor,
): readonly Block[] {
  const { point, region, passages, cells, grid } = attractor;
  const name = (k: number): Formula => (passages.length === 1 ? math`P` : sub('P', k + 1));
  const target = ({ into }: Landing): Formula => (into === 'point' ? math`{x*}` : name(into));
  const told = passages.map((passage, k) => {
    let end = matrix.add(point, passage.direction);
    for (let i = 0; i < passage.power; i++) end = network.evaluateExactly(end);
    const stretched = factorOf(matrix.subtract(end, point), passage.direction);
    return paragraph(...passageSentences(passage, name(k), stretched, target));
  });
  const numbered = new Cells(grid);
  const around = cells.map(({ index, landing }) => ({
    landing,
    set: numbered.set(index),
  }));
  const landings = grouped(around, ({ landing }) => `${landing.steps} ${landing.into}`).map(
    (group): Sentence => {
      const { landing } = at(group, 0);
      const F = power('F', landing.steps);
      const count = group.length === around.length ? say`all of ${math`R`}` : partsOf(group.length);
      return say`${F} takes ${count} ${landing.into === 'point' ? 'to' : 'into'} ${landing.into === 'point' ? xStar : name(landing.into)}`;
    },
  );
  const R = math`R = ${parallelotope(region.origin, region.directions, region.ranges)}`;
  const parts = math`${cells.length}`;
  const division = cells.length === 1 ? [] : [say`Lines through ${xStar} part it into ${parts} parts.`];
  return [
    headed('Proof', say`The point ${xStar} is fixed: ${valueFormula(point, point)}.`),
    ...told,
    paragraph(
      say`Now let ${R}, a neighbourhood of ${xStar}.`,
      ...division,
      say`In it ${listed(landings, ';')}.`,
      say`So every orbit that enters ${math`R`} lands on ${xStar}, and ${xStar} is attractive by Definition 1.1.`,
      say`It is not stable: points of ${name(0)} as near to ${xStar} as one likes are driven away from it as far as the end of ${name(0)}, whatever becomes of them later.`,
    ),
  ];
}

function partsOf(count: number): Sentence {
  return count === 1 ? say`one part` : say`${math`${count}`} parts`;
}

function passageSentences(
  { direction, power: p, cuts, landings }: Passage,
  P: Formula,
  factor: Rational,
  target: (landing: Landing) => Formula,
): readonly Sentence[] {
  const F = power('F', p);
  const d = tuple(direction);
  const first = at(cuts, 0);
  const pieces = landings.map((landing, i): Sentence => {
    const range = math`${at(cuts, i)} ≤ t ≤ ${at(cuts, i + 1)}`;
    const value = math`${power('F', landing.steps)}(x* + td)`;
    return landing.into === 'point'
      ? say`${math`${value} = x*`} for ${range}`
      : say`${math`${value} ∈ ${target(landing)}`} for ${range}`;
  });
  return [
    say`Let ${math`d = ${d}`} and ${math`${P} = {x* + td : 0 ≤ t ≤ 1}`}.`,
    say`On ${P} the map ${F} is affine: ${math`${F}(x* + td) = x* + ${factor}td`}.`,
    say`So every orbit in ${P}, but for that of ${xStar}, leaves it, and has a point there with ${math`t ≥ ${first}`} before.`,
    say`For these ${listed(pieces, ';')}.`,
    say`So every orbit that enters ${P} lands on ${xStar}.`,
  ];
}

/** λ with moved = λ·direction. */
function factorOf(moved: Vector, direction: Vector): Rational {
  const along = direction.findIndex(({ sign }) => sign !== 0);
  return at(moved, along).dividedBy(at(direction, along));
}
