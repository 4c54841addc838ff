/**
 * Wide networks with affine units, against Lemmas 2 to 4 of the paper on sigmoid autoencoders. Either K̃·c = 0 for a c ≠ 0, so that (3) is not
 * defined; or K̃ has the inverse that is given, and J∞ takes vectors where the statement says that it does not.
 */

import {
  affineJacobian,
  affineKernel,
  type AffineLimit,
  matrix,
  type Matrix,
  type Place,
  Rational,
  type Vector,
  type Watch,
} from '../../exact/index.js';
import type { AffineLimitCase, LinearLimitCase } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { matrixAt, squareAt, vectorAt } from './read-data.js';
import { equal, insistInverse, insistNotZero, isZero } from './steps.js';

/** c, one number for each example. */
export interface NullWitness {
  readonly coefficients: Vector;
}

/** K̃⁻¹, and vectors with J∞·v = value·v. */
export interface EigenspaceWitness {
  readonly inverse: Matrix;
  readonly value: Rational;
  readonly vectors: Matrix;
}

/** K̃⁻¹, and a vector with J∞·v ≠ v. */
export interface MovedVectorWitness {
  readonly inverse: Matrix;
  readonly vector: Vector;
}

export type MovedWitness = NullWitness | MovedVectorWitness;
export type SpectrumWitness = NullWitness | EigenspaceWitness;

function linearAt(place: Place): LinearLimitCase | undefined {
  const entries = place.object('examples', 'slope', 'start');
  if (entries === undefined) return undefined;
  const examples = matrixAt(entries.examples);
  const [slope, start] = [entries.slope.rational(), startAt(entries.start, examples)];
  return examples && slope && start && { examples, slope, start };
}

function affineAt(place: Place): AffineLimitCase | undefined {
  const entries = place.object('examples', 'slope', 'start', 'intercept', 'sums');
  if (entries === undefined) return undefined;
  const examples = matrixAt(entries.examples);
  const [slope, intercept] = [entries.slope.rational(), entries.intercept.rational()];
  const [start, sums] = [startAt(entries.start, examples), vectorAt(entries.sums, examples?.[0]?.length)];
  return examples && slope && start && intercept && sums && { examples, slope, start, intercept, sums };
}

function startAt(place: Place, examples: Matrix | undefined): Matrix | undefined {
  const n0 = examples?.[0]?.length;
  return n0 === undefined ? squareAt(place) : matrixAt(place, n0, n0);
}

function nullAt(place: Place, { examples }: LinearLimitCase): NullWitness | undefined {
  const entries = place.object('coefficients');
  const coefficients = entries && vectorAt(entries.coefficients, examples.length);
  return coefficients && { coefficients };
}

/** Whether it is meant as a null vector. */
function isNull({ value }: Place): boolean {
  return value instanceof Map && value.has('coefficients');
}

function inverseAt(place: Place, { examples: { length } }: LinearLimitCase): Matrix | undefined {
  return matrixAt(place, length, length);
}

function insistNull(limit: AffineLimit, { coefficients }: NullWitness, watch: Watch): void {
  insistNotZero(coefficients, 'witness.coefficients');
  const image = matrix.apply(affineKernel(limit, watch), coefficients, watch);
  insist(isZero(image), 'witness.coefficients', 'a vector that K̃ takes to zero', vectorText(image));
}

/** J∞, with the inverse of K̃ checked. */
function learned(limit: AffineLimit, inverse: Matrix, watch: Watch): Matrix {
  insistInverse(affineKernel(limit, watch), inverse, 'witness.inverse', watch);
  return affineJacobian(limit, inverse, watch);
}

