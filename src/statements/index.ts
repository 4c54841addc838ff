/** The statements of the papers as data: a folder each. Imports nothing but exact networks. */

export { allHold, type Examined, examined, failing } from './applicability.js';
export type {
  Arrangement,
  AttractorHypothesis,
  Examination,
  Finding,
  Hypothesis,
  HypothesisName,
  Shaped,
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
export type { Assumption } from './algebra/assumption.js';
export type {
  AffineLimitCase,
  ConvolutionCase,
  DepthCase,
  FilterCase,
  ForcedZeroCase,
  LawCase,
  LayerCase,
  LinearLimitCase,
  MapCase,
  OddNetworkCase,
  PointsCase,
  StartCase,
  UpsamplingCase,
} from './algebra/cases.js';
export { inverses } from './algebra/of-layers.js';
export { offKinks, printedEigenvalue } from './algebra/of-laws.js';
export { distinct } from './algebra/of-maps.js';
export type {
  AffineNullStatement,
  AffineSpectrumStatement,
  AlgebraStatement,
  AlgebraTheorem,
  BoundedStatement,
  ConvolutionStatement,
  DepthStatement,
  EigenvalueStatement,
  EigenvectorStatement,
  FilterStatement,
  FormStatement,
  FunctionalStatement,
  KernelStatement,
  LandingStatement,
  LayerStatement,
  MovedStatement,
  NullStatement,
  RankOneStatement,
  RankStatement,
  SlopeStatement,
  SpectrumStatement,
  StartStatement,
  UnitsStatement,
  UpsamplingStatement,
  VolumeStatement,
} from './algebra/statement.js';
export { algebraStatements, algebraTheorems, type ExactPaper, exactPapers } from './algebra-registry.js';
export { mLinearLayer } from './m-linear-layer/index.js';
export { mTheorem1 } from './m-theorem-1/index.js';
export { mCorollaryEigenvectors } from './m-corollary-eigenvectors/index.js';
export { mCorollarySpan } from './m-corollary-span/index.js';
export { mCorollaryRank } from './m-corollary-rank/index.js';
export { mTheorem2 } from './m-theorem-2/index.js';
export { mTheorem2Any } from './m-theorem-2-any/index.js';
export { mTheorem2Converse } from './m-theorem-2-converse/index.js';
export { mTheorem2Attractor } from './m-theorem-2-attractor/index.js';
export { mTheorem2Unstable } from './m-theorem-2-unstable/index.js';
export { mTheorem3 } from './m-theorem-3/index.js';
export { mTheorem3Eigenvalue } from './m-theorem-3-eigenvalue/index.js';
export { mTheorem4 } from './m-theorem-4/index.js';
export { mLemma } from './m-lemma/index.js';
export { mTheorem5 } from './m-theorem-5/index.js';
export { mTheorem5Corollary } from './m-theorem-5-corollary/index.js';
export { mTheorem5Sharp } from './m-theorem-5-sharp/index.js';
export { mTheorem6 } from './m-theorem-6/index.js';
export { mAlgorithm1 } from './m-algorithm-1/index.js';
export { mAlgorithm2 } from './m-algorithm-2/index.js';
export { sLemma2 } from './s-lemma-2/index.js';
export { sLemma3 } from './s-lemma-3/index.js';
export { sLemma3Exact } from './s-lemma-3-exact/index.js';
export { sRemark1 } from './s-remark-1/index.js';
export { sLemma4 } from './s-lemma-4/index.js';
export { sLemma4Exact } from './s-lemma-4-exact/index.js';
export { type MeasuredStatement, measuredStatements } from './measured.js';
