/** Reads vectors, matrices and the cases that several statements share. */

import {
  at,
  inverseAt,
  type Law,
  type LayerActivation,
  type Matrix,
  type Place,
  Rational,
  type Vector,
} from '../../exact/index.js';
import type { LawCase, LayerCase } from '../../statements/index.js';
import type { Limits } from '../parts/limits.js';

export function vectorAt(place: Place, length?: number): Vector | undefined {
  if (place.length === 0) return place.refuse('one number or more', 'none');
  return place.list((item) => item.rational(), length, 'numbers');
}

/** One row or more, all of one length. */
export function matrixAt(place: Place, rows?: number, columns?: number): Matrix | undefined {
  if (place.length === 0) return place.refuse('one row or more', 'none');
  const read = place.list((item) => vectorAt(item, columns), rows, 'rows');
  if (read === undefined) return undefined;
  const width = at(read, 0).length;
  const other = read.find((row) => row.length !== width);
  return other ? place.refuse(`rows of ${width} numbers, as the first one`, `${other.length}`) : read;
}

export function squareAt(place: Place): Matrix | undefined {
  const read = matrixAt(place);
  if (read === undefined || read.length === at(read, 0).length) return read;
  return place.refuse('as many columns as rows', `${read.length} rows of ${at(read, 0).length}`);
}

export function indexAt(place: Place, below: number): number | undefined {
  return place.integer(0, below - 1);
}

export function layerAt(place: Place): LayerCase | undefined {
  const entries = place.object('activation', 'examples');
  if (entries === undefined) return undefined;
  const activation = activationAt(entries.activation);
  const examples = matrixAt(entries.examples);
  if (activation === undefined || examples === undefined) return undefined;
  const hasInverses = examples.flat().every((entry) => inverseAt(activation, entry) !== undefined);
  const expected = `numbers with an exact inverse under ${activation.name}`;
  return hasInverses ? { activation, examples } : entries.examples.refuse(expected, 'another number');
}

function activationAt(place: Place): LayerActivation | undefined {
  const entries = place.object('name', 'slope?');
  const name = entries?.name.word('identity', 'sigmoid', 'softsign', 'centred-softsign', 'leaky-relu');
  if (entries === undefined || name === undefined) return undefined;
  if (name !== 'leaky-relu') {
    return entries.slope === undefined
      ? { name }
      : entries.slope.refuse('no slope, which leaky-relu alone has');
  }
  const slope = entries.slope?.rational();
  return slope && slope.sign > 0 ? { name, slope } : place.refuse('a slope greater than 0');
}

export function lawCaseAt(place: Place, { cells }: Limits): LawCase | undefined {
  const entries = place.object('law', 'examples');
  if (entries === undefined) return undefined;
  const law = lawAt(entries.law);
  const examples = matrixAt(entries.examples);
  if (law === undefined || examples === undefined) return undefined;
  const units = law.values.length ** (at(examples, 0).length + 1);
  return units <= cells ? { law, examples } : place.exceed(`at most ${cells} units`, `${units}`);
}

function lawAt(place: Place): Law | undefined {
  const entries = place.object('values', 'probabilities');
  if (entries === undefined) return undefined;
  const values = vectorAt(entries.values);
  const probabilities = vectorAt(entries.probabilities, values?.length);
  if (values === undefined || probabilities === undefined) return undefined;
  const sum = probabilities.reduce((total, each) => total.plus(each), Rational.zero);
  const isLaw = probabilities.every(({ sign }) => sign > 0) && sum.equals(Rational.one);
  return isLaw ? { values, probabilities } : entries.probabilities.refuse('positive numbers with sum 1');
}
