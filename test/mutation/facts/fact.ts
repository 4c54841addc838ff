/** Facts about the verifier, short enough to be asked of every broken copy of it. */

import { deepEqual } from 'node:assert/strict';
import {
  type Counterexample,
  defaultLimits,
  type Limits,
  readCounterexample,
  type Verification,
  verify,
} from '../../../src/proof/index.js';

/** A claim about the verifier and a check of it, which throws if it is false. */
export interface Fact {
  readonly claim: string;
  readonly check: () => void;
}

/** The value is as expected, deeply and strictly. */
export function is(claim: string, value: () => unknown, expected: unknown): Fact {
  return {
    claim,
    check: () => {
      deepEqual(value(), expected);
    },
  };
}

/** A counterexample file, or a part of it, that is yet to be written. */
export type Draft = null | boolean | number | string | readonly Draft[] | { readonly [key: string]: Draft };

/** New values by path, such as `{ 'avoiding[0].next': 1 }`; `undefined` takes the key away. */
export type Edits = Readonly<Record<string, Draft | undefined>>;

/** A copy of the draft with other values at the given places; JSON leaves out what is undefined. */
export function edited(draft: Draft, edits: Edits): Draft {
  const copy = structuredClone(draft);
  for (const [path, value] of Object.entries(edits)) {
    const steps = path.match(/[^.[\]]+/g) ?? [];
    const last = steps.pop() ?? '';
    let place = copy as Record<string, Draft | undefined>;
    for (const step of steps) {
      const next = place[step];
      if (typeof next !== 'object')
        throw new RangeError(`edited: expected a place in the draft, got ${path}`);
      place = next as Record<string, Draft | undefined>;
    }
    place[last] = value;
  }
  return copy;
}

/** What a draft says, so edited, whether or not it is true. */
export function read(draft: Draft, edits: Edits = {}): Counterexample {
  const result = readCounterexample(JSON.stringify(edited(draft, edits)), defaultLimits);
  if ('problems' in result)
    throw new Error(`read: expected a counterexample, got ${JSON.stringify(result.problems)}`);
  return result.counterexample;
}

type Edit = readonly [draft: Draft, edits?: Edits, limits?: Limits];

/** The draft, so edited, is accepted, as a proof of the given claim if one is given. */
export function accepted(why: string, [draft, edits = {}, limits]: Edit, claim?: string): Fact {
  return {
    claim: `accepted: ${why}`,
    check: () => {
      const { theorem, dropped } = draft as { theorem: string; dropped: string[] };
      const found = judged(JSON.stringify(edited(draft, edits)), limits);
      if (found.verdict !== 'verified')
        throw new Error(`expected a verified file, got ${JSON.stringify(found)}`);
      deepEqual([found.theorem, found.dropped], [theorem, dropped]);
      if (claim !== undefined) deepEqual(found.claim, claim);
    },
  };
}

/** The draft, so edited, is rejected, with problems at exactly these paths. */
export function rejected(why: string, [draft, edits = {}, limits]: Edit, ...paths: readonly string[]): Fact {
  return {
    claim: `rejected: ${why}`,
    check: judges('rejected', JSON.stringify(edited(draft, edits)), paths, limits),
  };
}

/** The same, for problems of the file's form. */
export function refused(why: string, draft: Draft, edits: Edits, ...paths: readonly string[]): Fact {
  return rejected(`for its form: ${why}`, [draft, edits], ...paths);
}

/** The draft, so edited, is left unjudged, with problems at exactly these paths. */
export function unjudged(why: string, [draft, edits = {}, limits]: Edit, ...paths: readonly string[]): Fact {
  return {
    claim: `unjudged: ${why}`,
    check: judges('unjudged', JSON.stringify(edited(draft, edits)), paths, limits),
  };
}

/** What the verifier says, by a clock that ticks whenever it is looked at: the same on every machine. */
export function judged(text: string, limits?: Limits): Verification {
  const { now } = Date;
  let ticks = 0;
  Date.now = () => ticks++;
  try {
    return verify(text, limits);
  } finally {
    Date.now = now;
  }
}

export function judges(
  verdict: 'rejected' | 'unjudged',
  text: string,
  paths: readonly string[],
  limits?: Limits,
): () => void {
  return () => {
    const judgement = judged(text, limits);
    if (judgement.verdict === 'verified') throw new Error('expected a file that is not verified');
    const { problems, count } = judgement;
    deepEqual(
      { verdict: judgement.verdict, problems: problems.map(({ path }) => path) },
      { verdict, problems: paths },
    );
    if (problems.length < 20) deepEqual(count, problems.length);
    // A file is never rejected for exceeding a limit.
    if (verdict === 'rejected')
      deepEqual(
        problems.filter(({ limit }) => limit),
        [],
      );
  };
}

/** The default limits, but for some. */
export function within(limits: Partial<Limits>): Limits {
  return { ...defaultLimits, ...limits };
}
