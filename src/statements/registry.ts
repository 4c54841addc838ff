/** All statements, a line each. A new one is a folder of its own and a line here. */

import { corollary31 } from './corollary-3.1/index.js';
import { lemma21 } from './lemma-2.1/index.js';
import { lemma22 } from './lemma-2.2/index.js';
import { lemma23 } from './lemma-2.3/index.js';
import { lemma24 } from './lemma-2.4/index.js';
import { remark21 } from './remark-2.1/index.js';
import type { Hypothesis } from './hypotheses/hypothesis.js';
import type { Statement, Theorem } from './statement.js';
import { theorem21 } from './theorem-2.1/index.js';
import { theorem21ForOneSlope } from './theorem-2.1-for-one-slope/index.js';
import { theorem22 } from './theorem-2.2/index.js';
import { theorem22ForTiedWeights } from './theorem-2.2-for-tied-weights/index.js';
import { theorem23 } from './theorem-2.3/index.js';
import { theorem31 } from './theorem-3.1/index.js';
import { theorem31ForMinima } from './theorem-3.1-for-minima/index.js';

/** In the order in which they are stressed. */
export const statements: readonly Statement[] = [
  theorem21,
  theorem22,
  theorem23,
  remark21,
  theorem31,
  theorem31ForMinima,
  corollary31,
  lemma21,
  lemma22,
  lemma23,
  lemma24,
  theorem21ForOneSlope,
  theorem22ForTiedWeights,
];

/** Those that a counterexample file can be about: for each hypothesis of each there is a cell in the necessity matrix. */
export const theorems: readonly Theorem[] = statements.filter(isTheorem);

function isTheorem(statement: Statement): statement is Theorem {
  switch (statement.subject) {
    case 'basins of fixed points':
    case 'values on a bounded set':
      return statement.certificate !== 'none';
    case 'basins of cycles':
    case 'images of sets':
      return false;
  }
}

/**
 * The statement with that id; throws a RangeError that names those that there are.
 *
 * @example
 * ```ts
 * import { statementNamed } from 'basincheck';
 * statementNamed('2.2').hypotheses.map(({ name }) => name); // → ['width', 'continuous', 'monotone']
 * ```
 */
export function statementNamed(id: string): Statement {
  return named(statements, id);
}

/**
 * The theorem with that id; throws a RangeError that names those that there are.
 *
 * @example
 * ```ts
 * import { theoremNamed } from 'basincheck';
 * theoremNamed('2.3').name; // → 'Theorem 2.3'
 * theoremNamed('2.4'); // throws expected one of 2.1, 2.2, 2.3, 3.1, got 2.4
 * ```
 */
export function theoremNamed(id: string): Theorem {
  return named(theorems, id);
}

function named<S extends Statement>(among: readonly S[], id: string): S {
  const found = among.find((each) => each.id === id);
  if (found) return found;
  throw new RangeError(`expected one of ${among.map((each) => each.id).join(', ')}, got ${id}`);
}

/** Each hypothesis of the theorems once, in the order in which they first occur. */
export const hypotheses: readonly Hypothesis[] = [...new Set(theorems.flatMap((each) => each.hypotheses))];
