/** Whole files, place by place. */

import { deepEqual } from 'node:assert/strict';
import { defaultLimits, readCounterexample, writeCounterexample } from '../../../src/proof/index.js';
import { Rational } from '../../../src/exact/index.js';
import { base, texts } from './bases.js';
import {
  accepted,
  edited,
  is,
  judged,
  judges,
  read,
  refused,
  type Draft,
  type Edits,
  type Fact,
} from './fact.js';

/** The paths of all values in the draft, but for provenance. */
function places(draft: Draft, path = ''): readonly string[] {
  if (typeof draft !== 'object' || draft === null) return [path];
  const inner = Array.isArray(draft)
    ? draft.map((_, i) => [i, `${path}[${i}]`] as const)
    : Object.keys(draft).map((key) => [key, path === '' ? key : `${path}.${key}`] as const);
  const below = inner
    .filter(([key]) => key !== 'provenance')
    .flatMap(([key, to]) => places((draft as Record<string | number, Draft>)[key] ?? null, to));
  return path === '' ? below : [path, ...below];
}

function problemsOf(draft: Draft, edits: Edits): readonly string[] {
  const found = judged(JSON.stringify(edited(draft, edits)));
  return found.verdict === 'rejected' ? found.problems.map(({ path }) => path) : [found.verdict];
}

/** The ends of an axis are refused as an axis that does not run from -inf to inf. */
const ENDS = /(grid\.axes\[\d\])\[[05]\]$/;

/** Puts null at every place of the draft in turn: there, and only there, has to be a problem. */
function nullIsRefused(name: string, but: readonly string[] = []): Fact {
  const draft = base(name);
  const tried = places(draft).filter((path) => !but.includes(path));
  return {
    claim: `null is refused at every place of ${name}`,
    check: () => {
      for (const path of tried) deepEqual(problemsOf(draft, { [path]: null }), [path.replace(ENDS, '$1')]);
    },
  };
}

function hasNoKeyToSpare(name: string, but: readonly string[]): Fact {
  const draft = base(name);
  return {
    claim: `all keys of ${name} are needed, and no other is allowed`,
    check: () => {
      for (const path of places(draft)) {
        if (path.endsWith(']') || but.includes(path)) continue;
        deepEqual(problemsOf(draft, { [path]: undefined }), [path]);
        deepEqual(problemsOf(draft, { [`${path}s`]: null }), [`${path}s`]);
      }
    },
  };
}

/** Rationals in lowest terms. */
function reduced(_: string, value: unknown): unknown {
  return typeof value === 'string' ? (Rational.parse(value)?.toString() ?? value) : value;
}

function writesWhatItReads(name: string, text: string): Fact {
  return {
    claim: `written as it was read: ${name}`,
    check: () => {
      const read = readCounterexample(text, defaultLimits);
      const written: unknown =
        'counterexample' in read ? JSON.parse(writeCounterexample(read.counterexample)) : read;
      const expected = JSON.parse(text, reduced) as {
        attractor?: { power?: number; passages?: unknown };
        witness: { domain?: { origin?: string[] }; inside: string[] };
      };
      if (expected.attractor && expected.attractor.passages === undefined) expected.attractor.power ??= 1;
      if (expected.witness.domain) expected.witness.domain.origin ??= expected.witness.inside.map(() => '0');
      deepEqual(written, expected);
    },
  };
}

const alpha = base('2.2-without-width-elu-alpha');
const plainElu = base('2.2-without-width-elu');
const formatOf = (draft: Draft): unknown =>
  (JSON.parse(writeCounterexample(read(draft))) as { format: unknown }).format;

export const reading: readonly Fact[] = [
  refused(
    'an alpha in the first format',
    alpha,
    { format: 'basincheck/counterexample@1' },
    'network.activation.alpha',
  ),
  accepted('elu without an alpha in the first format', [plainElu]),
  accepted('elu without an alpha in the second format', [
    plainElu,
    { format: 'basincheck/counterexample@2' },
  ]),
  accepted('an alpha in the second format', [alpha]),
  accepted('an alpha in the second format, about values', [base('3.1-without-width-elu-alpha')]),
  { claim: 'no JSON is unjudged', check: judges('unjudged', '{', ['line 1, column 2']) },
  {
    claim: 'another format is unjudged',
    check: judges('unjudged', '{"format":"basincheck/network@1"}', ['']),
  },
  { claim: 'a number is unjudged', check: judges('unjudged', '7', ['']) },
];

export const readingBarriers: readonly Fact[] = [
  nullIsRefused('2.1-without-rank', ['format', 'theorem']),
  hasNoKeyToSpare('2.1-without-rank', ['format', 'theorem', 'attractor.power']),
];

export const readingPeaks: readonly Fact[] = [
  nullIsRefused('3.1-without-width', ['format', 'theorem']),
  hasNoKeyToSpare('3.1-without-width', ['format', 'theorem', 'witness.domain.origin']),
];

const without = (name: string): Fact =>
  writesWhatItReads(
    `${name}, without provenance`,
    JSON.stringify(edited(base(name), { provenance: undefined })),
  );

export const writing: readonly Fact[] = [
  without('2.1-without-rank'),
  without('3.1-without-width'),
  is('an alpha needs the second format', () => formatOf(alpha), 'basincheck/counterexample@2'),
  is(
    'an alpha needs the second format, about values too',
    () => formatOf(base('3.1-without-width-elu-alpha')),
    'basincheck/counterexample@2',
  ),
  is('elu without an alpha does not', () => formatOf(plainElu), 'basincheck/counterexample@1'),
  is(
    'nor if it was read from it',
    () => formatOf(edited(plainElu, { format: 'basincheck/counterexample@2' })),
    'basincheck/counterexample@1',
  ),
];
const isPeak = (name: string): boolean => name.startsWith('3.1');
export const writingBarriers: readonly Fact[] = [...texts]
  .filter(([name]) => !isPeak(name))
  .map(([name, text]) => writesWhatItReads(name, text));
export const writingPeaks: readonly Fact[] = [...texts]
  .filter(([name]) => isPeak(name))
  .map(([name, text]) => writesWhatItReads(name, text));
