/**
 * The kinds of certificates, a line for each in three places: its counterexamples, its reading, and its proof. A kind
 * that has no line in one of them does not compile, and no line stands for "all other kinds".
 */

import type { Place, Watch } from '../exact/index.js';
import type { Theorem } from '../statements/index.js';
import type { BasinCounterexample } from './barrier/counterexample.js';
import { barrier } from './barrier/kind.js';
import type { Claim, ClaimEntries } from './parts/claim.js';
import type { Kind, ProofSize, Version } from './parts/kind.js';
import type { PartsReader } from './parts/reader.js';
import type { PeakCounterexample } from './peak/counterexample.js';
import { peak } from './peak/kind.js';

/** The contents of a counterexample file as values. */
export type Counterexample = BasinCounterexample | PeakCounterexample;

/** Reads what all files have in common, for a statement whose kind of certificate is known. */
export type ClaimReader = <S extends Theorem>(
  statement: S,
  entries: ClaimEntries,
) => {
  readonly claim: (Claim & { readonly statement: S }) | undefined;
  readonly reader: PartsReader;
  readonly version: Version;
};

/** Reads a file about the statement. All problems are noted with their places; `undefined` if there is any. */
export function readAbout(statement: Theorem, place: Place, open: ClaimReader): Counterexample | undefined {
  switch (statement.certificate) {
    case 'barrier':
      return barrier.read(place, (entries) => open(statement, entries));
    case 'peak':
      return peak.read(place, (entries) => open(statement, entries));
  }
}

/** A counterexample together with what its kind of certificate makes of it. */
export interface Proof {
  /** Objects unless the certificate proves that the conclusion is false. The hypotheses are taken as checked. */
  readonly check: (watch: Watch) => void;
  /** The least number of the format that can say it. */
  readonly version: () => Version;
  /** What is its own of a file, in the order of its keys. */
  readonly json: () => object;
  /** What it proves of the network, after "for a network with …, ". */
  readonly fact: () => string;
  readonly size: () => ProofSize;
}

/**
 * What the counterexample's kind of certificate makes of it: its check, its part of the file, its words, its size.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { proofOf, verifyAboutNetwork } from 'basincheck/verify';
 * const text = readFileSync('counterexamples/2.2-without-width.json', 'utf8');
 * const verification = verifyAboutNetwork(text);
 * if (verification.verdict !== 'verified') throw new Error(verification.verdict);
 * proofOf(verification.counterexample).size().cells; // → 2
 * ```
 */
export function proofOf(counterexample: Counterexample): Proof {
  switch (counterexample.kind) {
    case 'barrier':
      return proofBy(barrier, counterexample);
    case 'peak':
      return proofBy(peak, counterexample);
  }
}

function proofBy<C extends Claim>(kind: Kind<C>, counterexample: C): Proof {
  return {
    check: (watch) => {
      kind.check(counterexample, watch);
    },
    version: () => kind.version(counterexample),
    json: () => kind.json(counterexample),
    fact: () => kind.fact(counterexample),
    size: () => kind.size(counterexample),
  };
}
