/** A counterexample file proves itself, or does not. */

import 'basincheck/vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const file = join(import.meta.dirname, '..', 'counterexamples', '2.1-without-rank.json');

test('the published file is a proof', () => {
  expect(file).toBeVerifiedCounterexample();
});

test('with one number changed it is none', () => {
  const claim = JSON.parse(readFileSync(file, 'utf8')) as { network: { layers: { bias: string[] }[] } };
  const [first] = claim.network.layers;
  first?.bias.fill('1/7');
  expect(claim).not.toBeVerifiedCounterexample();
});
