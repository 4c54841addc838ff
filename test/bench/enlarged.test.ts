import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { finer, longer } from '../../bench/enlarged.js';
import { defaultLimits, readCounterexample, verify, writeCounterexample } from '../../src/proof/index.js';
import * as numbers from '../../src/exact/numbers/index.js';

const file = readFileSync('counterexamples/entries/B000005.json', 'utf8');
const read = readCounterexample(file, defaultLimits);
if (!('counterexample' in read) || !('barrier' in read.counterexample)) throw new Error('expected a barrier');
const subject = read.counterexample;

test('a barrier on a finer grid is verified, and has more cells', () => {
  const fine = finer(subject, 3, { numbers });
  expect(fine.barrier.cells.length).toBeGreaterThan(8 * subject.barrier.cells.length);
  expect(verify(writeCounterexample(fine)).verdict).toBe('verified');
});

test('a barrier whose cells take more steps is verified', () => {
  const late = longer(subject, 3);
  expect(late.barrier.cells.map(({ fate }) => fate.steps)).toEqual(
    subject.barrier.cells.map(({ fate }) => fate.steps + 3),
  );
  expect(verify(writeCounterexample(late)).verdict).toBe('verified');
});
