/** Whether a catalogue has a counterexample already, in these bytes or in other coordinates. */

import { at, layoutJson } from '../../exact/index.js';
import type { AlgebraCounterexample, Counterexample } from '../../proof/index.js';
import { type Change, conjugacy } from '../../search/conjugacy/index.js';

type AnyCounterexample = Counterexample | AlgebraCounterexample;

export type Likeness =
  /** The same network in other coordinates, with its hidden units in another order and size. */
  | { readonly kind: 'conjugate'; readonly change: Change }
  | { readonly kind: 'same data' }
  | { readonly kind: 'different' }
  | { readonly kind: 'undecided' };

/**
 * Whether two counterexamples are one. Those to different statements, or without different hypotheses, are two. Two about networks
 * are one if the networks are conjugate, whatever their certificates are; two about exact data if these are the same.
 */
export function likeness(a: AnyCounterexample, b: AnyCounterexample): Likeness {
  const isOneClaim =
    a.statement.id === b.statement.id && a.dropped.toSorted().join() === b.dropped.toSorted().join();
  if (!isOneClaim) return { kind: 'different' };
  if (a.kind === 'algebra' || b.kind === 'algebra') {
    const isSame =
      a.kind === b.kind && 'data' in a && 'data' in b && layoutJson(a.data) === layoutJson(b.data);
    return { kind: isSame ? 'same data' : 'different' };
  }
  const outputs = a.statement.subject === 'basins of fixed points' ? 'as inputs' : 'on their own';
  const found = conjugacy(a.network, b.network, outputs);
  return found.verdict === 'conjugate'
    ? { kind: 'conjugate', change: found.change }
    : { kind: found.verdict };
}

/** Such as "y₁ = −2·x₁ + 3": y are the coordinates of the entry. */
export function changeText({ to, factor, shift }: Change): string {
  return to
    .map((i, j) => {
      const scale = at(factor, j).toString();
      const by = at(shift, i);
      const term = scale === '1' ? `x${j + 1}` : scale === '-1' ? `-x${j + 1}` : `${scale}·x${j + 1}`;
      const rest = by.sign === 0 ? '' : ` ${by.sign < 0 ? '-' : '+'} ${by.abs().toString()}`;
      return { i, text: `y${i + 1} = ${term}${rest}` };
    })
    .sort((a, b) => a.i - b.i)
    .map(({ text }) => text)
    .join(', ');
}
