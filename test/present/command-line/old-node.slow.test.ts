/** What a Node that is too old for the program is told. Here a newer one says that it is that old; CI has an old one. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, workshop } from './built.js';
import { project } from '../../project.js';

const cli = workshop();

/** Runs `basincheck --version` under a Node that takes itself for another version. */
function runUnder(version: string): { status: number | null; stdout: string; stderr: string } {
  const disguise = cli.write(
    `${version}.cjs`,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
  );
  const args = ['--require', disguise, program, '--version'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each(['14.21.3', '18.20.8', '20.18.3'])('Node %s is told on one line that it is too old', (version) => {
  expect(runUnder(version)).toEqual({
    status: 2,
    stdout: '',
    stderr: `basincheck needs Node 20.19 or newer, this is ${version}\n`,
  });
});

test.each(['20.19.0', '22.0.0', '100.1.0'])('Node %s runs the program', (version) => {
  expect(runUnder(version)).toMatchObject({ status: 0, stderr: '' });
});

test('the oldest Node is the one that package.json names', () => {
  const { engines } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { engines: object };
  expect(engines).toEqual({ node: '>=20.19' });
});
