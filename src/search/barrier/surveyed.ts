/**
 * The questions of the theorems, asked of a survey: the answer of a few rays and segments. It is sampled, never
 * `refuted`.
 */

import type { Survey } from '../../sampling/index.js';
import type { BasinQuestion, Outcome } from '../../statements/index.js';

/** Number of points of each basin from which a path is looked for. */
const POINTS_PER_BASIN = 4;
/** Number of resting points whose basins are examined. */
const MOST_RESTING_POINTS = 8;

export function surveyed(survey: Survey, question: BasinQuestion): Outcome {
  const { resting } = survey;
  if (resting.length === 0) return { verdict: 'vacuous', reason: 'no orbit of the survey came to rest' };
  const asked = resting.slice(0, MOST_RESTING_POINTS);
  const open = asked.findIndex(({ points: [x] }, k) => x !== undefined && !isCleared(survey, question, k, x));
  const where = `${survey.starts} starts, ${asked.length} of ${resting.length} resting points`;
  return open < 0
    ? { verdict: 'survived', reason: `${SEEN[question]} (${where})` }
    : {
        verdict: 'undecided',
        reason: `${MISSED[question]} (${where}), and there is no finer search for a network of this size`,
      };
}

const SEEN = {
  'bounded basin component': 'from every point of a basin that was asked a ray stays in it',
  'bounded complement component': 'from every point outside a basin that was asked a ray stays outside',
  'disconnected basin': 'the segment from every point of a basin that was asked to the attractor stays in it',
} as const satisfies Record<BasinQuestion, string>;

const MISSED = {
  'bounded basin component': 'no ray was seen that stays in the basin',
  'bounded complement component': 'no ray was seen that stays outside the basin',
  'disconnected basin': 'a segment between two points of a basin was seen to leave it',
} as const satisfies Record<BasinQuestion, string>;

function isCleared(survey: Survey, question: BasinQuestion, k: number, x: Float64Array): boolean {
  if (question === 'disconnected basin') {
    return survey.startsAt(k, POINTS_PER_BASIN).every((start) => survey.segmentStays(start, x, k));
  }
  if (question === 'bounded basin component') {
    return [x, ...survey.startsAt(k, POINTS_PER_BASIN - 1)].every((start) =>
      survey.someRayStays(start, (label) => label === k),
    );
  }
  const outside = [...survey.resting.keys()]
    .filter((other) => other !== k)
    .flatMap((other) => survey.startsAt(other, 1));
  return outside
    .slice(0, POINTS_PER_BASIN)
    .every((start) => survey.someRayStays(start, (label) => label !== k));
}
