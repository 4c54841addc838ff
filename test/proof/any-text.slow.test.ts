/** The verifier takes any text: it answers, never throws, and never answers that something inside it went wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verify, type Limits, defaultLimits } from '../../src/proof/index.js';
import { editsOf } from '../exact/reading/edits.js';
import { runs } from '../seed.js';
import { catalogue, fileOf, textOf } from './files.js';
import { randomFile } from './random-files.js';

/** Nothing here needs long. */
const limits: Limits = { ...defaultLimits, bits: 10_000, steps: 100, milliseconds: 5_000 };

/** The verdict, after making sure that the answer is one that a verifier may give. */
function answer(text: string): string {
  const verification = verify(text, limits);
  if (verification.verdict === 'verified') {
    expect(verification.claim).toMatch(/^Theorem \d\.\d fails /);
  } else {
    expect(['rejected', 'unjudged']).toContain(verification.verdict);
    expect(verification.problems.length).toBeGreaterThan(0);
    for (const { path, expected, found } of verification.problems) {
      // What an exception inside would be reported as.
      expect(expected).not.toBe('the verifier to finish');
      expect([path, expected, found].map((part) => typeof part)).toEqual(['string', 'string', 'string']);
      expect(path + expected + found).not.toMatch(/undefined|\[object|NaN/);
    }
  }
  return verification.verdict;
}

describe('the verifier answers', () => {
  test('to any string', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(answer(text)).toBe('unjudged');
      }),
      { numRuns: runs(1000) },
    );
  });

  test('to any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(answer(JSON.stringify(value))).toBe('unjudged');
      }),
      { numRuns: runs(1000) },
    );
  });

  test('to any JSON that says that it is a counterexample', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('theorem', 'dropped', 'network', 'witness', 'attractor', 'avoiding', 'x'),
          fc.jsonValue(),
        ),
        (value) => {
          const file = { ...value, format: 'basincheck/counterexample@1' };
          expect(answer(JSON.stringify(file))).toBe('rejected');
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  test.each(catalogue)('to every beginning of %s', (name) => {
    const text = textOf(name);
    for (let length = 0; length < text.length - 1; length += 3) {
      expect(answer(text.slice(0, length))).toBe('unjudged');
    }
  });

  test.each(catalogue)('to %s with a few bytes changed', (name) => {
    const text = textOf(name);
    const byte = fc.oneof(
      fc.constantFrom(...Array.from('0123456789-/"[]{},:')),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length - 1), byte), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const other = changes.reduce(
            (all, [at, character]) => all.slice(0, at) + character + all.slice(at + 1),
            text,
          );
          answer(other);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  test.each(catalogue)('to %s with a value replaced', (name) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(editsOf(fileOf(name)), ({ edited }) => {
        seen.add(answer(JSON.stringify(edited)));
      }),
      { numRuns: runs(500) },
    );
    expect(seen).toContain('rejected');
    expect(seen).toContain('unjudged');
  });

  test('to random files of right form, and again with two values replaced', () => {
    const seen = { rejected: 0, unjudged: 0, verified: 0 };
    fc.assert(
      fc.property(
        randomFile.chain((file) =>
          fc.tuple(
            fc.constant(file),
            editsOf(file).chain(({ edited }) => editsOf(edited)),
          ),
        ),
        ([file, { edited }]) => {
          seen[answer(JSON.stringify(file)) as keyof typeof seen] += 1;
          answer(JSON.stringify(edited));
        },
      ),
      { numRuns: runs(1000) },
    );
    expect(seen.rejected).toBeGreaterThan(0);
  });
});
