import { describe, test } from 'vitest';
import { facts } from './facts/index.js';

describe.each(Object.entries(facts))('%s', (_, about) => {
  test.each(about)('$claim', ({ check }) => {
    check();
  });
});
