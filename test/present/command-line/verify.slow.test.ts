import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verdictLine } from '../../../src/present/command-line/judge-file.js';
import { packageFolder, workshop } from './built.js';
import { project } from '../../project.js';

const cli = workshop();
const catalogue = join(project, 'counterexamples', 'paper');
const example = readFileSync(join(catalogue, '2.2-without-width.json'), 'utf8');
/** Says that F(1/4) = 1/4. */
const wrong = example.replace('"point": ["1/2"]', '"point": ["1/4"]');

beforeAll(() => {
  cli.write('good.json', example);
  cli.write('wrong.json', wrong);
  cli.write('broken.json', '{');
  cli.write('all/b/second.json', example);
  cli.write('all/a.json', example);
  cli.write('all/.hidden/third.json', example);
  cli.write('all/notes.txt', 'no counterexample');
  cli.write('mixed/good.json', example);
  cli.write('mixed/wrong.json', wrong);
  cli.write('none/notes.txt', '');
});

const lines = (text: string) => text.trimEnd().split('\n');
/** The verdict and the file of each line. */
const verdicts = (text: string) => lines(text).map((line) => line.split(/ {2,}/).slice(0, 2).join(' '));

describe('basincheck verify', () => {
  test('prints a line with what was proved, and exits with 0, for a file that is verified', async () => {
    expect(await cli.basincheck('verify', 'good.json')).toEqual({
      status: 0,
      stdout:
        'verified  good.json  Theorem 2.2 fails without width: for a network with n0 = 1, depth 2, width 2, ' +
        'the complement of the basin B(x*) of x* = 1/2 has a bounded component, which contains 7/2.\n',
      stderr: '',
    });
  });

  test('prints the place, what was expected there and what was found, and exits with 1, for one that is rejected', async () => {
    expect(await cli.basincheck('verify', 'wrong.json')).toEqual({
      status: 1,
      stdout: 'rejected  wrong.json  attractor.region.origin: expected attractor.point, got another point\n',
      stderr: '',
    });
  });

  test('prints what stood in the way, and exits with 2, for a file that it cannot judge', async () => {
    expect(await cli.basincheck('verify', 'broken.json')).toEqual({
      status: 2,
      stdout:
        'unjudged  broken.json  line 1, column 2: expected a string in double quotes, got the end of the file\n',
      stderr: '',
    });
  });

  test('judges every file, in the order given, and exits with 1 if some are rejected', async () => {
    const { status, stdout } = await cli.basincheck('verify', 'wrong.json', 'good.json');
    expect(verdicts(stdout)).toEqual(['rejected wrong.json', 'verified good.json']);
    expect(status).toBe(1);
  });

  test('exits with 2 if anything could not be judged, whatever else was rejected', async () => {
    const { status, stdout } = await cli.basincheck('verify', 'broken.json', 'wrong.json', 'good.json');
    expect(verdicts(stdout)).toEqual(['unjudged broken.json', 'rejected wrong.json', 'verified good.json']);
    expect(status).toBe(2);
  });

  test('looks for every .json below a folder, hidden ones too, in order', async () => {
    const { status, stdout } = await cli.basincheck('verify', 'all');
    expect(verdicts(stdout)).toEqual([
      `verified ${join('all', '.hidden', 'third.json')}`,
      `verified ${join('all', 'a.json')}`,
      `verified ${join('all', 'b', 'second.json')}`,
    ]);
    expect(status).toBe(0);
    expect((await cli.basincheck('verify', 'mixed')).status).toBe(1);
  });

  test('does not follow links to folders round in circles, but reads what a link to a file leads to', async () => {
    mkdirSync(join(cli.folder, 'circle'));
    symlinkSync('.', join(cli.folder, 'circle', 'again'));
    symlinkSync(join('..', 'good.json'), join(cli.folder, 'circle', 'link.json'));
    const { status, stdout } = await cli.basincheck('verify', 'circle');
    expect(verdicts(stdout)).toEqual([`verified ${join('circle', 'link.json')}`]);
    expect(status).toBe(0);
  });

  test('finds the files that a pattern matches', async () => {
    expect(verdicts((await cli.basincheck('verify', '*o*.json')).stdout)).toEqual([
      'unjudged broken.json',
      'verified good.json',
      'rejected wrong.json',
    ]);
    expect(verdicts((await cli.basincheck('verify', 'all/**/s*.json')).stdout)).toEqual([
      'verified all/b/second.json',
    ]);
    expect(verdicts((await cli.basincheck('verify', '{good,wrong}.json')).stdout)).toHaveLength(2);
  });

  test('takes a name for the file of that name, if there is one, even if it looks like a pattern', async () => {
    cli.write('odd[o].json', wrong);
    cli.write('oddo.json', example);
    expect(verdicts((await cli.basincheck('verify', 'odd[o].json')).stdout)).toEqual([
      'rejected odd[o].json',
    ]);
  });

  test.each([
    ['a folder without .json files', 'none', 'expected a folder with .json files, got none'],
    ['a pattern that matches nothing', 'nothing-*.json', 'expected a pattern that matches files, got none'],
    ['a file that is not there', 'missing.json', 'expected a readable text file, got no such file'],
  ])('exits with 2 for %s', async (_, argument, complaint) => {
    const { status, stdout } = await cli.basincheck('verify', argument);
    expect(stdout).toBe(`unjudged  ${argument}  ${complaint}\n`);
    expect(status).toBe(2);
  });

  test('verifies the catalogue', async () => {
    cpSync(catalogue, join(cli.folder, 'catalogue'), { recursive: true });
    const { status, stdout } = await cli.basincheck('verify', 'catalogue');
    expect(lines(stdout).every((line) => line.startsWith('verified  '))).toBe(true);
    expect(status).toBe(0);
  });

  test('gives up on a file after the time limit, and says so', async () => {
    // Long enough for a clock of milliseconds: ten thousand steps.
    cli.write('long.json', example.replace('"into": "0", "steps": 0', '"into": "0", "steps": 10000'));
    const { status, stdout } = await cli.basincheck('verify', '--time-limit', '0.001', 'long.json');
    expect(stdout).toBe('unjudged  long.json  expected at most 0.001 seconds of work, got more\n');
    expect(status).toBe(2);
    expect((await cli.basincheck('verify', 'long.json')).status).toBe(0);
  });

  test.each(['0', '-1', 'soon', '', 'NaN', 'Infinity', '86401'])(
    'refuses a time limit of %j',
    async (limit) => {
      const { status, stdout, stderr } = await cli.basincheck('verify', '--time-limit', limit, 'good.json');
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('expected a number of seconds, up to 86400.');
    },
  );
});

