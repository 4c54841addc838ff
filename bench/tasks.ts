/** What two builds are compared on: `node tasks.js ROOT` does the tasks, named in `load`, with the build in that folder. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { jsonFilesIn } from '../test/json-files.js';
import { loadBuild, type Build } from './builds.js';
import { subjects } from './certificates.js';
import { finer, longer } from './enlarged.js';
import { mapOf, readProblem } from './problems.js';
import { serve, type Loaded } from './serve.js';
import { settlingByKernel } from './settling.js';
import { enlargeable } from './verifier.js';

const [root = '.', own = '.'] = process.argv.slice(2);
const build = await loadBuild(root);

/** A task that is done as a whole: what it found is a text. */
const whole = (perform: () => string): Loaded => ({
  run: () => {
    perform();
    return 1;
  },
  results: () => [Int32Array.from(createHash('sha256').update(perform()).digest())],
});

function settling(path: string): Loaded {
  const problem = readProblem(path);
  return settlingByKernel(problem, mapOf(problem, build).kernel);
}

function certificate(name: string): Loaded {
  const subject = subjects(own, build).find((each) => each.name === name);
  if (subject === undefined) throw new Error(`certificate: expected a subject, got ${name}`);
  return whole(() => {
    const found = build.certify.probe(subject.network, subject.statement, { seed: 0 });
    // Earlier builds hand out the text alone.
    const earlier = found as { readonly certificate?: string };
    return `${found.verdict} ${found.certified?.text ?? earlier.certificate ?? ''}`;
  });
}

/** The verdict with the claim, or with the problems: what both builds say in the same words. */
function verdictOn(text: string): string {
  const judged = build.certificates.verify(text);
  return `${judged.verdict} ${'claim' in judged ? judged.claim : JSON.stringify(judged.problems)}`;
}

/** The catalogue of the working tree, whichever the build. */
function verification(): Loaded {
  const texts = jsonFilesIn(join(own, 'counterexamples')).map(({ text }) => text);
  // Earlier builds do not know the second format.
  const known = texts.filter((text) => text.includes('"basincheck/counterexample@1"'));
  return whole(() => known.map((text) => verdictOn(text)).join('\n'));
}

/** The catalogue's file whose barrier is made finer, with steps more for every cell: both builds judge the same text. */
function enlarged(factor: number, extra: number): Loaded {
  const { subject } = enlargeable(own, build);
  const text = build.certificates.writeCounterexample(longer(finer(subject, factor, build), extra));
  return whole(() => verdictOn(text));
}

/** The batches with which a hunt in that cell begins, done one after the other. */
function hunt(cell: string): Loaded {
  const { statement, dropped } = build.hunt.cellNamed(cell);
  const batches = Array.from({ length: 2 }, (_, seed): Parameters<Build['hunt']['search']>[0] => ({
    theorem: statement.id,
    ...(dropped !== undefined && { dropped }),
    inputDimension: 1,
    depth: 2,
    count: 384,
    seed,
    parents: [],
  }));
  return whole(() => JSON.stringify(batches.map((batch) => build.hunt.search(batch))));
}

await serve((task) => {
  const [kind, ...rest] = task.split(' ');
  const subject = rest.join(' ');
  if (kind === 'kernel') return settling(subject);
  if (kind === 'certificate') return certificate(subject);
  if (kind === 'verification') return verification();
  if (kind === 'enlarged') return enlarged(Number(rest[0]), Number(rest[1]));
  if (kind === 'hunt') return hunt(subject);
  throw new Error(`tasks: expected kernel, certificate, verification, enlarged or hunt, got ${task}`);
});
