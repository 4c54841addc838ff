/**
 * Theorems 2.1–2.3 and Remark 2.1 on a few networks that were trained to remember examples. `basincheck stress --trained`
 * has more, and says whether it saw enough.
 */

import { describe, expect, it } from 'vitest';
import { examineCase, trainedExperiments } from '../src/search/stress/index.js';
import { cases, seed } from './looking.js';

describe.each(trainedExperiments)('$name', (experiment) => {
  it('nothing speaks against it, and there was something to speak of', () => {
    const examined = Array.from({ length: cases(4) }, (_, number) => examineCase(experiment, seed, number));
    const failures = examined.flatMap(({ failure }) =>
      failure ? [`${failure.outcome.reason}\n${failure.text}`] : [],
    );
    expect(failures).toEqual([]);
    const spoken = examined.filter(({ observation }) => observation.verdict !== 'vacuous');
    expect(spoken.length).toBeGreaterThan(0);
  });
});
