/** `basincheck memory`: what a network remembers of its examples. */

import { basename } from 'node:path';
import { defaultMemory } from '../../search/memory/index.js';
import { type DataOptions, examplesMeant } from './data-options.js';
import { ExitCode } from './exit-code.js';
import { longWork, sayInterrupted } from './long-work.js';
import { memoryText } from './memory-text.js';
import { complain, networkIn, sourcesOf } from './network-in.js';
import { passed } from './passed.js';
import { checkPicture, writePicture } from './picture.js';
import type { MemoryTask } from './thread.js';

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
  const network = 'network' in read ? read.network : read.sparse;
  if (network.inputDimension !== examples.dimension || network.outputDimension !== examples.dimension) {
    const found = `${network.inputDimension} inputs and ${network.outputDimension} outputs`;
    process.stderr.write(
      `${path}: expected ${examples.dimension} inputs and outputs, the dimension of the examples, got ${found}\n`,
    );
    return ExitCode.couldNotJudge;
  }
  const { seed, samples, margin, iterations, copies } = options;
  const task: MemoryTask = {
    network: passed(read),
    examples,
    options: {
      ...defaultMemory,
      ...{ seed, samples, margin, iterations, copies },
      isCycle: cycle === true,
      ...(epsilon !== undefined && { epsilon }),
      ...(noise && { noise }),
    },
    ...(out !== undefined && { title: basename(path) }),
  };
  const done = await longWork('memory', task, { unit: 'steps', total: examples.count + 3 });
  if (done === undefined) {
    sayInterrupted({ network: path }, 'nothing is known yet of what the network remembers', json);
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
