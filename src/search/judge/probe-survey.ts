/** Probing a network that is too large for its matrices to be held: by a survey of its orbits, rays and segments. */

import { shapeOf, type SparseMap, type Survey } from '../../sampling/index.js';
import { type BasinTheorem, examined } from '../../statements/index.js';
import { surveyed } from '../barrier/index.js';
import type { Probe } from './probe.js';
import { standing } from './standing.js';

/** Hypotheses are decided exactly, as far as φ and the shapes of the layers do; the conclusion is sampled. */
export function probeBySurvey({ floats }: SparseMap, survey: Survey, statement: BasinTheorem): Probe {
  const hypotheses = examined(statement, shapeOf(floats));
  return {
    hypotheses,
    dropped: hypotheses.filter(({ holds }) => holds === false).map(({ name }) => name),
    attractors: survey.resting.flatMap(({ points: [x, ...others] }) =>
      x && others.length === 0 ? [[...x]] : [],
    ),
    ...standing(hypotheses, surveyed(survey, statement.question)),
  };
}
