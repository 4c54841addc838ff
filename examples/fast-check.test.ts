/** References and networks in properties of one's own, with fast-check as it is. */

import { forwardPass } from 'basincheck/references';
import { theorem22 } from 'basincheck';
import { networkSatisfying } from 'basincheck/arbitraries';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forward } from './forward.js';
import { inPlaceForward } from './in-place-forward.js';

const reference = forwardPass({ networks: networkSatisfying(theorem22) });

test('the forward pass agrees with the reference on every case', () => {
  fc.assert(fc.property(reference.cases, (given) => reference.check(forward, given)));
});

test('fc.assert shrinks a failure as the matcher does', () => {
  const property = fc.property(reference.cases, (given) => reference.check(inPlaceForward, given));
  const { counterexample, errorInstance } = fc.check(property, { seed: 1 });
  // One hidden unit, and no number but 0 and 1; which of them are 1 depends on the seed.
  expect(fc.stringify(counterexample)).toMatch(
    /"layers":\[{"weights":\[\[[01],[01]\]\],"bias":\[[01]\]},{"weights":\[\[[01]\],\[[01]\]\],"bias":\[[01],[01]\]}\]/,
  );
  expect(String(errorInstance)).toContain('inPlaceForward does not agree with the forward pass');
});
