/** The whole quality suite: what the tests sample, in full size, and 2,000 cases of every statement. */

import { defineConfig } from 'vitest/config';
import { longestFirst } from '../longest-first.js';

export default defineConfig({
  test: {
    include: ['test/quality/*.quality.ts', 'properties/**/*.test.ts'],
    sequence: { sequencer: longestFirst(['hunt.quality.ts', 'certify.quality.ts']) },
    setupFiles: ['test/seed.setup.ts'],
    globalSetup: ['test/quality/page.ts'],
    env: { BASINCHECK_QUALITY: 'whole', BASINCHECK_RUNS: process.env.BASINCHECK_RUNS ?? '2000' },
    maxWorkers: '100%',
    testTimeout: 7_200_000,
    hookTimeout: 7_200_000,
  },
});
