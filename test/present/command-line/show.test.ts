import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { workshop } from './built.js';
import { project } from '../../project.js';

const cli = workshop();
const catalogue = join(project, 'counterexamples', 'paper');
const example = readFileSync(join(catalogue, '2.2-without-width.json'), 'utf8');

beforeAll(() => {
  cli.write('good.json', example);
  // Says that F(1/4) = 1/4.
  cli.write('wrong.json', example.replace('"point": ["1/2"]', '"point": ["1/4"]'));
  cli.write('broken.json', '{');
});

describe('basincheck show', () => {
  test('prints a verified example as text, and exits with 0', async () => {
    const { status, stdout, stderr } = await cli.basincheck('show', 'good.json');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Theorem 2.2 without width');
    expect(stdout).toContain('\n    F(x) = φ(2x − 2) − φ(3x − 15) − 21/8.\n');
  });

  test('prints it as LaTeX if asked to', async () => {
    const { status, stdout, stderr } = await cli.basincheck('show', '--latex', 'good.json');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('F(x) = \\varphi(2 x - 2) - \\varphi(3 x - 15) - \\frac{21}{8}.');
  });

  test('prints both as JSON if asked to, with the verdict', async () => {
    const { status, stdout } = await cli.basincheck('show', '--json', 'good.json');
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'good.json',
      verdict: 'verified',
      theorem: '2.2',
      dropped: ['width'],
      text: (await cli.basincheck('show', 'good.json')).stdout,
      latex: (await cli.basincheck('show', 'good.json', '--latex')).stdout,
    });
    expect(status).toBe(0);
  });

  test('does not show a file that is rejected: says why on stderr, and exits with 1', async () => {
    const problem = 'attractor.region.origin: expected attractor.point, got another point';
    expect(await cli.basincheck('show', 'wrong.json')).toEqual({
      status: 1,
      stdout: '',
      stderr: `rejected  wrong.json  ${problem}\n`,
    });
    const { status, stdout } = await cli.basincheck('show', '--json', 'wrong.json');
    expect(JSON.parse(stdout)).toMatchObject({ file: 'wrong.json', verdict: 'rejected', count: 1 });
    expect(stdout).not.toContain('"text"');
    expect(status).toBe(1);
  });

  test.each([
    ['broken.json', 'line 1, column 2: expected a string in double quotes, got the end of the file'],
    ['missing.json', 'expected a readable text file, got no such file'],
    ['.', 'expected a regular file, got something else'],
  ])('does not show %s, which cannot be judged, and exits with 2', async (path, problem) => {
    expect(await cli.basincheck('show', path)).toEqual({
      status: 2,
      stdout: '',
      stderr: `unjudged  ${path}  ${problem}\n`,
    });
  });

  test('gives up on a file after the time limit', async () => {
    cli.write('long.json', example.replace('"into": "0", "steps": 0', '"into": "0", "steps": 10000'));
    const { status, stdout, stderr } = await cli.basincheck('show', '--time-limit', '0.001', 'long.json');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('unjudged  long.json  expected at most 0.001 seconds of work, got more\n');
  });
});
