/**
 * The soundness campaign: corrupts valid certificates in every way, has the verifier judge them, and has the oracle
 * look at all that it accepts, and at some that it rejects.
 */

import { createHash } from 'node:crypto';
import Fraction from 'fraction.js';
import { defaultLimits, verify, type Limits, type Verification } from '../../../src/proof/index.js';
import type { Certificate } from '../corpus/certificates.js';
import { conjugate } from '../corpus/transformations.js';
import { determinant } from './linear.js';
import { saysTheSame } from './meaning.js';
import { mutations } from './mutants.js';
import type { Original } from './mutations/texts.js';
import { judge } from './oracle/judge.js';
import { Random } from './random.js';

/** What became of the mutants of one kind. */
export interface Tally {
  made: number;
  /** Another text, but the same claim: nothing was corrupted. */
  identical: number;
  rejected: number;
  /** Beyond the limits. */
  unjudged: number;
  /** Accepted by the verifier, and true as far as the oracle sees. */
  confirmed: number;
  /** Accepted by the verifier, and false. */
  falseAccepts: number;
  /** Rejected ones that the oracle looked at too, and how it called them. */
  asked: number;
  calledFalse: number;
  calledNoClaim: number;
}

export interface FalseAccept {
  readonly kind: string;
  readonly from: string;
  readonly why: string;
  readonly text: string;
}

export interface Campaign {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly falseAccepts: readonly FalseAccept[];
}

/** Mutants that ask for long computations are left unjudged: they say nothing about soundness. */
const LIMITS: Limits = {
  ...defaultLimits,
  cells: 400,
  gridCells: 20_000,
  steps: 64,
  power: 16,
  bits: 8192,
  milliseconds: 2000,
};

/** How many rejected mutants there are for each one that the oracle is asked about. */
const REJECTED_PER_QUESTION = 12;

/** The number of files in which a kind of mutation looks for something to corrupt. */
const MOST_TRIES = 200;

export function emptyTally(): Tally {
  return {
    made: 0,
    identical: 0,
    rejected: 0,
    unjudged: 0,
    confirmed: 0,
    falseAccepts: 0,
    asked: 0,
    calledFalse: 0,
    calledNoClaim: 0,
  };
}

/** How many mutants were corrupted and judged. */
export function judged({ rejected, confirmed, falseAccepts }: Tally): number {
  return rejected + confirmed + falseAccepts;
}

interface Base extends Original {
  readonly name: string;
  readonly weight: number;
}

/**
 * What the verifier said, by the digests of texts. More than a third of the mutants are texts that were made before: it would
 * do again what it did.
 */
export type Verdicts = Map<string, Verification['verdict']>;

/** Makes the given number of mutants, the same ones for the same seed. Asks the verifier about those without a verdict. */
export function campaign(
  certificates: readonly Certificate[],
  mutants: number,
  seed: number,
  verdicts: Verdicts = new Map(),
): Campaign {
  const random = new Random(seed);
  const pick = chooser(bases(certificates, random));
  const tallies = new Map(mutations.map(({ kind }) => [kind, emptyTally()]));
  const falseAccepts: FalseAccept[] = [];
  for (let i = 0; i < mutants;) {
    const { kind, corrupt } = random.pick(mutations);
    let base = pick(random);
    let text = corrupt(base, random);
    // Few files have passages, for example: another is taken until there is something to corrupt.
    for (let tries = 1; text === undefined && tries < MOST_TRIES; tries++) {
      base = pick(random);
      text = corrupt(base, random);
    }
    const tally = tallies.get(kind);
    if (text === undefined || tally === undefined) continue;
    i += 1;
    tally.made += 1;
    if (saysTheSame(text, base)) {
      tally.identical += 1;
      continue;
    }
    const verdict = verdictOf(text, verdicts);
    if (verdict === 'unjudged') tally.unjudged += 1;
    else if (verdict === 'rejected') {
      tally.rejected += 1;
      if (random.integer(1, REJECTED_PER_QUESTION) === 1) ask(tally, text, random);
    } else {
      const found = judge(text, random);
      if (found.opinion === 'true as far as seen') tally.confirmed += 1;
      else {
        tally.falseAccepts += 1;
        const why = found.opinion === 'false' ? found.why : found.opinion;
        falseAccepts.push({ kind, from: base.name, why, text });
      }
    }
  }
  return { tallies, falseAccepts };
}

function verdictOf(text: string, verdicts: Verdicts): Verification['verdict'] {
  const digest = createHash('sha256').update(text).digest('base64');
  const verdict = verdicts.get(digest) ?? verify(text, LIMITS).verdict;
  verdicts.set(digest, verdict);
  return verdict;
}

function ask(tally: Tally, text: string, random: Random): void {
  const { opinion } = judge(text, random);
  tally.asked += 1;
  if (opinion === 'false') tally.calledFalse += 1;
  if (opinion === 'no claim') tally.calledNoClaim += 1;
}

/** Every certificate, and as many in other coordinates; the quick ones are to be taken more often. */
function bases(certificates: readonly Certificate[], random: Random): readonly Base[] {
  return certificates.flatMap(({ name, file }) => {
    const n = file.network.layers[0]?.weights[0]?.length ?? 0;
    const { A, c } = randomMap(n, random);
    const isSmooth = 'name' in file.network.activation;
    return [file, conjugate(file, A, c)].map((each, k) => {
      const text = JSON.stringify(each);
      const weight = 1 / (text.length * (isSmooth ? 6 : 1));
      return { name: k === 0 ? name : `${name}, conjugated`, text, file: each, weight };
    });
  });
}

function randomMap(n: number, random: Random): { A: Fraction[][]; c: Fraction[] } {
  const entry = (): Fraction => new Fraction(random.integer(-4, 4), random.integer(1, 2));
  const vector = (): Fraction[] => Array.from({ length: n }, entry);
  let A = Array.from({ length: n }, vector);
  while (determinant(A).n === 0n) A = A.map(vector);
  return { A, c: vector() };
}

function chooser(items: readonly Base[]): (random: Random) => Base {
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  return (random) => {
    let rest = random.real() * total;
    const found = items.find(({ weight }) => (rest -= weight) < 0) ?? items.at(-1);
    if (found === undefined) throw new RangeError('chooser: expected at least one item');
    return found;
  };
}
