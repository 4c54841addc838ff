/**
 * That every broken verifier was caught, once and for these very files: what the mutants are made of and judged by, under
 * one hash. Going through all mutants takes minutes, and comes to the same as long as none of these files changes.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** What decides whether a file is accepted, but for the reader of JSON, smooth activations and the numbers. */
export const MUTATED = [
  'src/proof/**/*.ts',
  // Elimination, pseudo-inverses and limits are for those who search: the verifier multiplies out.
  'src/exact/algebra/{characteristic-polynomial,closed-disc,convolution,finite-law,layer-activation,layered-filters,schur-cohn}.ts',
  'src/exact/network/{affine-forms,cases,coverage,piecewise-linear}.ts',
  'src/statements/hypotheses/*.ts',
  'src/statements/algebra/*.ts',
  // Which statements a file can be about, and how many outputs its network then has.
  'src/statements/{algebra-registry,registry,statement}.ts',
];
/** What runs when a mutant is judged. */
export const RUN = ['src/{exact,statements,proof}/**/*.ts', 'test/mutation/facts/*.ts'];

export const RECORD = 'test/mutation/caught.json';

export interface Caught {
  readonly hash: string;
  /** How many mutants there were, and what became of them. */
  readonly totals: Readonly<Record<string, number>>;
}

/** SHA-256 of the files, by name and content; the folder is the project's. */
export function hashOfFiles(): string {
  const hash = createHash('sha256');
  for (const file of globSync([...MUTATED, ...RUN, 'test/mutation/*.ts']).sort()) {
    hash.update(`${file}\0${readFileSync(file, 'utf8')}\0`);
  }
  return hash.digest('hex');
}
