/** The certificate of a file, step by step: what the verifier insists on, where that is in the file, and why it is enough. */

import {
  type Attractor,
  contractionFactor,
  type BasinCounterexample,
  type Counterexample,
  type PeakCounterexample,
} from '../../proof/index.js';
import { at, type Network, unwatched } from '../../exact/index.js';
import { reached } from '../prose/index.js';
import { assumptionsOf, type BasinQuestion } from '../../statements/index.js';
import type { Entry } from './entry.js';
import { type Markup, markup, type Part } from './markup.js';
import { latexMarkup } from './prose.js';

export interface Step {
  readonly title: string;
  /** Where the step's numbers stand in the file. */
  readonly places: readonly string[];
  readonly text: Part;
}

export function stepsOf({ counterexample }: Entry): readonly Step[] {
  const { statement, dropped } = counterexample;
  const kept = assumptionsOf(statement).length - dropped.length;
  const isAboutStability = assumptionsOf(statement).length > statement.hypotheses.length;
  const ofAttractor = isAboutStability
    ? markup`, and the stability of ${star} from the attractor’s part of the file`
    : '';
  const hypotheses: Step = {
    title: 'The hypotheses',
    places: ['theorem', 'dropped', 'network'],
    text: markup`Each of the ${assumptionsOf(statement).length} hypotheses is decided exactly, from the weights and from ${phi}${ofAttractor}: ${dropped.join(', ')} ${dropped.length === 1 ? 'fails' : 'fail'}, as the file says, and the other ${counted(kept, 'holds', 'hold')}. Ranks come from elimination with exact fractions.`,
  };
  return [hypotheses, ...certificateSteps(counterexample)];
}

function certificateSteps(counterexample: Counterexample): readonly Step[] {
  switch (counterexample.kind) {
    case 'barrier':
      return basinSteps(counterexample);
    case 'peak':
      return peakSteps(counterexample);
  }
}

const F = latexMarkup('F');
const phi = latexMarkup('\\varphi');
const star = latexMarkup('x^*');
const basin = latexMarkup('B(x^*)');

function attractionStep(network: Network, attractor: Attractor): Step {
  const fixed = network.activation.exact
    ? markup`${F} is evaluated at ${star} with exact fractions, and gives ${star} back.`
    : markup`${F}, or an iterate and its successor, maps the region into itself, so that the fixed point ${star} lies inside.`;
  switch (attractor.kind) {
    case 'contraction': {
      const { power, region } = attractor;
      const q = contractionFactor(network.power(power), region, unwatched);
      const iterate = latexMarkup(power === 1 ? 'F' : `F^{${power}}`);
      const factor = q === undefined ? undefined : markup` by the factor ${fraction(q.toString())}`;
      return {
        title: 'An attracting region',
        places: ['attractor'],
        text: markup`${fixed} On the parallelotope around it, ${iterate} contracts${factor}, in the norm whose unit ball the region is. By Banach’s fixed point theorem every orbit that enters the region converges to ${star}.`,
      };
    }
    case 'passages': {
      const { passages, cells } = attractor;
      const segments = passages.length === 1 ? 'a segment' : `${passages.length} segments`;
      return {
        title: 'An attractive point that is not stable',
        places: ['attractor'],
        text: markup`${fixed} From there ${segments} ${passages.length === 1 ? 'starts' : 'start'} that a power of ${F} stretches away from ${star}, so that ${star} is not stable. Before an orbit leaves, it passes pieces that some power of ${F} takes to ${star} exactly, or to a segment before. ${cells.length} ${cells.length === 1 ? 'cell makes' : 'cells make'} up a neighbourhood of ${star}, and some power of ${F} takes each to ${star} or into a segment. So every orbit that enters the neighbourhood lands on ${star}.`,
      };
    }
  }
}

function basinSteps(counterexample: BasinCounterexample): readonly Step[] {
  const { network, attractor, avoiding } = counterexample;
  const steps: Step[] = [attractionStep(network, attractor)];
  if (avoiding.length > 0) {
    const regions = avoiding.length === 1 ? 'one closed region' : `${avoiding.length} closed regions`;
    steps.push({
      title: 'Regions that never lead to the attractor',
      places: ['avoiding'],
      text: markup`There ${avoiding.length === 1 ? 'is' : 'are'} ${regions} without ${star}, and ${F} maps ${avoiding.length === 1 ? 'it into itself' : 'each into the one that the file names as its next'}. So no orbit that enters ${avoiding.length === 1 ? 'it' : 'one of them'} ever converges to ${star}.`,
    });
  }
  return [...steps, ...barrierSteps(counterexample)];
}

