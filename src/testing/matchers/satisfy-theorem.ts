/** expect(network).toSatisfyTheorem('2.2') */

import { writeFileSync } from 'node:fs';
import { type Probe, probe } from '../../search/judge/index.js';
import { type Theorem, theorems, type Verdict } from '../../statements/index.js';
import { networkGiven } from './given.js';
import type { MatcherResult } from './matcher-result.js';

export type TheoremId = '2.1' | '2.2' | '2.3' | '3.1';

/** The verdicts that leave it open whether the theorem holds for the network. */
export type OpenVerdict = Exclude<Verdict, 'survived' | 'refuted'>;

export interface TheoremOptions {
  /** The seed of the search for a violation; 0 if not given. The same seed gives the same verdict. */
  readonly seed?: number;
  /** The open verdicts that pass, with and without `.not`; none if not given. */
  readonly allow?: readonly OpenVerdict[];
  /** The path to which the certificate of a refutation is written. */
  readonly saveTo?: string;
}

/**
 * Passes if the network satisfies every hypothesis, decided exactly, and a search finds no violation of the
 * conclusion; with `.not`, if a violation is certified. Any other verdict is open, and does not pass unless it is
 * allowed: `vacuous`, a hypothesis fails or no attractor is found; `suspected`, a violation was seen but not
 * certified; `undecided`. Throws a TypeError if there is no network, and a RangeError if the theorem does not speak
 * of such an F.
 */
export function satisfiesTheorem(
  given: unknown,
  theorem: string,
  { seed = 0, allow = [], saveTo }: TheoremOptions,
  isNot: boolean,
): MatcherResult {
  const statement = theorems.find(({ id }) => id === theorem);
  if (statement === undefined) {
    const known = theorems.map(({ id }) => id).join(', ');
    throw new RangeError(`toSatisfyTheorem: expected one of the theorems ${known}, got ${theorem}`);
  }
  if (!Number.isInteger(seed))
    throw new RangeError(`toSatisfyTheorem: expected an integer as seed, got ${seed}`);
  const result = probe(networkGiven(given), statement, { seed });
  const { verdict } = result;
  if (saveTo !== undefined && result.certified) writeFileSync(saveTo, result.certified.text);
  const isAllowed = allow.some((each) => each === verdict);
  const asExpected = isAllowed || verdict === (isNot ? 'refuted' : 'survived');
  return {
    pass: isNot ? !asExpected : asExpected,
    message: () => messageOf(statement, result, isNot, saveTo),
  };
}

function messageOf(
  { name: theorem, conclusion }: Theorem,
  { hypotheses, certified, verdict, reason }: Probe,
  isNot: boolean,
  saveTo: string | undefined,
): string {
  const hold = [
    ...named('these fail', hypotheses, false),
    ...named('these are undecided', hypotheses, 'undecided'),
  ];
  const lines = [
    `expected the network ${isNot ? 'to violate' : 'to satisfy'} ${theorem}: ${conclusion}`,
    `  verdict     ${verdict}: ${certified ? certified.claim : reason}`,
    `  hypotheses  ${hold.length === 0 ? 'all hold' : hold.join('; ')}`,
  ];
  if (certified) {
    const where = saveTo === undefined ? 'verified; { saveTo: PATH } writes it down' : `written to ${saveTo}`;
    lines.push(`  certificate ${where}`);
  } else if (verdict !== 'survived') {
    lines.push(`  open        { allow: ['${verdict}'] } lets it pass`);
  }
  return lines.join('\n');
}

function named(
  title: string,
  hypotheses: Probe['hypotheses'],
  as: Probe['hypotheses'][number]['holds'],
): readonly string[] {
  const found = hypotheses.filter(({ holds }) => holds === as);
  if (found.length === 0) return [];
  return [`${title}: ${found.map(({ name, because }) => `${name} (${because})`).join(', ')}`];
}
