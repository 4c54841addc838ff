import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Descending } from '../../../src/search/generators/index.js';
import {
  basinMembership,
  componentLabels,
  forwardPass,
  jacobian,
} from '../../../src/testing/oracles/index.js';
import { contractOf, contractProblems } from '../../search/generators/contract.js';
import { runs, seed } from '../../seed.js';

const texts = <T>(cases: Descending<T>) =>
  contractProblems(
    contractOf(cases, (value) => cases.canShrinkWithoutContext(value), fc.stringify),
    seed,
    runs(2),
  );

test.each([
  ['the forward pass', () => texts(forwardPass().cases)],
  ['the Jacobian', () => texts(jacobian({ precision: 'float32' }).cases)],
  ['membership of the basin', () => texts(basinMembership().cases)],
  ['the component labels', () => texts(componentLabels().cases)],
])('cases of %s repeat, are valid, and strictly shrink', (_, problems) => {
  expect(problems()).toEqual([]);
});
