/** What a hypothesis of a theorem about networks is: its words, how it is decided, how a generator arranges for it. */

import type { Network, Watch } from '../../exact/index.js';

/** What hypotheses ask of a network: its matrices too, unless it is so large that they are not held. */
export type Shaped = Pick<Network, 'activation' | 'inputDimension' | 'depth' | 'widths' | 'rankBounds'> &
  Partial<Pick<Network, 'layers'>>;

/** The names used in files and commands. */
export type HypothesisName =
  'width' | 'continuous' | 'monotone' | 'surjective' | 'rank' | 'square' | 'full-rank' | 'one-slope' | 'tied';

/** Whether a hypothesis holds for a network, decided exactly. */
export interface Finding {
  readonly holds: boolean;
  /** What was found, such as "W2 has rank 1 < 2". */
  readonly because: string;
}

/** A finding; or, where deciding would take too long, what is known. */
export type Examination = Finding | { readonly holds: 'undecided'; readonly because: string };

/** What a generator of networks is told so that a hypothesis holds, or fails. What is not named is free. */
export interface Arrangement {
  readonly hiddenWidths?: 'at most n0' | 'n0' | 'some above n0' | 'some other than n0';
  readonly ranks?: 'full' | 'some below n0';
  readonly activation?: Partial<
    Readonly<Record<'continuous' | 'increasing' | 'surjective' | 'oneSlope', boolean>>
  >;
  readonly weights?: 'tied' | 'any';
}

export interface Hypothesis {
  readonly name: HypothesisName;
  /** What it says, in a list. */
  readonly text: string;
  /** What it says, after "that"; formulas stand between backticks. */
  readonly assumed: string;
  /** What is missing without it, after "without". */
  readonly noun: string;
  /** Decides exactly whether the network satisfies the hypothesis. Throws what the watch throws. */
  decide(network: Network, watch?: Watch): Finding;
  /** The same for networks of any size: the rank of a very large matrix may be left open, between bounds. */
  examine(network: Shaped): Examination;
  /** How a generator satisfies it, and how it violates it while other hypotheses can still hold. */
  readonly arranged: { readonly holds: Arrangement; readonly fails: Arrangement };
}

/** A hypothesis on the attractor x*, not on the network: a certificate shows whether it holds. */
export interface AttractorHypothesis extends Pick<Hypothesis, 'text' | 'assumed' | 'noun'> {
  readonly name: 'stable';
}

/** A hypothesis that costs nothing to decide, whatever the size of the network. */
export function easy(
  hypothesis: Omit<Hypothesis, 'decide' | 'examine'>,
  decide: (network: Shaped) => Finding,
): Hypothesis {
  return { ...hypothesis, decide, examine: decide };
}
