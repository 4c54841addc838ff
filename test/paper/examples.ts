/** The paper's examples, from the files in which their numbers stand, with rational weights. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits, readCounterexample, type Counterexample } from '../../src/proof/index.js';
import { project } from '../project.js';

export const exampleNames = [
  '2.1-without-rank',
  '2.1-without-continuous',
  '2.2-without-width',
  '2.3-without-surjective',
  '3.1-without-width',
] as const;

export type ExampleName = (typeof exampleNames)[number];

export function exampleText(name: ExampleName): string {
  return readFileSync(join(project, 'counterexamples', 'paper', `${name}.json`), 'utf8');
}

export function exampleOfPaper(name: ExampleName): Counterexample {
  const read = readCounterexample(exampleText(name), defaultLimits);
  if ('problems' in read) throw new Error(`exampleOfPaper: expected a counterexample file, got ${name}`);
  return read.counterexample;
}

/** One to Theorem 2.1, 2.2 or 2.3. */
export function basinExampleOfPaper(name: ExampleName): Extract<Counterexample, { attractor: unknown }> {
  const example = exampleOfPaper(name);
  if ('attractor' in example) return example;
  throw new Error(`basinExampleOfPaper: expected a counterexample with an attractor, got ${name}`);
}
