/** The report on a network of images that is too large for its matrices to be held. */

import { probeBySurvey } from '../../search/judge/index.js';
import { cube, shapeOf, type SparseMap, Survey } from '../../sampling/index.js';
import { activationText } from '../prose/index.js';
import { type BasinTheorem, hypotheses as allHypotheses, theorems } from '../../statements/index.js';
import { surveyFractions } from './fractions.js';
import { appliesTo, type Report, type ReportOptions } from './report.js';

/** The same seed gives the same report. */
export function reportOnImages(map: SparseMap, options: ReportOptions): Report {
  const { seed, notes = [], progress = () => undefined } = options;
  const { floats, dimension } = map;
  const checked = theorems.filter(
    (theorem): theorem is BasinTheorem => theorem.subject === 'basins of fixed points',
  );
  const total = 1 + checked.length;
  progress(0, total, 'attractors');
  const shape = shapeOf(floats);
  const hypotheses = allHypotheses.map((hypothesis) => {
    const { name, text } = hypothesis;
    return { name, text, ...hypothesis.examine(shape) };
  });
  const survey = new Survey(map, { seed, box: options.box ?? cube(dimension, -4, 4) });
  const results = checked.map((statement, k) => {
    progress(1 + k, total, statement.name);
    const { verdict, reason } = probeBySurvey(map, survey, statement);
    return { ...appliesTo(statement, hypotheses), check: { verdict, reason } };
  });
  const because = 'not looked for: the network is too large';
  return {
    seed,
    architecture: {
      inputs: dimension,
      outputs: dimension,
      depth: shape.depth,
      widths: shape.widths,
      parameters: map.products + floats.layers.reduce((sum, { outputs }) => sum + outputs, 0),
      activation: activationText(floats.activation),
      notes: [...notes, NOT_DENSE],
    },
    hypotheses,
    theorems: results,
    attractors: survey.resting.map(({ points }) => ({
      period: points.length,
      points: points.map((x) => [...x]),
      region: { proved: false, because },
    })),
    fractions: surveyFractions(survey),
    left: LEFT,
  };
}

const NOT_DENSE =
  'The matrices are held without their zeros: what is counted as parameters are their other entries, and the biases';

const LEFT: readonly string[] = [
  'The matrices of the layers are too large to be held with their zeros. So what needs exact elimination is left open: the ranks, unless the shapes decide them, and whether F contracts the whole space.',
  'Nor is there a portrait: no search for saddles and repelling points, no eigenvalues, no certified regions, no counterexample files; only orbits, rays and segments.',
  'A picture is drawn for up to three inputs only.',
];
