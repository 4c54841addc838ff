import { availableParallelism } from 'node:os';
import { globSync } from 'tinyglobby';
import { afterAll, expect, test } from 'vitest';
import { Compiler } from './compiler.js';
import { equivalent } from './equivalent.js';
import { Laboratory } from './laboratory.js';
import { mutantsOf, type Mutant } from './mutants.js';
import { readFileSync } from 'node:fs';

/** What decides whether a file is accepted, but for the reader of JSON and the numbers. */
const MUTATED = ['src/certificates/*.ts'];
const RUN = ['src/{numbers,reading,network,theorems,certificates}/*.ts', 'test/mutation/facts/*.ts'];

const only = process.env.ONLY ?? '';
const files = globSync(MUTATED)
  .sort()
  .filter((file) => file.includes(only));
const compiler = new Compiler(files);
const laboratories = Array.from({ length: availableParallelism() }, () => Laboratory.of(globSync(RUN)));
const totals = {
  mutants: 0,
  'caught by a fact': 0,
  'caught by the types': 0,
  'do not end': 0,
  equivalent: 0,
};

afterAll(async () => {
  await Promise.all(laboratories.map((laboratory) => laboratory.close()));
  const counts = Object.entries(totals).map(([name, count]) => `${name}: ${count}`);
  process.stdout.write(`${counts.join(', ')}\n`);
});

const wrong = await laboratories[0]?.judge(files[0] ?? '', readFileSync(files[0] ?? '', 'utf8'), 'all');
if (wrong !== undefined)
  throw new Error(`expected all facts to be true of the verifier as it is, got: ${wrong}`);

test.each(files)('every mutant of %s is caught, but for equivalent ones', async (file) => {
  const mutants = mutantsOf(compiler.program, file);
  const survivors: string[] = [];
  const queue = mutants.values();
  const work = async (laboratory: Laboratory): Promise<void> => {
    for (const mutant of queue) if (!(await isCaught(mutant, laboratory))) survivors.push(mutant.name);
  };
  await Promise.all(laboratories.map(work));
  const known = equivalent.filter((each) => each.file === file).flatMap((each) => each.mutants);
  totals.mutants += mutants.length;
  totals.equivalent += survivors.length;
  expect(survivors.sort()).toEqual([...known].sort());
});

async function isCaught({ file, source }: Mutant, laboratory: Laboratory): Promise<boolean> {
  let caughtBy = await laboratory.judge(file, source, 'nearest');
  const c = caughtBy === undefined ? compiler.objection(file, source) : undefined;
  if (caughtBy === undefined && c === undefined) caughtBy = await laboratory.judge(file, source, 'all');
  if (caughtBy === '(does not end)') totals['do not end'] += 1;
  else if (caughtBy !== undefined) totals['caught by a fact'] += 1;
  else if (c !== undefined) totals['caught by the types'] += 1;
  else return false;
  return true;
}
