/** What a verified file proves, in one sentence. */

import type { Vector } from '../exact/index.js';
import type { ConclusionKind } from '../statements/index.js';
import type { BasinCounterexample, Counterexample } from './counterexample.js';
import { numberText, vectorText } from './geometry/text.js';

export function claimText(counterexample: Counterexample): string {
  const { statement, dropped, network } = counterexample;
  const without = dropped.length === 0 ? 'with every hypothesis kept' : `without ${dropped.join(', ')}`;
  const size = `n0 = ${network.inputDimension}, depth ${network.depth}, width ${network.width}`;
  const fact = 'peak' in counterexample ? peakFact(counterexample.peak.inside) : basinFact(counterexample);
  return `Theorem ${statement.id} fails ${without}: for a network with ${size}, ${fact}.`;
}

function peakFact(inside: Vector): string {
  const value = `F(${inside.map(numberText).join(', ')})`;
  return `${value} exceeds every value of F on the boundary of a bounded domain around that point`;
}

function basinFact({ statement, network, attractor, barrier }: BasinCounterexample): string {
  const star = vectorText(attractor.point);
  const basin = network.activation.exact
    ? `the basin B(x*) of x* = ${star}`
    : `the basin B(x*) of the fixed point x* near ${star}`;
  const [first, second] = barrier.points.map(({ at }) => vectorText(at));
  const facts: Record<Exclude<ConclusionKind, 'maximum on the boundary'>, string> = {
    'basin components unbounded': `the component of ${basin} that contains ${first} is bounded`,
    'complement components unbounded': `the complement of ${basin} has a bounded component, which contains ${first}`,
    'basin path-connected': `${basin} contains ${first} and ${second} but no path between them`,
  };
  return facts[statement.conclusion.kind as keyof typeof facts];
}
