/** What a judgement says of a theorem whose hypotheses do not all hold for the network: in one wording, for all who tell it. */

import { allHold, type Examined } from '../../statements/index.js';
import type { Judgement } from './judgement.js';

/**
 * The judgement of a network, with its hypotheses in view. A theorem that does not apply promises nothing, so that it cannot
 * survive on the network: the verdict is `vacuous` then, or `undecided` where it is open if it applies; and the reason
 * says so. What was refuted stays refuted: the claim names the hypotheses that fail.
 */
export function standing(hypotheses: readonly Examined[], judgement: Judgement): Judgement {
  const { verdict, reason } = judgement;
  const applies = allHold(hypotheses);
  if (applies === true || verdict === 'refuted') return judgement;
  const [open, why] =
    applies === false
      ? (['vacuous', 'the theorem promises nothing, since a hypothesis fails'] as const)
      : (['undecided', 'it is open if the theorem applies, since a hypothesis is undecided'] as const);
  return {
    ...judgement,
    verdict: verdict === 'survived' ? open : verdict,
    reason: `${why}; ${reason}`,
  };
}
