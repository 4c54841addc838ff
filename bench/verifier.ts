/** How fast the verifier is, and how that grows: with the number of barrier cells, and with the steps of their fates. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BasinCounterexample } from '../src/proof/index.js';
import { loadBuild, type Build } from './builds.js';
import { finer, longer } from './enlarged.js';
import type { Bench, Measured } from './part.js';
import { cpuSeconds } from './serve.js';
import { median } from './statistics.js';
import { figure, table } from './table.js';

/** Theorem 2.2 without `continuous` in dimension 2, with a barrier of cells in the basin, which a region attracts under F itself. */
const SUBJECT = 'entries/B000005';
const FACTORS = [1, 2, 4, 8, 16, 32];
const EXTRA_STEPS = [0, 4, 8, 16, 32];
/** Of the barrier whose fates are made longer. */
const FACTOR = 4;

/** The file of the subject, and what it says. */
export function enlargeable(
  root: string,
  build: Build,
): { readonly file: string; readonly subject: BasinCounterexample } {
  const { defaultLimits, readCounterexample } = build.certificates;
  const file = readFileSync(join(root, 'counterexamples', `${SUBJECT}.json`), 'utf8');
  const read = readCounterexample(file, defaultLimits);
  if (!('counterexample' in read) || !('barrier' in read.counterexample)) {
    throw new Error(`enlargeable: expected a counterexample with a barrier, got ${SUBJECT}`);
  }
  return { file, subject: read.counterexample };
}

export async function measureVerifier({ root, rounds, say }: Bench): Promise<Measured> {
  const build = await loadBuild(root);
  const { verify, writeCounterexample } = build.certificates;
  const { file, subject } = enlargeable(root, build);
  const problems: string[] = [];

  const rowOf = (name: string, counterexample: BasinCounterexample): string[] => {
    const text = writeCounterexample(counterexample);
    const cells = counterexample.barrier.cells.length;
    const seconds: number[] = [];
    for (let round = 0; round < rounds && seconds.reduce((sum, each) => sum + each, 0) < 4; round++) {
      const start = cpuSeconds();
      const { verdict } = verify(text);
      seconds.push(cpuSeconds() - start);
      if (verdict !== 'verified')
        problems.push(`${name}: expected a file that is verified, got one ${verdict}`);
    }
    const each = median(seconds);
    say(`${name}: ${cells} cells, ${figure(each)} s`);
    return [name, String(cells), figure(1e3 * each), figure(cells / each)];
  };

  verify(file);
  const head = ['', 'cells', 'ms', 'cells per second'];
  const growth = FACTORS.map((factor) =>
    rowOf(`axes cut ${factor} times as fine`, finer(subject, factor, build)),
  );
  const fine = finer(subject, FACTOR, build);
  const steps = EXTRA_STEPS.map((extra) => rowOf(`${extra} steps more for every cell`, longer(fine, extra)));
  const text = `${table([head, ...growth])}\n\n${table([head, ...steps])}`;
  return { text: `The verifier on ${SUBJECT}, reading included:\n\n${text}`, problems };
}
