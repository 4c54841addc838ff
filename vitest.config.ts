import { defineConfig } from 'vitest/config';

const setupFiles = ['test/seed.setup.ts'];
// Modules are loaded once for all files that a worker runs: no test changes what another sees.
const isolate = false;
const globalSetup = ['test/present/command-line/package.setup.ts'];

// The first ones run the built command, pages in a browser, or what a user's compiler makes of the package; the others take
// long, and most of what they cover is covered without them. Measuring makes the code of `dynamics` two to three times slower.
const notForCoverage = process.argv.includes('--coverage')
  ? [
      'test/present/command-line/**',
      'test/browser/**',
      'test/docs/**',
      'test/search/generators/contract.test.ts',
      'test/search/generators/network.test.ts',
      'test/proof/any-text.test.ts',
      'test/proof/soundness.test.ts',
      'test/search/hunt/**',
    ]
  : [];

export default defineConfig({
  test: {
    // Five kinds of suite: the tests of the code, the slow ones among them, the theorems' own (properties/, one
    // file per statement of the paper), what users' tests look like, and samples of what `npm run quality` measures.
    projects: [
      {
        test: {
          name: 'test',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts', ...notForCoverage],
          globalSetup,
          setupFiles,
          isolate,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          setupFiles,
          isolate,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'properties',
          include: ['properties/**/*.test.ts'],
          setupFiles,
          isolate,
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
      {
        test: {
          name: 'examples',
          include: ['examples/*.test.ts'],
          setupFiles,
          isolate,
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'quality',
          include: ['test/quality/*.quality.ts'],
          setupFiles,
          isolate,
          testTimeout: 600_000,
        },
      },
    ],
    // By default one core would be left idle, which on a small machine is half of them.
    maxWorkers: '100%',
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
