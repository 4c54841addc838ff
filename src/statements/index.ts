/** The statements of the papers as data: a folder each. Imports nothing but exact networks. */

export { allHold, type Examined, examined, failing } from './applicability.js';
export type {
  Arrangement,
  AttractorHypothesis,
  Examination,
  Finding,
  Hypothesis,
  HypothesisName,
} from './hypotheses/hypothesis.js';
export type { BasinRecipe, DomainRecipe, SetRecipe } from './recipe.js';
export { hypotheses, statementNamed, statements, theoremNamed, theorems } from './registry.js';
export {
  assumptionsOf,
  outputsFor,
  type Amendment,
  type BasinQuestion,
  type BasinResult,
  type BasinStatement,
  type BasinTheorem,
  type CertificateKind,
  type CycleStatement,
  type DomainStatement,
  type PeakStatement,
  type Requirement,
  type SetQuestion,
  type SetStatement,
  type Statement,
  type Theorem,
  type ValueQuestion,
  type ValueStatement,
} from './statement.js';
export { hasOneSlope } from './hypotheses/one-slope.js';
export type { Outcome, Verdict } from './verdict.js';
export { corollary31 } from './corollary-3.1/index.js';
export { lemma21 } from './lemma-2.1/index.js';
export { lemma22 } from './lemma-2.2/index.js';
export { lemma23 } from './lemma-2.3/index.js';
export { lemma24 } from './lemma-2.4/index.js';
export { remark21 } from './remark-2.1/index.js';
export { theorem21 } from './theorem-2.1/index.js';
export { theorem21ForOneSlope } from './theorem-2.1-for-one-slope/index.js';
export { theorem22 } from './theorem-2.2/index.js';
export { theorem22ForTiedWeights } from './theorem-2.2-for-tied-weights/index.js';
export { theorem23 } from './theorem-2.3/index.js';
export { theorem31 } from './theorem-3.1/index.js';
export { theorem31ForMinima } from './theorem-3.1-for-minima/index.js';
