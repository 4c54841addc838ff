/** `basincheck memory`: what a network remembers of its examples. */

import { basename } from 'node:path';
import { writeNetwork } from '../../exact/index.js';
import { defaultMemory } from '../../search/memory/index.js';
import { Crew } from '../../search/workers/index.js';
import { type DataOptions, examplesMeant } from './data-options.js';
import { ExitCode } from './exit-code.js';
import { untilInterrupted } from './interruption.js';
import { memoryText } from './memory-text.js';
import { complain, networkIn, sourcesOf } from './network-in.js';
import { checkPicture, writePicture } from './picture.js';
import { Progress } from './progress.js';
import type { LongTasks, MemoryDone, MemoryTask, Step } from './thread.js';

export interface MemoryCommandOptions extends DataOptions {
  readonly examples: string;
  readonly cycle?: true;
  readonly epsilon?: number;
  readonly samples: number;
  readonly margin: number;
  readonly iterations: number;
  readonly noise?: readonly number[];
  readonly copies: number;
  readonly seed: number;
  readonly out?: string;
  readonly json?: true;
}

export async function memory(path: string, options: MemoryCommandOptions): Promise<ExitCode> {
  const { out, json, noise, epsilon, cycle } = options;
  checkPicture('--out', out, [...sourcesOf(path), options.examples]);
  if (noise?.some((radius) => radius < 0) === true)
    throw new RangeError('--noise: expected no negative radius');
  const read = networkIn(path);
  if ('problems' in read) {
    complain(path, read.problems);
    return ExitCode.couldNotJudge;
  }
  const examples = examplesMeant(options.examples, options);
  if (examples === undefined) return ExitCode.couldNotJudge;
  const { network } = read;
  if (network.inputDimension !== examples.dimension || network.outputDimension !== examples.dimension) {
    const found = `${network.inputDimension} inputs and ${network.outputDimension} outputs`;
    process.stderr.write(
      `${path}: expected ${examples.dimension} inputs and outputs, the dimension of the examples, got ${found}\n`,
    );
    return ExitCode.couldNotJudge;
  }
  const { seed, samples, margin, iterations, copies } = options;
  const done = await examined({
    network: writeNetwork(network),
    examples,
    options: {
      ...defaultMemory,
      ...{ seed, samples, margin, iterations, copies },
      isCycle: cycle === true,
      ...(epsilon !== undefined && { epsilon }),
      ...(noise && { noise }),
    },
    ...(out !== undefined && { title: basename(path) }),
  });
  if (done === undefined) {
    const said = { network: path, interrupted: true };
    const sentence = 'interrupted: nothing is known yet of what the network remembers';
    process.stdout.write(json === true ? `${JSON.stringify(said, undefined, 2)}\n` : `${sentence}\n`);
    return ExitCode.couldNotJudge;
  }
  const { memory: found, svg } = done;
  if (out !== undefined && svg !== undefined) await writePicture('--out', out, svg);
  if (json === true) process.stdout.write(`${JSON.stringify({ network: path, ...found }, undefined, 2)}\n`);
  else process.stdout.write(memoryText(found));
  const failed = found.theorems.some(({ outcome }) => outcome?.verdict === 'suspected');
  if (failed) return ExitCode.couldNotJudge;
  return found.remembered.every(({ nearby }) => nearby?.kind === 'attractive') ? ExitCode.yes : ExitCode.no;
}

/** What comes of it in a thread of its own; `undefined` after Ctrl-C. */
async function examined(task: MemoryTask): Promise<MemoryDone | undefined> {
  const progress = new Progress(task.examples.count + 3, 'steps');
  const crew = new Crew<LongTasks>(new URL('./thread.js', import.meta.url), 1);
  return await untilInterrupted(crew, () =>
    crew.performAloud('memory', task, (text) => {
      const { done, total, note } = JSON.parse(text) as Step;
      progress.update(done, note, total);
    }),
  ).finally(() => {
    progress.stop();
  });
}
