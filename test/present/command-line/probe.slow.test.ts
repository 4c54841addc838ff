import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { satisfiesTheorem } from '../../../src/testing/matchers/satisfy-theorem.js';
import { workshop } from './built.js';
import { project } from '../../project.js';

const cli = workshop();
const catalogue = join(project, 'counterexamples', 'paper');
/** The network of a file of the catalogue as a network file. */
const networkOf = (name: string): string => {
  const { network } = JSON.parse(readFileSync(join(catalogue, name), 'utf8')) as { network: object };
  return JSON.stringify({ format: 'basincheck/network@1', ...network });
};

/** Two hidden units on a line, which is one too many for the theorems. */
const wide = (weight: string): string => {
  const layers = [
    { weights: [[weight], ['1/4']], bias: [0, 0] },
    { weights: [[weight, '1/4']], bias: [0] },
  ];
  return JSON.stringify({ format: 'basincheck/network@1', activation: { name: 'tanh' }, layers });
};
const WIDE = wide('3');

beforeAll(() => {
  cli.write('example-2.2.json', networkOf('2.2-without-width.json'));
  cli.write('hat.json', networkOf('3.1-without-width.json'));
  cli.write(
    'half.json',
    '{"format":"basincheck/network@1","activation":{"name":"relu"},"layers":[{"weights":[["1/2"]],"bias":["0"]}]}',
  );
  cli.write(
    'broken.json',
    '{"format":"basincheck/network@1","activation":{"name":"relu"},"layers":[{"weights":[["x"]],"bias":[]}]}',
  );
  cli.write('counterexample.json', readFileSync(join(catalogue, '2.2-without-width.json')));
});

describe('basincheck probe', () => {
  test.each([
    ['2.2', 'example-2.2.json', '2.2-without-width.json'],
    ['3.1', 'hat.json', '3.1-without-width.json'],
    ['2.2', 'counterexample.json', '2.2-without-width.json'],
  ])(
    'refutes Theorem %s for %s, writes a file that verifies, and exits with 1',
    async (theorem, network, file) => {
      const { status, stdout, stderr } = await cli.basincheck('probe', network, '--theorem', theorem);
      expect([status, stderr]).toEqual([1, '']);
      expect(stdout).toMatch(/^width +fails: layer 1 has 2 > n0 = 1 outputs$/m);
      expect(stdout).toMatch(new RegExp(`^refuted  Theorem ${theorem} fails without width: `, 'm'));
      expect(stdout).toContain(`written to ${file}\n`);
      expect(verify(readFileSync(join(cli.folder, file), 'utf8')).verdict).toBe('verified');
    },
  );

  test('writes where it is told, and says so with --json', async () => {
    const { status, stdout } = await cli.basincheck(
      'probe',
      'hat.json',
      '--theorem',
      '3.1',
      '--out',
      'found.json',
      '--json',
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      theorem: '3.1',
      verdict: 'refuted',
      dropped: ['width'],
      file: 'found.json',
    });
    expect(verify(readFileSync(join(cli.folder, 'found.json'), 'utf8')).verdict).toBe('verified');
  });

  test('exits with 0 where the conclusion survives', async () => {
    const { status, stdout } = await cli.basincheck('probe', 'half.json', '--theorem', '2.2');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^attractor {2}\(0\)$/m);
    expect(stdout).toMatch(/^survived {2}Theorem 2\.2: /m);
  });

  test('prints attractors so that they are told from each other and from what they are not', async () => {
    const network = (bias: number) =>
      JSON.stringify({
        format: 'basincheck/network@1',
        activation: { name: 'hard-tanh' },
        layers: [
          { weights: [[2]], bias: [-2 * bias] },
          { weights: [[1]], bias: [bias] },
        ],
      });
    for (const [bias, points] of [
      [1e6, ['(999999)', '(1000001)']],
      [1 / 3, ['≈ (-0.666666666667)', '≈ (1.33333333333)']],
    ] as const) {
      cli.write('moved.json', network(bias));
      const { stdout } = await cli.basincheck('probe', 'moved.json', '--theorem', '2.2');
      expect(stdout.split('\n').filter((line) => line.startsWith('attractor'))).toEqual(
        points.map((point) => `attractor  ${point}`),
      );
    }
  });

  test.each([
    ['whose conclusion is not seen to fail', WIDE, 'no bounded complement component was seen', ''],
    [
      'whose conclusion is proved',
      wide('1/2'),
      'F contracts the whole space, so that B(x*) = ℝⁿ',
      ', proved',
    ],
  ])(
    'says of a theorem that does not apply, %s, what report and the matcher say, and never that it survived',
    async (_, network, seen, standing) => {
      const said = `the theorem promises nothing, since a hypothesis fails; ${seen}`;
      cli.write('wide.json', network);
      const { status, stdout } = await cli.basincheck('probe', 'wide.json', '--theorem', '2.2');
      expect(status).toBe(2);
      expect(stdout).toContain(`\nvacuous  Theorem 2.2: ${said}\n`);
      const json = JSON.parse(
        (await cli.basincheck('probe', 'wide.json', '--theorem', '2.2', '--json')).stdout,
      ) as object;
      expect(json).toMatchObject({ verdict: 'vacuous', reason: said });
      const page = await cli.basincheck('report', 'wide.json');
      expect(page.status).toBe(0);
      expect(page.stdout.replace(/\s+/g, ' ')).toContain(` 2.2: vacuous${standing}: ${said}. `);
      expect(stdout + page.stdout).not.toMatch(/^2\.2.*survived/m);
      const { pass, message } = satisfiesTheorem(network, '2.2', {}, false);
      expect(pass).toBe(false);
      expect(message()).toContain(`verdict     vacuous: ${said}\n`);
    },
  );

  test.each([
    [
      'a file with mistakes, all of them',
      ['broken.json', '--theorem', '2.2'],
      /weights\[0\]\[0\]: expected .*\n.*bias: expected/,
    ],
    [
      'a file that is missing',
      ['missing.json', '--theorem', '2.2'],
      /expected a readable text file, got no such file/,
    ],
    ['a network that maps elsewhere', ['hat.json', '--theorem', '2.3', '--out'], /argument missing/],
    ['an unknown theorem', ['half.json', '--theorem', '9'], /Allowed choices are 2\.1, 2\.2, 2\.3, 3\.1/],
    ['no theorem', ['half.json'], /required option '--theorem <id>'/],
  ])('complains on stderr, prints nothing on stdout, and exits with 2 for %s', async (_, args, complaint) => {
    const { status, stdout, stderr } = await cli.basincheck('probe', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(complaint);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
