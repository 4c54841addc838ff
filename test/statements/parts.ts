/** What a statement has to have, part by part; what it lacks is said in sentences. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { proofOf } from '../../src/proof/index.js';
import { drawCounterexample } from '../../src/present/pictures/index.js';
import { exampleDocument, plainText } from '../../src/present/prose/index.js';
import { judge } from '../../src/search/judge/index.js';
import { trophyIn } from '../../src/search/hunt/index.js';
import {
  domainsFor,
  experiments,
  networksFor,
  networksWithCycle,
  setsFor,
} from '../../src/search/stress/index.js';
import { type Statement, statements } from '../../src/statements/index.js';
import { project } from '../project.js';
import { seed } from '../seed.js';

/** The folder of a statement, and the name of its suite: `theorem-2.2` for Theorem 2.2. */
export function folderOf({ name }: Statement): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** The parts, by name: whether the statement has it. A part that throws is lacking, too. */
const PARTS: Readonly<Record<string, (statement: Statement) => boolean>> = {
  'a line in the registry': (statement) => statements.includes(statement),
  'words: name, source, conclusion': ({ name, source, conclusion }) =>
    name !== '' && source.includes(name) && conclusion !== '',
  'a repair that says why, if it is false as printed': ({ amended }) =>
    amended === undefined || (amended.adds !== '' && amended.because.length > 40),
  'hypotheses with words, and with how a generator arranges for them': ({ hypotheses }) =>
    hypotheses.every(
      ({ text, assumed, noun, arranged }) =>
        text !== '' &&
        assumed !== '' &&
        noun !== '' &&
        JSON.stringify(arranged.holds) !== JSON.stringify(arranged.fails),
    ),
  'something that a run has to have seen': ({ mustSee }) =>
    mustSee.length > 0 && mustSee.every(({ share }) => share > 0 && share < 1),
  'a generator whose cases can be judged': (statement) => {
    const [outcome] = fc.sample(judgements(statement), { seed, numRuns: 1 });
    return outcome !== undefined && outcome !== 'refuted' && outcome !== 'suspected';
  },
  'an experiment that is stressed': ({ id }) => experiments.some((each) => each.id === id),
  'a page in its folder': (statement) => {
    const page = join(project, 'src', 'statements', folderOf(statement), 'README.md');
    return readFileSync(page, 'utf8').startsWith(`# ${statement.name}\n`);
  },
  'a property suite': (statement) => {
    const path = join(project, 'properties', `${folderOf(statement)}.test.ts`);
    return existsSync(path) && readFileSync(path, 'utf8').includes(`${statement.name} (`);
  },
  'a counterexample for each hypothesis, with prose, a picture and a size, if it has files': (statement) =>
    statement.hypotheses.every(({ name }) => isShown(statement, name)),
};

/** What the statement comes to on the cases of its generator. */
function judgements(statement: Statement): fc.Arbitrary<string> {
  const effort = { look: 'sample', seed } as const;
  switch (statement.subject) {
    case 'basins of fixed points':
      return networksFor(statement).map((network) => judge(network, statement, effort).verdict);
    case 'basins of cycles':
      return fc
        .oneof(...statement.extends.map(networksWithCycle))
        .map((subject) => judge(subject, statement, effort).verdict);
    case 'values on a bounded set':
      return domainsFor(statement).map((subject) => judge(subject, statement, effort).verdict);
    case 'images of sets':
      return setsFor(statement.recipe).map((subject) => judge(subject, statement, effort).verdict);
  }
}

/** Whether the catalogue has a file without that hypothesis that can be told and drawn; of statements that have files. */
function isShown(statement: Statement, dropped: string): boolean {
  const hasFiles = 'certificate' in statement && statement.certificate !== 'none';
  if (!hasFiles) return true;
  const path = join(project, 'counterexamples', `${statement.id}-without-${dropped}.json`);
  const { counterexample } = trophyIn(readFileSync(path, 'utf8'));
  const told = plainText(exampleDocument(counterexample));
  const drawn = drawCounterexample(counterexample, statement.name);
  return (
    told.includes(statement.name) && drawn.startsWith('<svg') && proofOf(counterexample).size().cells > 0
  );
}

/** The parts that the statement lacks. */
export function lacking(statement: Statement): readonly string[] {
  return Object.entries(PARTS).flatMap(([part, has]) => {
    try {
      return has(statement) ? [] : [part];
    } catch {
      return [part];
    }
  });
}
