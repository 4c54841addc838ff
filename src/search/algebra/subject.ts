/** A case together with its statement, as one thing that can be judged, certified and shrunk. */

import type fc from 'fast-check';
import { bitLength, layoutJson, Rational } from '../../exact/index.js';
import { type AlgebraCounterexample, counterexampleFormat, verify } from '../../proof/index.js';
import type { AlgebraStatement, Assumption, Outcome } from '../../statements/index.js';
import type { Bench } from './bench.js';

/** A file that the verifier accepted. */
export interface CertifiedData {
  readonly text: string;
  readonly claim: string;
  readonly counterexample: AlgebraCounterexample;
}

/** What a file says of where it comes from. */
export interface DataProvenance {
  readonly by: string;
  readonly seed: number;
  readonly minimal: boolean;
}

export interface AlgebraSubject {
  /** The hypotheses that fail, by name. */
  readonly failing: readonly string[];
  readonly labels: readonly string[];
  readonly dimension: number;
  readonly family: string;
  /** Decides, in exact arithmetic, whether the conclusion holds. */
  holds(): boolean;
  /** A verified file against the conclusion; `undefined` if no witness was found, or the verifier does not accept it. */
  certified(provenance?: DataProvenance): CertifiedData | undefined;
  moves(): Iterable<AlgebraSubject>;
  /** The case as text. */
  readonly text: string;
  /** For the order "smaller", compared from the first to the last. */
  readonly size: readonly number[];
}

/** A statement and its bench, with cases as subjects. */
export interface Workbench {
  readonly statement: AlgebraStatement;
  readonly subjects: fc.Arbitrary<AlgebraSubject>;
}

/** The statement and its bench speak of the same cases. */
export function workbench<Case, Witness>(
  statement: AlgebraStatement & { readonly hypotheses: readonly Assumption<Case>[] },
  bench: Bench<Case, Witness>,
): Workbench {
  const subjectOf = (data: Case): AlgebraSubject => {
    const failing = statement.hypotheses.filter(({ decide }) => !decide(data).holds).map(({ name }) => name);
    return {
      failing,
      labels: bench.labels(data),
      dimension: bench.dimension(data),
      family: bench.family(data),
      holds: () => bench.holds(data),
      certified: (provenance) => {
        const witness = bench.witness(data);
        if (witness === undefined) return undefined;
        const [format, theorem] = [counterexampleFormat(2), statement.id];
        const text = layoutJson({ format, theorem, dropped: failing, data, witness, provenance });
        const verification = verify(text);
        if (verification.verdict !== 'verified' || verification.counterexample.kind !== 'algebra')
          return undefined;
        const { claim, counterexample } = verification;
        return { text, claim, counterexample };
      },
      *moves() {
        for (const move of bench.moves(data)) yield subjectOf(move);
      },
      text: layoutJson(data),
      size: sizeOf(data),
    };
  };
  return { statement, subjects: bench.cases.map(subjectOf) };
}

/** How many numbers a case has, how many digits they have, and how many are negative. */
function sizeOf(data: unknown): readonly number[] {
  const numbers = [...numbersIn(data)];
  const sum = (of: (x: Rational) => number): number => numbers.reduce((total, x) => total + of(x), 0);
  const digits = sum((x) => bitLength(x.numerator) + bitLength(x.denominator) - 1);
  return [numbers.length, digits, sum((x) => Number(x.sign < 0))];
}

function* numbersIn(value: unknown): Generator<Rational> {
  if (value instanceof Rational) yield value;
  else if (typeof value === 'number') yield Rational.of(value);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* numbersIn(item);
}

export function isSmallerSubject(a: AlgebraSubject, b: AlgebraSubject): boolean {
  const by = difference(a.size, b.size);
  return by === 0 ? a.text < b.text : by < 0;
}

/** The same order for files. */
export function isSmallerData(a: CertifiedData, b: CertifiedData): boolean {
  const text = ({ counterexample: { data } }: CertifiedData) => layoutJson(data);
  return (compareSizes(a, b) || (text(a) < text(b) ? -1 : 0)) < 0;
}

/** Below 0 if the case of file a is smaller, 0 if both have as many numbers, digits and signs, else above 0. */
export function compareSizes(
  a: Pick<CertifiedData, 'counterexample'>,
  b: Pick<CertifiedData, 'counterexample'>,
): number {
  return difference(sizeOf(a.counterexample.data), sizeOf(b.counterexample.data));
}

function difference(a: readonly number[], b: readonly number[]): number {
  return a.map((part, i) => part - (b[i] ?? 0)).find((each) => each !== 0) ?? 0;
}

/** What a case says of its statement. */
export function judgeSubject(subject: AlgebraSubject): Outcome & { readonly certified?: CertifiedData } {
  const { failing } = subject;
  if (failing.length > 0) return { verdict: 'vacuous', reason: `${failing.join(', ')} fails` };
  if (subject.holds()) return { verdict: 'survived', reason: 'the conclusion holds, in exact arithmetic' };
  const certified = subject.certified();
  if (certified) return { verdict: 'refuted', reason: certified.claim, certified };
  return { verdict: 'suspected', reason: 'the conclusion fails, and no file proves it' };
}