function textOf({ examples, slope, intercept = Rational.zero, start, sums }: AffineLimit): string {
  const constant = intercept.sign === 0 ? '' : ` + ${numberText(intercept)}`;
  const before = sums ? ` and W⁽¹⁾·1/√n₁ = ${vectorText(sums)}` : '';
  return `for σ(t) = ${numberText(slope)}·t${constant}, J₀ with the rows ${start.map(vectorText).join(', ')}${before}, and the examples ${examples.map(vectorText).join(', ')}, `;
}

function nullText(limit: AffineLimit, { coefficients }: NullWitness): string {
  return `${textOf(limit)}K̃ takes ${vectorText(coefficients)} to zero, and has no inverse`;
}

function byNull<Case extends LinearLimitCase>(
  data: (place: Place) => Case | undefined,
): Argument<Case, NullWitness> {
  return { data, witness: nullAt, check: insistNull, fact: nullText };
}

/** At most so many independent vectors may have the value 1, and none one of greater modulus. */
function bySpectrum<Case extends LinearLimitCase>(
  data: (place: Place) => Case | undefined,
  most: (examples: number) => number,
): Argument<Case, SpectrumWitness> {
  return {
    data,
    witness: (place, subject) => {
      if (isNull(place)) return nullAt(place, subject);
      const entries = place.object('inverse', 'value', 'vectors');
      if (entries === undefined) return undefined;
      const [inverse, value] = [inverseAt(entries.inverse, subject), entries.value.rational()];
      const vectors = matrixAt(entries.vectors, undefined, subject.start.length);
      return inverse && value && vectors && { inverse, value, vectors };
    },
    check: (subject, witness, watch) => {
      if ('coefficients' in witness) {
        insistNull(subject, witness, watch);
        return;
      }
      const { inverse, value, vectors } = witness;
      const J = learned(subject, inverse, watch);
      for (const vector of vectors) {
        const image = matrix.apply(J, vector, watch);
        const expected = vector.map((entry) => entry.times(value));
        insist(equal(image, expected), 'witness.vectors', 'eigenvectors for the value', vectorText(image));
      }
      const rank = matrix.rank(vectors, watch);
      insist(rank === vectors.length, 'witness.vectors', 'independent vectors', `rank ${rank}`);
      const allowed = most(subject.examples.length);
      const isGreater = Rational.one.lessThan(value.abs());
      insist(
        isGreater || (value.equals(Rational.one) && rank > allowed),
        'witness.value',
        `more than 1 in modulus, or 1 with more than ${allowed} vectors`,
        `${numberText(value)} with ${rank}`,
      );
    },
    fact: (subject, witness) =>
      'coefficients' in witness
        ? nullText(subject, witness)
        : `${textOf(subject)}J∞ has the eigenvalue ${numberText(witness.value)}, with the eigenvectors ${witness.vectors.map(vectorText).join(', ')}`,
  };
}

export const nullVector = byNull(linearAt);
export const affineNullVector = byNull(affineAt);
export const spectrum = bySpectrum(linearAt, (n) => n);
export const affineSpectrum = bySpectrum(affineAt, (n) => n - 1);

export const moved: Argument<LinearLimitCase, MovedWitness> = {
  data: linearAt,
  witness: (place, subject) => {
    if (isNull(place)) return nullAt(place, subject);
    const entries = place.object('inverse', 'vector');
    if (entries === undefined) return undefined;
    const inverse = inverseAt(entries.inverse, subject);
    const vector = vectorAt(entries.vector, subject.start.length);
    return inverse && vector && { inverse, vector };
  },
  check: (subject, witness, watch) => {
    if ('coefficients' in witness) {
      insistNull(subject, witness, watch);
      return;
    }
    const { inverse, vector } = witness;
    const image = matrix.apply(learned(subject, inverse, watch), vector, watch);
    insist(!equal(image, vector), 'witness.vector', 'a vector that J∞ moves', vectorText(image));
  },
  fact: (subject, witness) =>
    'coefficients' in witness
      ? nullText(subject, witness)
      : `${textOf(subject)}J∞ moves ${vectorText(witness.vector)}`,
};
