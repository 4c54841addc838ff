/** What is checked of pieces of a run, and of the cases that were examined, when they come from other machines. */

import { type Place, plain } from '../../exact/index.js';
import { type Checks, exactNumber, shortText, text } from '../workers/index.js';
import type { Verdict } from '../../statements/index.js';
import { type Experiment, type Failure, isFailure } from './experiment.js';
import { examineCase } from './run.js';
import { verdicts } from './tally.js';
import { examinable, type StressTasks } from './worker.js';

/** Cases in a piece. */
const LARGEST_PIECE = 1000;
const MOST_CASES = 2 ** 48;
const LARGEST_CASE = 8 * 2 ** 20;

export const stressChecks: Checks<StressTasks> = {
  examine: {
    input: (place) => {
      const piece = place.object('id', 'seed', 'from', 'count');
      if (!piece) return;
      piece.id.word(...examinable.map(({ id }) => id));
      piece.seed.integer(-(2 ** 31), 2 ** 31 - 1);
      piece.from.integer(0, MOST_CASES);
      piece.count.integer(1, LARGEST_PIECE);
    },
    result: (place, { id, seed, from, count }) => {
      const experiment = examinable.find((each) => each.id === id);
      place.array(count, 'cases')?.forEach((each, k) => {
        if (experiment) examined(each, experiment, seed, from + k);
      });
    },
  },
};

/** One that failed is examined here once more: a failure that is only claimed is worth nothing. */
function examined(place: Place, experiment: Experiment, seed: number, number: number): void {
  const entries = place.object('observation', 'failure?');
  if (!entries) return;
  const verdict = observation(entries.observation);
  if (verdict === undefined) return;
  const hasFailed = isFailure({ verdict, reason: '' });
  if (entries.failure) failure(entries.failure, experiment.id, seed, number);
  if (!hasFailed && !entries.failure) return;
  const here = JSON.stringify(examineCase(experiment, seed, number));
  const there = JSON.stringify(plain(place.value));
  if (here !== there) place.refuse('what the case comes to here', 'something else');
}

function observation(place: Place): Verdict | undefined {
  const entries = place.object('verdict', 'reason', 'traits', 'labels');
  if (!entries) return undefined;
  shortText(entries.reason);
  entries.labels.list(shortText);
  const traits = entries.traits.object('dimension', 'depth?', 'rank?', 'family', 'attractors?');
  traits?.dimension.integer(0, 2 ** 20);
  traits?.depth?.integer(0, 2 ** 20);
  traits?.rank?.word('deficient', 'full');
  if (traits) shortText(traits.family);
  traits?.attractors?.integer(0, 2 ** 20);
  return entries.verdict.word(...verdicts);
}

function failure(place: Place, id: Failure['experiment'], seed: number, number: number): void {
  const entries = place.object('experiment', 'seed', 'number', 'path', 'outcome', 'text');
  if (!entries) return;
  entries.experiment.word(id);
  exactNumber(entries.seed, seed);
  exactNumber(entries.number, number);
  shortText(entries.path);
  text(entries.text, LARGEST_CASE);
  observation(entries.outcome);
}