describe('basincheck verify --json', () => {
  interface Entry {
    readonly file: string;
    readonly verdict: string;
    readonly theorem?: string;
    readonly dropped?: readonly string[];
    readonly claim?: string;
    readonly problems?: readonly unknown[];
  }

  test('prints the verdicts as one array, and exits as without it', async () => {
    const { status, stdout, stderr } = await cli.basincheck(
      'verify',
      '--json',
      'good.json',
      'wrong.json',
      'broken.json',
    );
    const [good, ...others] = JSON.parse(stdout) as readonly Entry[];
    expect(good).toMatchObject({
      file: 'good.json',
      verdict: 'verified',
      theorem: '2.2',
      dropped: ['width'],
    });
    expect(good?.claim).toContain('Theorem 2.2 fails without width');
    expect(others).toEqual([
      {
        file: 'wrong.json',
        verdict: 'rejected',
        problems: [
          {
            path: 'attractor.region.origin',
            expected: 'attractor.point',
            found: 'another point',
            limit: false,
          },
        ],
        count: 1,
      },
      {
        file: 'broken.json',
        verdict: 'unjudged',
        problems: [
          {
            path: 'line 1, column 2',
            expected: 'a string in double quotes',
            found: 'the end of the file',
            limit: false,
          },
        ],
        count: 1,
      },
    ]);
    expect([status, stderr]).toEqual([2, '']);
  });

  test('lists files that cannot be read too', async () => {
    const { status, stdout } = await cli.basincheck('verify', 'missing.json', '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ file: 'missing.json', verdict: 'unjudged' }]);
    expect(status).toBe(2);
  });
});

describe('basincheck', () => {
  test('says what it is with --help, on stdout, and exits with 0', async () => {
    const { status, stdout, stderr } = await cli.basincheck('--help');
    expect(stdout).toMatch(/^Usage: basincheck \[options\] \[command\]\n/);
    expect(stdout).toContain('verify');
    expect([status, stderr]).toEqual([0, '']);
    const verify = await cli.basincheck('verify', '--help');
    expect(verify.stdout.replace(/\s+/g, ' ')).toContain(
      'Exits with 0 if all are verified, 1 if some are rejected',
    );
    expect(verify.status).toBe(0);
  });

  test('says its version with --version', async () => {
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await cli.basincheck('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each<[string, readonly string[], string]>([
    ['no command', [], 'Usage: basincheck'],
    ['an unknown command', ['falsify'], "error: unknown command 'falsify'"],
    ['an unknown option', ['verify', '--fast', 'good.json'], "error: unknown option '--fast'"],
    ['no files', ['verify'], "error: missing required argument 'files'"],
  ])('complains on stderr, prints nothing on stdout, and exits with 2 for %s', async (_, args, complaint) => {
    const { status, stdout, stderr } = await cli.basincheck(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).toMatch(/basincheck --help|Usage:/);
  });
});

describe('a verdict line', () => {
  const problem = (path: string) => ({ path, expected: 'x', found: 'y', limit: false });

  test('names all problems, each with its place', () => {
    const problems = [problem('a[0]'), problem('')];
    expect(verdictLine({ file: 'f.json', verdict: 'rejected', problems, count: 2 })).toBe(
      'rejected  f.json  a[0]: expected x, got y; expected x, got y',
    );
  });

  test('says how many problems it leaves out', () => {
    expect(verdictLine({ file: 'f.json', verdict: 'rejected', problems: [problem('a')], count: 21 })).toBe(
      'rejected  f.json  a: expected x, got y; and 20 problems more',
    );
  });

  test('is one line, whatever the file is called', () => {
    const file = 'x.json\nverified  y.json';
    const line = verdictLine({ file, verdict: 'rejected', problems: [problem('')], count: 1 });
    expect(line).toBe('rejected  "x.json\\nverified  y.json"  expected x, got y');
    const escape = verdictLine({
      file: 'a\u001b[2Jb\u202e.json',
      verdict: 'unjudged',
      problems: [],
      count: 0,
    });
    expect(escape).toBe('unjudged  "a\\u001b[2Jb\\u202e.json"  ');
  });
});
