/** Judges what a statement says of the basins of a network. */

import { ask, type Evidence, portraitOf, type Portrait, surroundedOnLine } from '../../sampling/index.js';
import type { BasinQuestion, BasinStatement, BasinTheorem } from '../../statements/index.js';
import { MOST_DIMENSIONS, type Outlook, outlookOn } from '../attraction/index.js';
import { certifyBasin, surveyed } from '../barrier/index.js';
import type { Thoroughness } from '../kind/index.js';
import { certifyHole, certifyUnstable } from '../passages/index.js';
import type { Effort, Stability } from './effort.js';
import type { Judgement } from './judgement.js';
import type { Meant, NetworkSubject } from './subject.js';

/** For a question asked of many candidates: applications of F, and cells along each axis by dimension. */
const QUICK = { budget: 2e6, resolutions: [256, 32, 12, 8] };
/** In spaces too large for grids: applications of F, for each attractor. */
const BEYOND_GRIDS = { budget: 1e6 };
/** Basins that are asked about there. */
const MOST_ASKED_BEYOND_GRIDS = 32;

/** The basins of the attractors that are meant, by their number in the portrait: of all, or of those that were seen to be stable or not. */
export function basinsOf(
  { classifier, attractors }: Portrait,
  meant: Meant,
  stability?: Stability,
): readonly number[] {
  return classifier.basins.flatMap(({ attractor }, basin) => {
    const { period, lyapunov } = attractors[attractor] ?? {};
    const isMeant = meant === 'all' || (period === 1) === (meant === 'fixed points');
    return isMeant && (stability === undefined || lyapunov === stability) ? [basin] : [];
  });
}

/** By samples alone. The worst answer of all basins counts. */
export function sampledBasins(
  { network, portrait }: NetworkSubject,
  { question }: BasinStatement,
  meant: Meant,
  { seed, attractors }: Effort,
): Judgement {
  const seen = portrait ?? portraitOf(network, { seed });
  const basins = basinsOf(seen, meant, attractors);
  if (basins.length === 0) return { verdict: 'vacuous', reason: 'no attractor was found' };
  let undecided: Judgement | undefined;
  const cleared = new Set<string>();
  for (const basin of basins) {
    const answer = ask(question, seen, basin, { seed });
    switch (answer.verdict) {
      case 'suspected':
        return { verdict: 'suspected', reason: evidenceText(question, answer.evidence) };
      case 'unclear':
        undecided ??= { verdict: 'undecided', reason: answer.reason };
        break;
      case 'none': {
        const hole = question === 'bounded complement component' ? surroundedOnLine(seen, basin) : undefined;
        if (hole !== undefined)
          return { verdict: 'suspected', reason: `${question}: the repelling point ${hole}` };
        for (const why of answer.cleared) cleared.add(why);
      }
    }
  }
  const all = [...cleared].sort().join('; ');
  const reason = all === '' ? 'nothing was seen' : `what a coarse grid saw was cleared: ${all}`;
  return undecided ?? { verdict: 'survived', reason };
}

function evidenceText(question: BasinQuestion, { points, size, thickness, resolution }: Evidence): string {
  const at = points.map((x) => `(${x.join(', ')})`).join(' and ');
  return `${question}: ${at}, ${size} cells of a grid of ${resolution} per axis, gap of ${thickness}`;
}

/** The amended statements assume stability. */
const OF_UNSTABLE_VERIFIED =
  'a certificate was verified, of a point x* that is attractive by Definition 1.1, but not stable; the amended theorem assumes that it is';
const OF_UNSTABLE =
  'of the basin of a point that is not known to be stable, around which no region contracts';

type Certifying = Effort & { readonly look: Thoroughness };

/**
 * Samples, and certifies what is seen: with exactly the hypotheses on the network in `dropped` failing. The first certificate
 * ends it, else the gravest answer counts.
 */
