/** The tests of the command line share one process. Here is what only a process of its own shows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, expect, test } from 'vitest';
import { project } from '../../project.js';
import { packageFolder, program, workshop } from './built.js';

const cli = workshop();

beforeAll(() => {
  const example = readFileSync(join(project, 'counterexamples', 'paper', '2.2-without-width.json'), 'utf8');
  cli.write('good.json', example);
  cli.write('wrong.json', example.replace('"dropped": ["width"]', '"dropped": []'));
});

test.each([
  [['--help']],
  [['verify', 'good.json', 'wrong.json', 'missing.json']],
  [['show', 'wrong.json']],
  [['falsify']],
])('%j prints the same and exits with the same in a process of its own', async (args) => {
  const alone = cli.basincheckAlone(...args);
  expect(await cli.basincheck(...args)).toEqual(alone);
  expect(alone.stdout + alone.stderr).not.toBe('');
});

test('the program imports its own files, what Node has, and the packages that are installed with it, alone', () => {
  const folder = join(packageFolder, 'dist');
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const imported = written.flatMap((code) =>
    parseAst(code).body.flatMap((statement) =>
      statement.type === 'ImportDeclaration' ? statement.source.value : [],
    ),
  );
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'peerDependencies', Record<string, string>>;
  const installed = { ...dependencies, ...peerDependencies };
  const packages = new Set(
    imported
      .filter((name) => !name.startsWith('.') && !isBuiltin(name))
      .map((name) => name.split('/')[0] ?? ''),
  );
  expect([...packages].filter((name) => !Object.hasOwn(installed, name))).toEqual([]);
  expect(packages).toContain('ml-matrix');
});

test('a reader who stops reading is told of on one line at most, and it is no yes where the output was not all read', async () => {
  const running = spawn(process.execPath, [program, '--help'], { cwd: cli.folder });
  running.stdout.destroy();
  let complaint = '';
  running.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  const [status] = (await once(running, 'close')) as [number | null];
  // The pipe may have taken all of it before it was closed.
  const unread = 'basincheck: expected to write to stdout, got a pipe that nobody reads any more\n';
  expect([
    [0, ''],
    [2, unread],
  ]).toContainEqual([status, complaint]);
});
