import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program, workshop } from './built.js';

const cli = workshop();
const stress = (...args: readonly string[]) =>
  cli.basincheck('stress', '--theorem', 'lem-2.1', '--out', 'failures', ...args);

describe('basincheck stress', () => {
  test('prints what it saw, with a verdict line, and exits with 0, if nothing failed and enough was seen', async () => {
    const { status, stdout, stderr } = await stress('--runs', '150', '--seed', '5');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^n0 +depth +rank +activation/);
    expect(stdout).toMatch(/^lem-2\.1 +passed: 150 cases: 0 refuted, 0 suspected, .* \(seed 5\)$/m);
    expect(stderr).toBe('seed 5\n');
    expect(existsSync(join(cli.folder, 'failures'))).toBe(false);
  });

  test('prints the same bytes for the same seed, and others for another', async () => {
    const json = async (seed: string) => (await stress('--runs', '50', '--seed', seed, '--json')).stdout;
    expect(await json('5')).toBe(await json('5'));
    expect(await json('5')).not.toBe((await json('6')).replaceAll('"seed": 6', '"seed": 5'));
  });

  test('prints the same bytes whatever the number of threads', async () => {
    const json = async (jobs: string) =>
      (await stress('--theorem', 'lem-2.2', '--runs', '40', '--seed', '5', '--json', '--jobs', jobs)).stdout;
    expect(await json('1')).toMatch('lem-2.2');
    expect(await json('3')).toBe(await json('1'));
  });

  test.each([1, 2, 7, 40])(
    'checks %i cases in all with --runs %i, whatever they are shared among',
    async (runs) => {
      const ids = ['lem-2.1', 'lem-2.2', 'lem-2.3'];
      const { status, stdout } = await cli.basincheck(
        ...['stress', '--theorem', ...ids, '--runs', String(runs), '--seed', '5', '--out', 'none', '--json'],
      );
      const { reports } = JSON.parse(stdout) as {
        reports: { experiment: string; tally: { cases: number } }[];
      };
      expect(reports.map(({ experiment }) => experiment)).toEqual(ids);
      expect(reports.reduce((sum, { tally }) => sum + tally.cases, 0)).toBe(runs);
      // Nothing failed, but this is too little to have seen what has to be seen.
      expect(status).toBe(2);
    },
  );

  test('says that too little was seen, which is not a failure', async () => {
    const { status, stdout } = await stress('--runs', '9', '--seed', '5');
    expect([status, stdout]).toEqual([
      2,
      expect.stringMatching(/^lem-2\.1 +too little seen: 9 cases: 0 refuted/m),
    ]);
  });

  test('gives what a statement has left, because it has seen enough, to one that has not', async () => {
    const args = ['stress', '--theorem', 'lem-2.1', 'lem-2.2', '--runs', '330', '--seed', '5'];
    const { status, stdout } = await cli.basincheck(...args, '--out', 'none');
    expect(status).toBe(0);
    const cases = (id: string) => Number(new RegExp(`^${id} +passed: (\\d+) cases`, 'm').exec(stdout)?.[1]);
    expect(cases('lem-2.1') + cases('lem-2.2')).toBe(330);
    expect(cases('lem-2.2')).toBeGreaterThan(cases('lem-2.1'));
  });

  test('prints one JSON object with --json', async () => {
    const report: unknown = JSON.parse((await stress('--runs', '150', '--seed', '5', '--json')).stdout);
    expect(report).toMatchObject({
      seed: 5,
      again: [],
      reports: [{ experiment: 'lem-2.1', passed: true, interrupted: false, failures: [] }],
    });
  });

  test('checks a single case, and says what came of it', async () => {
    const { status, stdout } = await stress('--seed', '5', '--case', '3');
    expect([status, stdout]).toEqual([0, 'lem-2.1 survived: holds\n']);
  });

  test('passes over the files of failures that do not fail any more', async () => {
    cli.write('failures/lem-2.1_5_3.json', '{}');
    expect((await stress('--runs', '150', '--seed', '5')).status).toBe(0);
  });

  test('reports what it has seen when interrupted, and exits with 2', async () => {
    const args = [program, 'stress', '--theorem', '2.1', '--runs', '1000000', '--seed', '5'];
    const running = spawn(process.execPath, args, { cwd: cli.folder });
    let stdout = '';
    running.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    await once(running.stderr, 'data');
    running.kill('SIGINT');
    const [status] = (await once(running, 'close')) as [number | null];
    expect(status).toBe(2);
    expect(stdout).toMatch(/^2\.1 +interrupted: [0-9]+ cases: /m);
  });

  test.each([
    ['an unknown statement', ['--theorem', '9.9'], /--theorem: expected 2\.1, .*, got 9\.9/],
    ['a number of runs that is none', ['--runs', 'many'], /--runs.*expected a positive integer/],
    ['a seed that is none', ['--seed', '1.5'], /--seed.*expected a 32-bit integer/],
  ])('complains on stderr, prints nothing on stdout, and exits with 2 for %s', async (_, args, complaint) => {
    const { status, stdout, stderr } = await cli.basincheck('stress', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(complaint);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
