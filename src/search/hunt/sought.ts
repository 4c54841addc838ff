/** What the networks are like that may violate a statement without one of its hypotheses. */

import { at, type Network } from '../../exact/index.js';
import { widthsAre } from '../generators/index.js';
import { type Arrangement, failing, outputsFor, type Theorem } from '../../statements/index.js';
import type { Ground } from './candidates.js';

export type Traits = NonNullable<Arrangement['activation']>;

export interface Sought {
  /** The input dimension, and the widths of all layers. */
  readonly widths: readonly number[];
  readonly traits: Traits;
  /** Whether the rank of some matrix has to be below n₀, which it seldom is by chance. */
  readonly isOfLowRank: boolean;
  /** Whether the first layer has to be injective. */
  readonly isInjective: boolean;
  /** Whether F has to contract somewhere towards a fixed point. */
  readonly isContracting: boolean;
  /** Whether just the hypothesis that is dropped fails. */
  isMetBy(network: Network): boolean;
}

/**
 * Whether only a network whose first layer is injective can violate the conclusion. Along a direction that it takes to 0 nothing
 * changes, so that no basin and no complement of one has a bounded component, and each value is also one at the boundary of D.
 */
const NEEDS_INJECTIVE: Readonly<Record<Theorem['question'], boolean>> = {
  'bounded basin component': true,
  'bounded complement component': true,
  'disconnected basin': false,
  'greater value inside': true,
};

/** Whether a network with these hidden layers may be sought, whatever its numbers are. */
export function mayBeSought(ground: Omit<Ground, 'depth'>, hidden: readonly number[]): boolean {
  const { statement, inputDimension: n } = ground;
  const isInjective = at(hidden, 0) >= n || !NEEDS_INJECTIVE[statement.question];
  return (
    isInjective && arrangedIn(ground).every(({ hiddenWidths }) => widthsAre(hiddenWidths ?? 'any', hidden, n))
  );
}

function arrangedIn({ statement, dropped }: Pick<Ground, 'statement' | 'dropped'>): readonly Arrangement[] {
  return statement.hypotheses.map(({ name, arranged: { holds, fails } }) =>
    name === dropped ? fails : holds,
  );
}

export function soughtIn(
  { statement, dropped, inputDimension }: Omit<Ground, 'depth'>,
  hidden: readonly number[],
): Sought {
  const isOfNetwork = statement.hypotheses.some(({ name }) => name === dropped);
  const arranged = arrangedIn({ statement, dropped });
  return {
    widths: [inputDimension, ...hidden, outputsFor(statement, inputDimension)],
    traits: arranged.reduce<Traits>((all, { activation }) => ({ ...all, ...activation }), {}),
    isOfLowRank: arranged.some(({ ranks }) => ranks === 'some below n0'),
    isInjective: NEEDS_INJECTIVE[statement.question],
    // Where a hypothesis on the attractor is dropped, others than such fixed points are looked for.
    isContracting: statement.question !== 'greater value inside' && (dropped === undefined || isOfNetwork),
    isMetBy: (network) => failing(statement, network).join() === (isOfNetwork ? dropped : ''),
  };
}
