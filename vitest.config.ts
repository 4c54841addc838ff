import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { longestFirst } from './test/longest-first.js';
import { NATIVE, nativeModules } from './test/native-modules.js';

/** The tests of the code, but for those that take long: what a developer waits for. */
const unit = ['test/**/!(*.slow).test.ts'];
/**
 * Every file of the tests that takes more than about two seconds of one core; the theorems' own suites, one file per
 * statement; samples of what `npm run quality` measures.
 */
const slow = ['test/**/*.slow.test.ts', 'properties/**/*.test.ts', 'test/quality/*.quality.ts'];
/** Those of the slow ones without which coverage would say little, and which stay fast enough while it is measured. */
const covering = [
  'test/{present/catalogue,sampling,testing}/**/!(extremes).slow.test.ts',
  'test/present/{command-line/in-process,pictures/labels}.slow.test.ts',
  'test/proof/!(any-text|soundness).slow.test.ts',
  'test/proof/*/*.slow.test.ts',
  'test/search/!(generators)/**/!(five-seeds|units).slow.test.ts',
];
/** What users' tests look like. */
const examples = ['examples/*.test.ts'];

/** These are started first, in this order. */
const LONGEST = ['soundness', 'cluster', 'browser/site', 'output', ''].map((name) => `${name}.slow.test.ts`);

const common = {
  setupFiles: ['test/seed.setup.ts'],
  testTimeout: 900_000,
  hookTimeout: 180_000,
  // By default a page would have one second to answer, which is not much on a busy machine.
  expect: { poll: { timeout: 120_000 } },
};

// `npm test` runs all, and `npm run test:unit` the first alone. `.ci/run` measures coverage with those and some of the slow ones
// (`--mode covered`), and runs the others without (`--mode uncovered`): measuring makes loops over float64 two to three times slower.
/** What a mode runs, and what of that it leaves out. */
const selections: Readonly<Record<string, { readonly include: string[]; readonly exclude?: string[] }>> = {
  unit: { include: unit },
  covered: { include: [...unit, ...covering] },
  uncovered: { include: slow, exclude: covering },
};

// Not where coverage is measured, which Node's own modules have none of, nor where vitest watches the sources.
const isNative = (mode: string): boolean => process.argv[2] === 'run' && mode !== 'covered';

export default defineConfig(({ mode }) => ({
  test: {
    projects: [
      {
        plugins: isNative(mode) ? [nativeModules()] : [],
        test: {
          ...common,
          name: 'tests',
          server: { deps: { external: [NATIVE] } },
          ...(selections[mode] ?? { include: [...unit, ...slow] }),
          // Modules are loaded once for all files that a worker runs: no test changes what another sees.
          isolate: false,
          // Builds the package that the tests of the command line run.
          globalSetup: ['test/present/command-line/package.setup.ts'],
        },
      },
      // They import the built package, and register its matchers: that is a second copy of all classes.
      {
        test: { ...common, name: 'examples', include: mode === 'unit' || mode === 'covered' ? [] : examples },
      },
    ],
    // By default one core would be left idle, which on a small machine is half of them. One worker more where tests of commands,
    // servers and pages run, which wait for others much of their time.
    maxWorkers: availableParallelism() + (mode === 'covered' ? 0 : 1),
    sequence: { sequencer: longestFirst(LONGEST) },
    // .ci/run counts the tests from this report.
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'reports/tests.json' }]] : ['default'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: 'coverage',
      // These only ever rise: when coverage has grown, raise them by hand, in the same change.
      thresholds: { lines: 88, statements: 87, functions: 90, branches: 78 },
    },
  },
}));
