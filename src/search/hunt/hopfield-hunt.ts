/** Looks at many random Hopfield networks of each size, in pieces that anybody may look at. */

import type { BasinQuestion } from '../../statements/index.js';
import { drawHopfield, type HopfieldLook, lookAtHopfield, QUESTIONS } from './hopfield.js';

/** Numbers of inputs and of patterns. */
export type HopfieldShape = readonly [inputs: number, patterns: number];

/** Of the networks that are examined. */
export const hopfieldShapes: readonly HopfieldShape[] = [
  [1, 2],
  [1, 3],
  [1, 5],
  [2, 3],
  [2, 4],
  [2, 6],
  [3, 4],
  [3, 6],
];

/** `count` networks of a shape, from number `from` on, which is 0 for the first. */
export interface HopfieldPiece {
  readonly inputs: number;
  readonly patterns: number;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
}

/** Networks of a piece: they take a second or two in dimension 3. */
const NETWORKS = 16;

export function lookAtHopfields({
  inputs,
  patterns,
  seed,
  from,
  count,
}: HopfieldPiece): readonly HopfieldLook[] {
  return Array.from({ length: count }, (_, k) =>
    lookAtHopfield(drawHopfield(inputs, patterns, ownSeed(seed, from + k))),
  );
}

function ownSeed(seed: number, number: number): number {
  return seed * 1_000_000 + number + 1;
}

export interface HopfieldRow {
  readonly inputs: number;
  readonly patterns: number;
  readonly networks: number;
  /** Number of networks with at least two attractors. */
  readonly several: number;
  readonly suspected: Readonly<Record<BasinQuestion, number>>;
  /** The seed of the first network for each question that is suspected. */
  readonly first: Readonly<Partial<Record<BasinQuestion, number>>>;
}

/** What the looks at the first networks of a shape come to. */
export function hopfieldRow(
  [inputs, patterns]: HopfieldShape,
  seed: number,
  looks: readonly HopfieldLook[],
): HopfieldRow {
  const seen = (question: BasinQuestion) => (look: HopfieldLook) => look.suspected.includes(question);
  const count = (question: BasinQuestion) => looks.filter(seen(question)).length;
  const first = QUESTIONS.flatMap((question) => {
    const number = looks.findIndex(seen(question));
    return number < 0 ? [] : [[question, ownSeed(seed, number)] as const];
  });
  return {
    inputs,
    patterns,
    networks: looks.length,
    several: looks.filter(({ attractors }) => attractors > 1).length,
    suspected: {
      'bounded basin component': count('bounded basin component'),
      'bounded complement component': count('bounded complement component'),
      'disconnected basin': count('disconnected basin'),
    },
    first: Object.fromEntries(first),
  };
}

/** The pieces of a range of networks of a shape. */
export function* hopfieldPieces(
  [inputs, patterns]: HopfieldShape,
  seed: number,
  [first, until]: readonly [number, number],
): Generator<HopfieldPiece, void> {
  for (let from = first; from < until; from += NETWORKS)
    yield { inputs, patterns, seed, from, count: Math.min(NETWORKS, until - from) };
}
