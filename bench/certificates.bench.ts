/**
 * `npm run bench`: what a certificate costs, beside what it costs to look at the same network, so that the ratio says
 * something on any machine. The networks are those of the catalogue, and the paper's examples in three dimensions.
 */

import { bench, describe } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { probe, QUESTIONS } from '../src/certify/index.js';
import { ask, portraitOf } from '../src/dynamics/index.js';
import { counterexampleIn } from '../src/hunt/index.js';
import type { Network } from '../src/network/index.js';
import { theorem21, theorem22, theorem23, type Statement } from '../src/theorems/index.js';
import { examples } from '../test/quality/known-violations.js';

const FEW = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };
const THEOREMS = {
  'bounded basin component': theorem21,
  'bounded complement component': theorem22,
  'disconnected basin': theorem23,
} as const;

interface Subject {
  readonly name: string;
  readonly network: Network;
  readonly statement: Statement;
}

const catalogue = readdirSync('counterexamples').map((file): Subject => {
  const { network, statement } = counterexampleIn(readFileSync(`counterexamples/${file}`, 'utf8'));
  return { name: file.replace('.json', ''), network, statement };
});
const inSpace = examples.map(({ name, network, question }): Subject => ({
  name,
  network,
  statement: THEOREMS[question],
}));

for (const { name, network, statement } of [...catalogue, ...inSpace]) {
  const { kind } = statement.conclusion;
  const n = network.inputDimension;
  if (kind === 'maximum on the boundary' || n === 1) continue;
  describe(`${name}, in dimension ${n}`, () => {
    bench(
      'a look',
      () => {
        const portrait = portraitOf(network, { seed: 0 });
        for (const basin of portrait.classifier.basins.keys())
          ask(QUESTIONS[kind], portrait, basin, { seed: 0 });
      },
      FEW,
    );
    bench(
      'a certificate',
      () => {
        const { verdict } = probe(network, statement, { seed: 0 });
        if (verdict !== 'refuted') throw new Error(`${name}: expected a certificate, got ${verdict}`);
      },
      FEW,
    );
  });
}
