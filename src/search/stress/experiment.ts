/**
 * A statement as something that can fail: the cases that it speaks of, the check of one case, and what a run has to
 * have seen before its silence counts.
 */

import fc from 'fast-check';
import type { Outcome, Requirement, Statement } from '../../statements/index.js';

/** The traits of one case, for the table of what a run saw. A trait is absent where it does not apply. */
export interface Traits {
  readonly dimension: number;
  readonly depth?: number;
  /** `deficient` if some weight matrix has rank below the input dimension, else `full`. */
  readonly rank?: 'deficient' | 'full';
  readonly family: string;
  readonly attractors?: number;
}

export interface Observation extends Outcome {
  readonly traits: Traits;
  /** The labels for which the requirements of the experiment can ask. */
  readonly labels: readonly string[];
}

/** How to make and check cases. `Case` has a text form, from which a reader can rebuild the case. */
export interface Design<Case> {
  /** That of the statement, such as "2.1" or "lem-2.1"; or "trained-2.1", on trained networks. */
  readonly id: string;
  /** Such as "Theorem 2.1". */
  readonly name: string;
  readonly cases: fc.Arbitrary<Case>;
  /** Checks one case; all samples that the check draws depend on `seed`. */
  readonly check: (subject: Case, seed: number) => Observation;
  readonly write: (subject: Case) => string;
  readonly requirements: readonly Requirement[];
}

/** What the experiment of a statement is called, and what it has to have seen. */
export function titled({
  id,
  name,
  mustSee,
}: Statement): Pick<Design<never>, 'id' | 'name' | 'requirements'> {
  return { id, name, requirements: mustSee };
}

/** A failing case after shrinking. */
export interface Failure {
  readonly experiment: string;
  /** The seed of the run and the number of the case in it: together they reproduce it. */
  readonly seed: number;
  readonly number: number;
  /** fast-check's path to the shrunk case. */
  readonly path: string;
  readonly outcome: Outcome;
  /** The shrunk case, in its text form. */
  readonly text: string;
}

export interface Experiment extends Omit<Design<unknown>, 'cases' | 'check' | 'write'> {
  /** Checks case number `number` of the run with this seed. The result does not depend on the cases before. */
  observe(seed: number, number: number): Observation;
  /** The same case, shrunk as long as it still fails; `undefined` if it does not fail. */
  shrink(seed: number, number: number): Failure | undefined;
}

/** Whether an outcome speaks against the statement. */
export function isFailure({ verdict }: Outcome): boolean {
  return verdict === 'refuted' || verdict === 'suspected';
}

export function experiment<Case>(design: Design<Case>): Experiment {
  const { id, name, requirements, cases, check, write } = design;
  // Without bias, the first case of a run is as large as any other.
  const unbiased = fc.noBias(cases);
  return {
    id,
    name,
    requirements,
    observe(seed, number) {
      const own = caseSeed(id, seed, number);
      const [subject] = fc.sample(unbiased, { seed: own, numRuns: 1 });
      return check(subject as Case, own);
    },
    shrink(seed, number) {
      const own = caseSeed(id, seed, number);
      const result = fc.check(
        fc.property(unbiased, (subject) => !isFailure(check(subject, own))),
        { seed: own, numRuns: 1, endOnFailure: false },
      );
      const [subject] = result.counterexample ?? [];
      if (!result.failed || subject === undefined) return undefined;
      return {
        experiment: id,
        seed,
        number,
        path: result.counterexamplePath ?? '',
        outcome: check(subject, own),
        text: write(subject),
      };
    },
  };
}

/** A 32-bit seed for one case, from the run's seed, the experiment and the number of the case (FNV-1a, then a mix). */
function caseSeed(id: string, seed: number, number: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${id} ${seed} ${number}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
