import { expect, test } from 'vitest';
import { runs } from '../../seed.js';
import { contracts } from './contracts.js';

test.each(contracts)('%s keeps the contract for many values', (_name, problems) => {
  expect(problems(runs(6))).toEqual([]);
});
