import { defineConfig } from 'vitest/config';
import { longestFirst } from './test/longest-first.js';

/** What all projects have in common. */
const common = {
  setupFiles: ['test/seed.setup.ts'],
  // Modules are loaded once for all files that a worker runs: no test changes what another sees.
  isolate: false,
};
// Builds the package that the tests of the command line run.
const globalSetup = ['test/present/command-line/package.setup.ts'];

export default defineConfig({
  test: {
    // `npm test` runs all of these. `npm run test:unit` takes the first alone. `.ci/run` measures coverage with the first, and runs
    // the others without: measuring makes the loops over float64 in `src/sampling/` two to three times slower.
    projects: [
      {
        // The tests of the code, but for those that take long: what a developer waits for.
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts'],
          globalSetup,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Every file that takes more than about two seconds of one core.
        test: {
          ...common,
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          globalSetup,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
      {
        // The theorems' own: one file per statement of the paper.
        test: {
          ...common,
          name: 'properties',
          include: ['properties/**/*.test.ts'],
          testTimeout: 900_000,
        },
      },
      {
        // What users' tests look like.
        test: {
          ...common,
          name: 'examples',
          include: ['examples/*.test.ts'],
          testTimeout: 180_000,
        },
      },
      {
        // Samples of what `npm run quality` measures.
        test: {
          ...common,
          name: 'quality',
          include: ['test/quality/*.quality.ts'],
          testTimeout: 600_000,
        },
      },
    ],
    // By default one core would be left idle, which on a small machine is half of them.
    maxWorkers: '100%',
    sequence: { sequencer: longestFirst(['soundness.slow.test.ts', '.slow.test.ts', '.quality.ts']) },
    // .ci/run counts the tests from this report.
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'reports/tests.json' }]] : ['default'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: 'coverage',
      // These only ever rise: when coverage has grown, raise them by hand, in the same change.
      thresholds: { lines: 80, statements: 80, functions: 80, branches: 75 },
    },
  },
});
