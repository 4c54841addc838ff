import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Caught, hashOfFiles, RECORD } from './record.js';

test('every broken verifier was caught, by `npm run mutants` on these very files', () => {
  const { hash, totals } = JSON.parse(readFileSync(RECORD, 'utf8')) as Caught;
  expect(hash, 'the verifier or its facts have changed: run `npm run mutants`').toBe(hashOfFiles());
  const { mutants = 0, equivalent = NaN, ...caught } = totals;
  expect(mutants).toBeGreaterThan(2000);
  expect(Object.values(caught).reduce((a, b) => a + b, equivalent)).toBe(mutants);
});
