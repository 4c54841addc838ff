/** The workbenches, a line for each statement. */

import {
  type AlgebraStatement,
  mAlgorithm1,
  mAlgorithm2,
  mCorollaryEigenvectors,
  mCorollaryRank,
  mCorollarySpan,
  mLemma,
  mLinearLayer,
  mTheorem1,
  mTheorem2,
  mTheorem2Any,
  mTheorem2Attractor,
  mTheorem2Converse,
  mTheorem2Unstable,
  mTheorem3,
  mTheorem3Eigenvalue,
  mTheorem4,
  mTheorem5,
  mTheorem5Corollary,
  mTheorem5Sharp,
  mTheorem6,
  sLemma2,
  sLemma3,
  sLemma3Exact,
  sLemma4,
  sLemma4Exact,
  sRemark1,
} from '../../statements/index.js';
import { lemma, theorem4, theorem5, theorem5Corollary, theorem5Sharp } from './images.js';
import { attractors } from './landing.js';
import { theorem3, theorem3Eigenvalue } from './laws.js';
import { eigenvectors, rank, span, theorem1 } from './layers.js';
import { lemma2, lemma3, lemma3Exact, lemma4, lemma4Exact, remark1 } from './limits.js';
import { theorem2, theorem2Any, theorem2Converse, theorem2Unstable, theorem6 } from './maps.js';
import { algorithm1, algorithm2, linearLayer } from './operators.js';
import { type Workbench, workbench } from './subject.js';

export const workbenches: readonly Workbench[] = [
  workbench(mLinearLayer, linearLayer),
  workbench(mTheorem1, theorem1),
  workbench(mCorollaryEigenvectors, eigenvectors),
  workbench(mCorollarySpan, span),
  workbench(mCorollaryRank, rank),
  workbench(mTheorem2, theorem2),
  workbench(mTheorem2Any, theorem2Any),
  workbench(mTheorem2Converse, theorem2Converse),
  workbench(mTheorem2Unstable, theorem2Unstable),
  workbench(mTheorem2Attractor, attractors),
  workbench(mTheorem3, theorem3),
  workbench(mTheorem3Eigenvalue, theorem3Eigenvalue),
  workbench(mTheorem4, theorem4),
  workbench(mLemma, lemma),
  workbench(mTheorem5, theorem5),
  workbench(mTheorem5Corollary, theorem5Corollary),
  workbench(mTheorem5Sharp, theorem5Sharp),
  workbench(mTheorem6, theorem6),
  workbench(mAlgorithm1, algorithm1),
  workbench(mAlgorithm2, algorithm2),
  workbench(sLemma2, lemma2),
  workbench(sLemma3, lemma3),
  workbench(sLemma3Exact, lemma3Exact),
  workbench(sRemark1, remark1),
  workbench(sLemma4, lemma4),
  workbench(sLemma4Exact, lemma4Exact),
];

/** Throws a RangeError if the statement has no line here. */
export function workbenchOf(statement: AlgebraStatement): Workbench {
  const found = workbenches.find((each) => each.statement === statement);
  if (found) return found;
  throw new RangeError(`workbenchOf: expected a statement with a workbench, got ${statement.id}`);
}
