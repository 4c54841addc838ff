/** `npm run campaign`: the soundness campaign with eight times as many corrupted certificates as `npm test` makes. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/proof/soundness.slow.test.ts'],
    setupFiles: ['test/seed.setup.ts'],
    env: { BASINCHECK_RUNS: process.env.BASINCHECK_RUNS ?? '1000000' },
    testTimeout: 7_200_000,
  },
});
