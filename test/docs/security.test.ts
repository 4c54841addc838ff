/** The limits that SECURITY.md states are those of the code. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultLimits } from '../../src/proof/index.js';
import { MOST_WEIGHTS } from '../../src/sources/models/tensor.js';
import { project } from '../project.js';

const text = readFileSync(join(project, 'SECURITY.md'), 'utf8');

test('of a counterexample file, all that the verifier has by default', () => {
  const stated = [...text.matchAll(/^\| [^|]*\| ([0-9]+) *\|$/gm)].map(([, value]) => Number(value));
  const { milliseconds, ...limits } = defaultLimits;
  const expected = [...Object.values(limits), milliseconds / 1000];
  expect(stated.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
});

test('of a model file, the number of its weights', () => {
  expect(text).toContain(`${MOST_WEIGHTS} weights`);
});
