/** The statements about exact data, a line each, in the order of their papers. A new one is a folder of its own and a line here. */

import type { AlgebraStatement, AlgebraTheorem } from './algebra/statement.js';
import { mLinearLayer } from './m-linear-layer/index.js';
import { mTheorem1 } from './m-theorem-1/index.js';
import { mCorollaryEigenvectors } from './m-corollary-eigenvectors/index.js';
import { mCorollarySpan } from './m-corollary-span/index.js';
import { mCorollaryRank } from './m-corollary-rank/index.js';
import { mTheorem2 } from './m-theorem-2/index.js';
import { mTheorem2Any } from './m-theorem-2-any/index.js';
import { mTheorem2Converse } from './m-theorem-2-converse/index.js';
import { mTheorem2Attractor } from './m-theorem-2-attractor/index.js';
import { mTheorem2Unstable } from './m-theorem-2-unstable/index.js';
import { mTheorem3 } from './m-theorem-3/index.js';
import { mTheorem3Eigenvalue } from './m-theorem-3-eigenvalue/index.js';
import { mTheorem4 } from './m-theorem-4/index.js';
import { mLemma } from './m-lemma/index.js';
import { mTheorem5 } from './m-theorem-5/index.js';
import { mTheorem5Corollary } from './m-theorem-5-corollary/index.js';
import { mTheorem5Sharp } from './m-theorem-5-sharp/index.js';
import { mTheorem6 } from './m-theorem-6/index.js';
import { mAlgorithm1 } from './m-algorithm-1/index.js';
import { mAlgorithm2 } from './m-algorithm-2/index.js';
import { sLemma2 } from './s-lemma-2/index.js';
import { sLemma3 } from './s-lemma-3/index.js';
import { sLemma3Exact } from './s-lemma-3-exact/index.js';
import { sRemark1 } from './s-remark-1/index.js';
import { sLemma4 } from './s-lemma-4/index.js';
import { sLemma4Exact } from './s-lemma-4-exact/index.js';

/** A paper whose statements are about exact data. */
export interface ExactPaper {
  /** As in commands and folders. */
  readonly name: string;
  readonly authors: string;
  readonly title: string;
  readonly statements: readonly AlgebraStatement[];
}

export const exactPapers: readonly ExactPaper[] = [
  {
    name: 'memorization',
    authors: 'A. Radhakrishnan, K. Yang, M. Belkin and C. Uhler',
    title: 'Memorization in overparameterized autoencoders',
    statements: [
      mLinearLayer,
      mTheorem1,
      mCorollaryEigenvectors,
      mCorollarySpan,
      mCorollaryRank,
      mTheorem2,
      mTheorem2Any,
      mTheorem2Converse,
      mTheorem2Unstable,
      mTheorem2Attractor,
      mTheorem3,
      mTheorem3Eigenvalue,
      mTheorem4,
      mLemma,
      mTheorem5,
      mTheorem5Corollary,
      mTheorem5Sharp,
      mTheorem6,
      mAlgorithm1,
      mAlgorithm2,
    ],
  },
  {
    name: 'sigmoid',
    authors: 'Y. Jiang and C. Pehlevan',
    title: 'Associative memory in iterated overparameterized sigmoid autoencoders',
    statements: [sLemma2, sLemma3, sLemma3Exact, sRemark1, sLemma4, sLemma4Exact],
  },
];

export const algebraStatements: readonly AlgebraStatement[] = exactPapers.flatMap(
  (paper) => paper.statements,
);

/** Those that a counterexample file can be about. */
export const algebraTheorems: readonly AlgebraTheorem[] = algebraStatements.filter(
  (statement): statement is AlgebraTheorem => statement.certificate !== 'none',
);
