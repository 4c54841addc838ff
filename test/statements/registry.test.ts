import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  lemma23,
  remark21,
  type Statement,
  statements,
  theorem21,
  theorem22,
} from '../../src/statements/index.js';
import { project } from '../project.js';
import { folderOf, lacking } from './parts.js';

const folder = join(project, 'src', 'statements');

test.each(statements.map((statement) => [statement.name, statement] as const))(
  '%s has every part that a statement has to have',
  (_, statement) => {
    expect(lacking(statement)).toEqual([]);
  },
);

describe('a statement is told what it lacks, when it has', () => {
  const [width, ...others] = theorem21.hypotheses;
  if (width === undefined) throw new Error('expected a hypothesis');
  const without: readonly (readonly [part: string, changed: Statement])[] = [
    ['no line in the registry', { ...theorem21 }],
    ['no source', { ...theorem21, source: '' }],
    ['no conclusion', { ...theorem21, conclusion: '' }],
    ['no reason for its repair', { ...theorem22, amended: { adds: 'x* is stable', because: '' } }],
    ['a hypothesis without words', { ...theorem21, hypotheses: [{ ...width, assumed: '' }, ...others] }],
    [
      'a hypothesis that no generator can break',
      {
        ...theorem21,
        hypotheses: [{ ...width, arranged: { ...width.arranged, fails: width.arranged.holds } }, ...others],
      },
    ],
    ['nothing that has to be seen', { ...theorem21, mustSee: [] }],
    ['a generator that draws nothing', { ...theorem21, recipe: { draws: [] } }],
    ['no experiment', { ...theorem21, id: '2.9' }],
    ['no page and no suite', { ...theorem21, name: 'Theorem 2.9', source: 'Theorem 2.9' }],
  ];

  test.each(without)('%s', (_, changed) => {
    const found = lacking(changed);
    // That it is not the object in the registry is said of all of them.
    expect(found).toContain('a line in the registry');
    const isOnlyThat = found.length === 1;
    expect(isOnlyThat).toBe(_ === 'no line in the registry');
  });
});

test('a statement is found by the name of its folder', () => {
  expect([theorem22, remark21, lemma23].map(folderOf)).toEqual(['theorem-2.2', 'remark-2.1', 'lemma-2.3']);
  expect(statements.map(folderOf).filter((name) => !existsSync(join(folder, name)))).toEqual([]);
});