function barrierSteps({ statement, network, barrier }: BasinCounterexample): readonly Step[] {
  const { grid, cells, points } = barrier;
  const total = grid.axes.reduce((product, axis) => product * (axis.length - 1), 1);
  const isInside = statement.question === 'bounded complement component';
  const steps = cells.map(({ fate }) => fate.steps);
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  const when = least === most ? counted(least, 'step', 'steps') : `${least} to ${most} steps`;
  const lands = isInside ? 'in the attracting region' : 'in an avoiding region';
  const how = network.activation.continuous ? '' : ', case by case where φ jumps';
  const landing =
    most === 0
      ? markup`Each lies ${lands} as it is.`
      : markup`Each is pushed through ${F} as an affine image with proved bounds${how}, and lands ${lands} after ${when}.`;
  const side = isInside ? markup`inside ${basin}` : markup`outside ${basin}`;
  const { count } = reached(barrier);
  const followed = network.activation.exact ? 'with exact fractions' : 'with proved bounds';
  const conclusions: Readonly<Record<BasinQuestion, Part>> = {
    'bounded basin component': markup`No cell that is reached is unbounded. So the component of ${basin} that contains the point is bounded, and the conclusion of the theorem is false.`,
    'bounded complement component': markup`No cell that is reached is unbounded. So the component of the complement of ${basin} that contains the point is bounded, and the conclusion of the theorem is false.`,
    'disconnected basin': markup`The other point is in no cell that is reached. So no path inside ${basin} joins the two points, and the conclusion of the theorem is false.`,
  };
  return [
    {
      title: 'A barrier of cells',
      places: ['witness.grid', 'witness.cells'],
      text: markup`A grid cuts the space into ${counted(total, 'cell', 'cells')}, some of which may be as thin as a line or a point; ${cells.length} of them ${cells.length === 1 ? 'is' : 'are'} the barrier. ${landing} So the whole barrier lies ${side}.`,
    },
    {
      title: points.length === 1 ? 'A point' : 'Two points',
      places: ['witness.points'],
      text: markup`${points.length === 1 ? 'The orbit of the point' : 'The orbits of both points'} ${points.length === 1 ? 'is' : 'are'} followed ${followed} until ${points.length === 1 ? 'it lands' : 'they land'} ${at(points, 0).fate.into === 'attractor' ? 'in the attracting region' : 'in an avoiding region'}: ${points.length === 1 ? 'it lies' : 'they lie'} ${at(points, 0).fate.into === 'attractor' ? 'inside' : 'outside'} ${basin}.`,
    },
    {
      title: 'The barrier separates',
      places: ['witness'],
      text: markup`A flood fill from the ${points.length === 1 ? 'point' : 'first point'}, from cell to cell through common faces but never into the barrier, reaches ${counted(count, 'cell', 'cells')}. ${conclusions[statement.question]}`,
    },
  ];
}

function peakSteps({ network, peak }: PeakCounterexample): readonly Step[] {
  const { domain, inside } = peak;
  const counts = domain.axes.map((axis) => axis.length - 1);
  const faces = counts.reduce(
    (sum, _, i) => sum + 2 * counts.reduce((product, count, j) => (i === j ? product : product * count), 1),
    0,
  );
  const value = network.activation.exact ? at(network.evaluateExactly(inside), 0).toString() : undefined;
  const is = value === undefined ? undefined : markup`, and ${F} is exactly ${fraction(value)} there`;
  const D = latexMarkup('D');
  return [
    {
      title: 'A point of a bounded domain',
      places: ['witness.domain', 'witness.inside'],
      text: markup`The domain ${D} is a bounded parallelotope. The point lies in it${is}.`,
    },
    {
      title: 'Smaller on the whole boundary',
      places: ['witness.domain'],
      text: markup`The boundary of ${D} is cut into ${counted(faces, 'cell', 'cells')}. Each is pushed through ${F} as an affine image with proved bounds, and its greatest value stays below that at the point. So ${F} is greater inside than anywhere on the boundary, and the conclusion of the theorem is false.`,
    },
  ];
}

function fraction(text: string): Markup {
  const [numerator = text, denominator] = text.replace('-', '−').split('/');
  if (text.length > 40) return markup`<span class="long">${text}</span>`;
  const plain = numerator.replace('−', '-');
  return latexMarkup(denominator === undefined ? plain : `${plain}/${denominator}`);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
