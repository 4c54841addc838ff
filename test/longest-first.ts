/** The order of test files: what takes long is started first, so that no worker has to end with it alone. */
import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node';

/**
 * Files whose paths end with the first of the given endings come first, then those of the second, and so on. The others
 * follow in the order of their paths.
 */
export function longestFirst(endings: readonly string[]): TestSequencerConstructor {
  const rank = ({ moduleId }: TestSpecification): number => {
    const found = endings.findIndex((ending) => moduleId.endsWith(ending));
    return found < 0 ? endings.length : found;
  };
  return class extends BaseSequencer {
    override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return Promise.resolve(
        files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1)),
      );
    }
  };
}
