/** A few trained networks for each statement; `basincheck stress --trained` has more, and says whether it saw enough. */

import { describe, expect, it } from 'vitest';
import { saveFailure } from '../src/present/command-line/failures.js';
import { examineCase, trainedExperiments } from '../src/search/stress/index.js';
import { runs, seed } from '../test/seed.js';

describe.each(trainedExperiments)('$id ($source): $conclusion', (experiment) => {
  it('nothing speaks against it, and there was something to speak of', () => {
    const cases = Array.from({ length: runs(4) }, (_, number) => examineCase(experiment, seed, number));
    const failures = cases.flatMap(({ failure }) =>
      failure === undefined
        ? []
        : [`${failure.outcome.reason}: ${saveFailure('.basincheck/failures', failure)}`],
    );
    expect(failures).toEqual([]);
    const spoken = cases.filter(({ observation }) => observation.verdict !== 'vacuous');
    expect(spoken.length).toBeGreaterThan(0);
  });
});
