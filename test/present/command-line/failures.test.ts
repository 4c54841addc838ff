import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { knownFailures, saveFailure } from '../../../src/present/command-line/failures.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basincheck-failures-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const failure = {
  experiment: 'rem-2.1',
  seed: -7,
  number: 12,
  path: '0:3',
  outcome: { verdict: 'suspected', reason: 'seen' },
  text: '{ "format": "basincheck/network@1" }\n',
} as const;

describe('a failure', () => {
  test('is saved with its shrunk case beside it, and known afterwards', () => {
    const path = saveFailure(join(folder, 'new'), failure);
    expect(readFileSync(path, 'utf8')).toBe(failure.text);
    expect(knownFailures(join(folder, 'new'))).toEqual([{ experiment: 'rem-2.1', seed: -7, number: 12 }]);
  });

  test('leaves no unfinished file behind, and replaces itself', () => {
    saveFailure(folder, failure);
    saveFailure(folder, { ...failure, text: 'other' });
    expect(readdirSync(folder).sort()).toEqual(['rem-2.1_-7_12.case.json', 'rem-2.1_-7_12.json']);
    expect(readFileSync(join(folder, 'rem-2.1_-7_12.case.json'), 'utf8')).toBe('other');
  });

  test('is not seen in other files', () => {
    writeFileSync(join(folder, 'notes.json'), '{}');
    writeFileSync(join(folder, 'rem-2.1_-7_12.json.unfinished'), '{');
    expect(knownFailures(folder)).toEqual([]);
  });

  test('is nowhere where there is no folder', () => {
    expect(knownFailures(join(folder, 'missing'))).toEqual([]);
  });
});
