/** Files about exact data, whoever wrote them. */

import { verify } from '../../proof/index.js';
import type { DataCell } from './cells.js';
import type { CertifiedData } from './subject.js';

/** What a file holds. Throws if the verifier does not accept it. */
export function certifiedIn(text: string): CertifiedData {
  const verification = verify(text);
  if (verification.verdict === 'verified' && verification.counterexample.kind === 'algebra')
    return { text, claim: verification.claim, counterexample: verification.counterexample };
  const got = verification.verdict === 'verified' ? 'one about a network' : `one ${verification.verdict}`;
  throw new Error(`expected a verified counterexample about exact data, got ${got}`);
}

/** The same for the file of a cell. Throws if it is about another. */
export function certifiedFor({ name, statement, dropped = '' }: DataCell, text: string): CertifiedData {
  const certified = certifiedIn(text);
  const { statement: other, dropped: without } = certified.counterexample;
  if (other.id === statement.id && without.join() === dropped) return certified;
  throw new Error(
    `expected a counterexample for ${name}, got one for ${other.id} without ${without.join(', ') || 'none'}`,
  );
}
