/** Every ```ts block of the documentation is type-checked as a user's file, against the built package, and runs. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test, vi } from 'vitest';
import { root, snippets } from './snippets.js';

const all = snippets();
// Below the package's own folder, so that `basincheck/…` is resolved by its exports.
const folder = join(root, 'reports', 'snippets');
const pathOf = (file: string): string => join(folder, file);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of all) writeFileSync(pathOf(file), text);
  writeFileSync(pathOf('vitest.config.js'), 'export default {};');
});

test('there are some, in files of different names', () => {
  expect(all.map(({ source }) => source.replace(/:.*/, ''))).toEqual(
    expect.arrayContaining(['README.md', 'docs/testing.md']),
  );
  expect(new Set(all.map(({ file }) => file)).size).toBe(all.length);
});

test('all of them compile', () => {
  const program = ts.createProgram(
    all.map(({ file }) => pathOf(file)),
    {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      types: ['node'],
      skipLibCheck: true,
    },
  );
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  expect(problems).toEqual([]);
});

const isTest = (file: string): boolean => file.endsWith('.test.ts');

test.each(all.filter(({ file }) => !isTest(file)))('$source runs', async ({ file }) => {
  const printed = vi.spyOn(console, 'log').mockReturnValue(undefined);
  await import(pathOf(file));
  printed.mockRestore();
});

test('those that are test files pass', () => {
  // Those of the tutorial run in an empty project, in its order (test/package/).
  const files = all
    .filter(({ source }) => !source.startsWith('docs/tutorial.md'))
    .map(({ file }) => file)
    .filter(isTest);
  expect(files).toContain('forward.test.ts');
  const command = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=json',
    '--no-isolate',
    '--no-file-parallelism',
    `--root=${folder}`,
    ...files,
  ];
  const report = JSON.parse(
    execFileSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  ) as { numPassedTestSuites: number; testResults: { name: string; status: string }[] };
  expect(report.testResults.map(({ name, status }) => [name, status]).sort()).toEqual(
    files.map((file) => [pathOf(file), 'passed']).sort(),
  );
});
