import { describe, expect, test } from 'vitest';
import { runs } from '../../seed.js';
import { contracts } from './contracts.js';

describe('the contract of every arbitrary', () => {
  test.each(contracts)('%s keeps it', (_name, problems) => {
    expect(problems(runs(3))).toEqual([]);
  });
});