export function certifiedBasins(
  subject: NetworkSubject,
  statement: BasinTheorem,
  dropped: readonly string[],
  effort: Certifying,
): Judgement {
  const { attractors } = effort;
  const sampled = attractors === 'unstable' ? undefined : bySamples(subject, statement, dropped, effort);
  // A statement that does not assume stability is asked of all points by samples alone.
  const isAssumed = statement.ofAttractor.length > 0 && attractors !== 'stable';
  if (sampled && (!isAssumed || sampled.verdict === 'refuted' || sampled.proved === true)) return sampled;
  const ofUnstable = certifyUnstable(subject.network, statement, dropped);
  if (ofUnstable.kind === 'certified')
    return { verdict: 'refuted', reason: OF_UNSTABLE_VERIFIED, certified: ofUnstable };
  const { seen, reason } = ofUnstable;
  if (seen) return { verdict: 'suspected', reason };
  return sampled ?? { verdict: 'survived', reason };
}

/** Networks that are too large for a portrait are asked by rays and segments. */
function bySamples(
  { network, ...seen }: NetworkSubject,
  statement: BasinTheorem,
  dropped: readonly string[],
  { look, seed, attractors }: Certifying,
): Judgement {
  const outlook: Outlook = seen.outlook ?? outlookOn(network, { seed });
  if (outlook.contraction) {
    const reason = 'F contracts the whole space, so that B(x*) = ℝⁿ';
    return { verdict: 'survived', proved: true, reason };
  }
  const { question } = statement;
  if (outlook.kind === 'survey') return surveyed(outlook.survey, question);
  const { portrait } = outlook;
  const basins = basinsOf(portrait, 'fixed points', attractors);
  if (basins.length === 0) return { verdict: 'vacuous', reason: 'no attractive fixed point was found' };
  let [suspected, undecided]: (Judgement | undefined)[] = [];
  const isCut = portrait.map.dimension > MOST_DIMENSIONS && basins.length > MOST_ASKED_BEYOND_GRIDS;
  const asked = isCut ? basins.slice(0, MOST_ASKED_BEYOND_GRIDS) : basins;
  for (const basin of asked) {
    const answer = ask(question, portrait, basin, { seed, ...budgetFor(portrait.map.dimension, look) });
    if (answer.verdict === 'unclear') undecided ??= { verdict: 'undecided', reason: answer.reason };
    if (answer.verdict !== 'suspected') {
      const hole = certifyHole(portrait, statement, dropped, basin);
      if (hole.kind === 'certified')
        return { verdict: 'refuted', reason: 'a certificate was verified', certified: hole, thickness: 0 };
      if (hole.seen) suspected ??= { verdict: 'suspected', reason: hole.reason, thickness: 0 };
      continue;
    }
    const { evidence } = answer;
    const { attractor } = portrait.classifier.basins[basin] ?? {};
    if (portrait.attractors[attractor ?? 0]?.lyapunov !== 'stable') {
      suspected ??= {
        verdict: 'suspected',
        thickness: evidence.thickness,
        reason: `a ${question} was seen in float64, ${OF_UNSTABLE}`,
      };
      continue;
    }
    const certification = certifyBasin({ portrait, statement, dropped, basin, evidence, effort: look });
    const { thickness } = evidence;
    if (certification.kind === 'certified') {
      return {
        verdict: 'refuted',
        reason: 'a certificate was verified',
        certified: certification,
        thickness,
      };
    }
    const gap = thickness === 0 ? 'a wall without thickness' : `a gap of ${thickness} cells`;
    suspected ??= {
      verdict: 'suspected',
      thickness,
      reason: `a ${question} was seen in float64 behind ${gap}, but not certified: ${certification.reason}`,
    };
  }
  const among = !isCut ? '' : ` among the first ${asked.length} of ${basins.length} basins`;
  return suspected ?? undecided ?? { verdict: 'survived', reason: `no ${question} was seen${among}` };
}

/** How much one question may cost; what is not named is up to `ask`. */
function budgetFor(
  dimension: number,
  look: Thoroughness,
): { readonly budget?: number; readonly resolution?: number } {
  if (dimension > MOST_DIMENSIONS) return BEYOND_GRIDS;
  return look === 'quick' ? { budget: QUICK.budget, resolution: QUICK.resolutions[dimension - 1] ?? 8 } : {};
}
