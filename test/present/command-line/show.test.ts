import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Collection, INDEX } from '../../../src/present/entries/index.js';
import { workshop } from './built.js';
import { project } from '../../project.js';

const cli = workshop();
const catalogue = join(project, 'counterexamples', 'paper');
const example = readFileSync(join(catalogue, '2.2-without-width.json'), 'utf8');
const index = Collection.read(readFileSync(join(project, 'counterexamples', INDEX), 'utf8'), INDEX);
/** The id of what stands in a cell. */
const standing = (place: string) => index.at(place)?.id ?? 'none';

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

describe('an entry of the catalogue', () => {
  test.each([[standing('2.2-without-width')], ['2.2-without-width'], ['2.2', 'without', 'width']])(
    'is shown by what it is called: %s %s %s',
    async (...name) => {
      const { status, stdout } = await cli.basincheck('show', ...name);
      expect(status).toBe(0);
      expect(stdout).toMatch(
        /^A counterexample to Theorem 2\.2 of H\.-P\. Beise and S\. Dias Da Cruz, Topological/,
      );
      expect(stdout).toContain(`Entry ${standing('2.2-without-width')} of the catalogue, found by a hunt`);
    },
  );

  test('says that it is not literally the paper’s', async () => {
    const { stdout } = await cli.basincheck('show', 'B000019', '--json');
    const { text, latex, entry } = JSON.parse(stdout) as Record<string, string> & { entry: object };
    const words = (told = '') => told.replaceAll(/\s+%? ?/g, ' ');
    for (const told of [text, latex])
      expect(words(told)).toContain('It is not literally what stands there. It is its rational twin');
    expect(entry).toMatchObject({
      id: 'B000019',
      supersededBy: null,
      bibtex: expect.stringContaining('@misc{') as string,
    });
  });

  test('is cited with its authors, year, id and hash; what is no entry is not', async () => {
    const { status, stdout } = await cli.basincheck('show', 'B000018', '--cite');
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^@misc\{basincheck-B000018,\n {2}author = \{\{Hans-Peter Beise\} and[^]*year = \{2026\}[^]*SHA-256 0dfcb063/,
      ),
    ]);
    cli.write('own.json', example.replace('Example 2.2', 'Example 2.2, again'));
    const own = await cli.basincheck('show', 'own.json', '--cite');
    expect([own.status, own.stdout]).toEqual([2, '']);
    expect(own.stderr).toContain('expected an entry of the catalogue, got own.json');
  });

  test('is verified by its id, and an id that was not given is no file', async () => {
    expect((await cli.basincheck('verify', 'B000003')).status).toBe(0);
    expect((await cli.basincheck('show', 'B999999')).status).toBe(2);
  });
});

describe('basincheck query', () => {
  test.each([
    [['width', 'continuous', 'monotone', 'stable', '--then', '2.2'], 0, 'proved, by Theorem 2.2'],
    [
      ['width', 'continuous', 'monotone', '--then', '2.2'],
      1,
      `refuted, by ${standing('2.2-without-stable')}; it would be proved with stable`,
    ],
    [['--then', 'cor-3.1'], 2, 'not known; it would be proved with width, continuous, monotone'],
    [['--about', 'm-1', 'independent'], 0, 'Theorem'],
  ])('%s exits with %i', async (args, expected, said) => {
    const { status, stdout } = await cli.basincheck('query', ...args);
    expect([status, stdout.includes(said) || said === 'Theorem']).toEqual([expected, true]);
  });

  test('a hypothesis that there is not is refused with those that there are', async () => {
    const { status, stderr } = await cli.basincheck('query', 'widht');
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('expected one of width, continuous, monotone'),
    ]);
  });
});
