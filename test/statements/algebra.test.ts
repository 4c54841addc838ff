import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbenches } from '../../src/search/algebra/index.js';
import { type AlgebraStatement, algebraStatements, exactPapers } from '../../src/statements/index.js';
import { statements } from '../../src/statements/registry.js';
import { project } from '../project.js';

/** The folder of each statement, by its id. */
const FOLDERS: Readonly<Record<string, string>> = {
  'm-linear': 'linear-layer',
  'm-1': 'theorem-1',
  'm-cor-eigenvectors': 'corollary-eigenvectors',
  'm-cor-span': 'corollary-span',
  'm-cor-rank': 'corollary-rank',
  'm-2': 'theorem-2',
  'm-2-any': 'theorem-2-any',
  'm-2-converse': 'theorem-2-converse',
  'm-2-unstable': 'theorem-2-unstable',
  'm-2-attractor': 'theorem-2-attractor',
  'm-3': 'theorem-3',
  'm-3-eigenvalue': 'theorem-3-eigenvalue',
  'm-4': 'theorem-4',
  'm-lemma': 'lemma',
  'm-5': 'theorem-5',
  'm-5-corollary': 'theorem-5-corollary',
  'm-5-sharp': 'theorem-5-sharp',
  'm-6': 'theorem-6',
  'm-algorithm-1': 'algorithm-1',
  'm-algorithm-2': 'algorithm-2',
  's-2': 'lemma-2',
  's-3': 'lemma-3',
  's-3-exact': 'lemma-3-exact',
  's-remark-1': 'remark-1',
  's-4': 'lemma-4',
  's-4-exact': 'lemma-4-exact',
};

function paperOf(statement: AlgebraStatement): string {
  return exactPapers.find(({ statements: of }) => of.includes(statement))?.name ?? '';
}

test.each(algebraStatements.map((statement) => [statement.id, statement] as const))(
  '%s has a folder, a page, a suite, a workbench, words, and something that has to be seen',
  (id, statement) => {
    const name = FOLDERS[id] ?? '';
    const page = readFileSync(
      join(project, 'src', 'statements', `${id.charAt(0)}-${name}`, 'README.md'),
      'utf8',
    );
    expect(page.startsWith(`# ${statement.name}\n`)).toBe(true);
    expect(existsSync(join(project, 'properties', paperOf(statement), `${name}.test.ts`))).toBe(true);
    expect(workbenches.filter((each) => each.statement === statement)).toHaveLength(1);
    const words = [statement.name, statement.source, statement.conclusion];
    expect(words.every((text) => text.length > 0)).toBe(true);
    expect(statement.mustSee.length).toBeGreaterThan(0);
    for (const { text, name: hypothesis } of statement.hypotheses)
      expect([text === '', hypothesis === '']).toEqual([false, false]);
    if (statement.amended) expect(statement.amended.because).not.toBe('');
  },
);

test('no two statements have one id', () => {
  const ids = [...statements, ...algebraStatements].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
