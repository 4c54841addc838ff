/**
 * The kind of certificate for exact data: which argument goes with which statement, a line for each in two places. What has no
 * line in one of them does not compile.
 */

import type { Json, Place, Watch } from '../../exact/index.js';
import type { AlgebraTheorem, Assumption } from '../../statements/index.js';
import type { Limits } from '../parts/limits.js';
import { insist } from '../parts/objection.js';
import type { Argument } from './argument.js';
import type { AlgebraClaim, AlgebraCounterexample } from './counterexample.js';
import { eigenvalue } from './eigenvalue.js';
import { eigenvector } from './eigenvector.js';
import { entry } from './entry.js';
import { filter } from './filter.js';
import { form } from './form.js';
import { functional } from './functional.js';
import { kernel } from './kernel.js';
import { landing } from './landing.js';
import { pixels } from './pixels.js';
import { rankOne } from './rank-one.js';
import { rank } from './rank.js';
import { slope } from './slope.js';
import { units } from './units.js';
import { bounded, volume } from './volume.js';
import { affineNullVector, affineSpectrum, moved, nullVector, spectrum } from './wide-limit.js';

/** Reads a file about the statement. All problems are noted with their places; `undefined` if there is any. */
export function readAlgebra(
  statement: AlgebraTheorem,
  place: Place,
  limits: Limits,
): AlgebraCounterexample | undefined {
  switch (statement.certificate) {
    case 'kernel':
      return readBy(kernel, statement, place, limits);
    case 'rank':
      return readBy(rank, statement, place, limits);
    case 'eigenvector':
      return readBy(eigenvector, statement, place, limits);
    case 'volume':
      return readBy(volume, statement, place, limits);
    case 'bounded':
      return readBy(bounded, statement, place, limits);
    case 'form':
      return readBy(form, statement, place, limits);
    case 'landing':
      return readBy(landing, statement, place, limits);
    case 'eigenvalue':
      return readBy(eigenvalue, statement, place, limits);
    case 'slope':
      return readBy(slope, statement, place, limits);
    case 'filter':
      return readBy(filter, statement, place, limits);
    case 'rank-one':
      return readBy(rankOne, statement, place, limits);
    case 'functional':
      return readBy(functional, statement, place, limits);
    case 'units':
      return readBy(units, statement, place, limits);
    case 'pixels':
      return readBy(pixels, statement, place, limits);
    case 'entry':
      return readBy(entry, statement, place, limits);
    case 'null':
      return readBy(nullVector, statement, place, limits);
    case 'moved':
      return readBy(moved, statement, place, limits);
    case 'spectrum':
      return readBy(spectrum, statement, place, limits);
    case 'affine-null':
      return readBy(affineNullVector, statement, place, limits);
    case 'affine-spectrum':
      return readBy(affineSpectrum, statement, place, limits);
  }
}

/** What a counterexample about exact data comes to. */
export interface AlgebraProof {
  /** Objects unless every kept hypothesis holds, every dropped one fails, and the conclusion is proved false. */
  readonly check: (watch: Watch) => void;
  /** What it proves, after "fails …: ". */
  readonly fact: () => string;
}

/**
 * The argument of a counterexample about exact data, with its case and its witness.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { proofOfAlgebra, verify } from 'basincheck/verify';
 * const verification = verify(readFileSync('counterexamples/memorization/m-2-without-least-above-minus-one.json', 'utf8'));
 * if (verification.verdict !== 'verified' || verification.counterexample.kind !== 'algebra') throw new Error();
 * proofOfAlgebra(verification.counterexample).fact().startsWith('J·u = -1·u'); // → true
 * ```
 */
export function proofOfAlgebra(counterexample: AlgebraCounterexample): AlgebraProof {
  switch (counterexample.certificate) {
    case 'kernel':
      return proofBy(kernel, counterexample);
    case 'rank':
      return proofBy(rank, counterexample);
    case 'eigenvector':
      return proofBy(eigenvector, counterexample);
    case 'volume':
      return proofBy(volume, counterexample);
    case 'bounded':
      return proofBy(bounded, counterexample);
    case 'form':
      return proofBy(form, counterexample);
    case 'landing':
      return proofBy(landing, counterexample);
    case 'eigenvalue':
      return proofBy(eigenvalue, counterexample);
    case 'slope':
      return proofBy(slope, counterexample);
    case 'filter':
      return proofBy(filter, counterexample);
    case 'rank-one':
      return proofBy(rankOne, counterexample);
    case 'functional':
      return proofBy(functional, counterexample);
    case 'units':
      return proofBy(units, counterexample);
    case 'pixels':
      return proofBy(pixels, counterexample);
    case 'entry':
      return proofBy(entry, counterexample);
    case 'null':
      return proofBy(nullVector, counterexample);
    case 'moved':
      return proofBy(moved, counterexample);
    case 'spectrum':
      return proofBy(spectrum, counterexample);
    case 'affine-null':
      return proofBy(affineNullVector, counterexample);
    case 'affine-spectrum':
      return proofBy(affineSpectrum, counterexample);
  }
}

type About<Case> = AlgebraTheorem & { readonly hypotheses: readonly Assumption<Case>[] };

function readBy<Statement extends AlgebraTheorem, Case, Witness>(
  argument: Argument<Case, Witness>,
  statement: Statement & About<Case>,
  place: Place,
  limits: Limits,
): AlgebraClaim<Statement, Case, Witness> | undefined {
  const entries = place.object('format', 'theorem', 'dropped', 'data', 'witness', 'provenance?');
  if (entries === undefined) return undefined;
  const names = statement.hypotheses.map(({ name }) => name);
  const dropped = droppedAt(entries.dropped, names);
  const provenance = entries.provenance?.anyObject();
  const data = argument.data(entries.data, limits);
  const witness = data && argument.witness(entries.witness, data);
  if (dropped === undefined || data === undefined || witness === undefined) return undefined;
  const { certificate } = statement;
  return {
    kind: 'algebra',
    certificate,
    statement,
    dropped,
    data,
    witness,
    ...(provenance && { provenance }),
  };
}

function proofBy<Statement extends AlgebraTheorem, Case, Witness>(
  argument: Argument<Case, Witness>,
  { statement, dropped, data, witness }: AlgebraClaim<Statement & About<Case>, Case, Witness>,
): AlgebraProof {
  return {
    check: (watch) => {
      for (const { name, decide } of statement.hypotheses) {
        const { holds, because } = decide(data, watch);
        const isDropped = dropped.includes(name);
        const expected = `"${name}" ${isDropped ? 'to fail, since it is dropped' : 'to hold, since it is kept'}`;
        insist(holds !== isDropped, 'dropped', expected, because);
      }
      argument.check(data, witness, watch);
    },
    fact: () => argument.fact(data, witness),
  };
}

function droppedAt(place: Place, names: readonly string[]): readonly string[] | undefined {
  const seen = new Set<Json>();
  return place.list((item) => {
    const name = item.word(...names);
    if (seen.has(item.value)) return item.refuse('each hypothesis once');
    seen.add(item.value);
    return name;
  });
}
