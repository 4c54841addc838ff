/** Networks stressed per second, statement by statement. */

import { loadBuild } from './builds.js';
import type { Bench, Measured } from './part.js';
import { cpuSeconds } from './serve.js';
import { figure, table } from './table.js';

const SEED = 1;
/** Each statement is stressed for this long, but on at least a few cases. */
const SECONDS = 2.5;
const LEAST = 5;

export async function measureStress({ root, say }: Bench): Promise<Measured> {
  const { stress } = await loadBuild(root);
  const body: string[][] = [];
  const problems: string[] = [];
  for (const experiment of stress.experiments) {
    const { id } = experiment;
    // The first case pays for what is made once.
    experiment.observe(SEED, 0);
    const start = cpuSeconds();
    let [cases, seconds] = [0, 0];
    while (cases < LEAST || seconds < SECONDS) {
      cases += 1;
      const { verdict } = experiment.observe(SEED, cases);
      seconds = cpuSeconds() - start;
      if (verdict === 'refuted' || verdict === 'suspected') problems.push(`${id}, case ${cases}: ${verdict}`);
    }
    say(`${id}: ${figure(cases / seconds)} networks per second`);
    body.push([id, String(cases), figure(cases / seconds), figure((1e3 * seconds) / cases)]);
  }
  const note = `The first cases of \`basincheck stress --seed ${SEED}\`, on one thread:`;
  return {
    text: `${note}\n\n${table([['statement', 'cases', 'networks per second', 'ms each'], ...body])}`,
    problems,
  };
}
