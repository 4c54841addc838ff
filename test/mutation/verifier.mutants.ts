/**
 * Every broken verifier is caught: `npm run mutants`, and `npm run mutants -- -t barrier` for the files of that name.
 *
 * A mutant is caught by a fact that is false for it, or by the type checker. The facts about its own file are asked
 * first, then the types, which is quicker than to ask all the other facts. What survives has to be listed in
 * `equivalent.ts`, and what is listed there has to survive. When all files were gone through and all is as it should be,
 * that is recorded for these very files (`record.ts`), which a test holds against the files as they are.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { globSync } from 'tinyglobby';
import { afterAll, expect, test } from 'vitest';
import { Compiler } from './compiler.js';
import { equivalent } from './equivalent.js';
import { Laboratory } from './laboratory.js';
import { mutantsOf, type Mutant } from './mutants.js';
import { type Caught, hashOfFiles, MUTATED, RECORD, RUN } from './record.js';

const files = globSync(MUTATED).sort();
const compiler = new Compiler(files);
const laboratories = Array.from({ length: availableParallelism() }, () => Laboratory.of(globSync(RUN)));

const totals = {
  mutants: 0,
  'caught by a fact': 0,
  'caught by the types': 0,
  'without end': 0,
  equivalent: 0,
};

/** Files of which all mutants were caught but for those listed. */
let asExpected = 0;
const hash = hashOfFiles();

const [laboratory, file] = [laboratories[0], files[0]];
const wrong = file && (await laboratory?.judge(file, readFileSync(file, 'utf8'), 'all'));
if (wrong !== undefined)
  throw new Error(`expected all facts to be true of the verifier as it is, got: ${wrong}`);

afterAll(async () => {
  await Promise.all(laboratories.map((each) => each.close()));
  const counts = Object.entries(totals).map(([name, count]) => `${name}: ${count}`);
  process.stdout.write(`${counts.join(', ')}\n`);
  if (asExpected !== files.length) return;
  const caught: Caught = { hash, totals };
  writeFileSync(RECORD, `${JSON.stringify(caught, undefined, 2)}\n`);
});

test.each(files)('every mutant of %s is caught, but for equivalent ones', async (name) => {
  const mutants = mutantsOf(compiler.program, name);
  const listed = equivalent.filter((each) => each.file === name).flatMap((each) => each.mutants);
  const survivors: string[] = [];
  const queue = mutants.values();
  const work = async (worker: Laboratory): Promise<void> => {
    for (const mutant of queue) {
      const isListed = listed.includes(mutant.name);
      if (!(await isCaught(mutant, worker, isListed))) survivors.push(mutant.name);
    }
  };
  await Promise.all(laboratories.map(work));
  totals.mutants += mutants.length;
  totals.equivalent += survivors.length;
  expect(survivors.sort()).toEqual([...listed].sort());
  asExpected += 1;
});

/** Of a listed mutant, only the facts about its own file are asked. */
async function isCaught(
  { file: name, source }: Mutant,
  worker: Laboratory,
  isListed: boolean,
): Promise<boolean> {
  const nearby = await worker.judge(name, source, 'nearest');
  if (nearby !== undefined) return counted(nearby === '(does not end)' ? 'without end' : 'caught by a fact');
  if (compiler.objection(name, source) !== undefined) return counted('caught by the types');
  const farther = isListed ? undefined : await worker.judge(name, source, 'all');
  return farther !== undefined && counted('caught by a fact');
}

function counted(how: keyof typeof totals): true {
  totals[how] += 1;
  return true;
}
