/** The whole quality suite: what the tests sample, in full size, and 2,000 cases of every statement. */

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take so long that the others have to run beside them. */
const LONGEST = ['hunt.quality.ts', 'certify.quality.ts'];

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? LONGEST.length : place;
    };
    return Promise.resolve(files.toSorted((a, b) => rank(a) - rank(b)));
  }
}

export default defineConfig({
  test: {
    include: ['test/quality/*.quality.ts', 'properties/**/*.test.ts'],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/seed.setup.ts'],
    globalSetup: ['test/quality/page.ts'],
    env: { BASINCHECK_QUALITY: 'whole', BASINCHECK_RUNS: process.env.BASINCHECK_RUNS ?? '2000' },
    maxWorkers: '100%',
    testTimeout: 7_200_000,
    hookTimeout: 7_200_000,
  },
});
