/**
 * What a kind of certificate has to provide. `proof/kinds.ts` lists the kinds; the verifier knows nothing else of them.
 * Nothing here searches or chooses: a check insists on one step after the other, and objects at the first that fails.
 */

import type { Place, Rational, Watch } from '../../exact/index.js';
import type { Claim, ClaimEntries } from './claim.js';
import type { PartsReader } from './reader.js';

/** How large a proof is, for comparing two of one network. */
export interface ProofSize {
  /** Of a barrier, or of the boundary of a domain. */
  readonly cells: number;
  /** Until all of them have landed. */
  readonly steps: number;
  /** All numbers of the proof. */
  readonly numbers: readonly Rational[];
}

/** The number of the format that a file says: 2 has attractors that are not stable, 1 has not. */
export type Version = 1 | 2;

/** Reads the claim of a file, as far as it can be read, and then knows how to read the parts of the certificate. */
export type OpenClaim<C extends Claim> = (entries: ClaimEntries) => {
  readonly claim: Pick<C, keyof Claim> | undefined;
  readonly reader: PartsReader;
  readonly version: Version;
};

export interface Kind<C extends Claim> {
  /** Reads a whole file. All problems are noted with their places; `undefined` if there is any. */
  readonly read: (place: Place, open: OpenClaim<C>) => C | undefined;
  /** Objects unless the certificate proves that the conclusion is false. The hypotheses are taken as checked. */
  readonly check: (counterexample: C, watch: Watch) => void;
  /** The least format that can say it. */
  readonly version: (counterexample: C) => Version;
  /** What is its own of a file, in the order of its keys. */
  readonly json: (counterexample: C) => { readonly witness: object };
  /** What a verified file proves of the network, after "for a network with …, ". */
  readonly fact: (counterexample: C) => string;
  readonly size: (counterexample: C) => ProofSize;
}
