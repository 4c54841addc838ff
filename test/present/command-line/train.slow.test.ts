import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNetwork } from '../../../src/exact/index.js';
import { workshop } from './built.js';

const cli = workshop();

describe('basincheck train', () => {
  test('writes a network that maps the examples to themselves, the same for the same seed, and exits with 0', async () => {
    const args = [
      'train',
      '--data',
      'sphere',
      '--count',
      '4',
      '--widths',
      '12,2',
      '--save-examples',
      'examples.csv',
    ];
    const { status, stdout, stderr } = await cli.basincheck(...args, '--out', 'net.json');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^loss \d\.\d+e-8 after \d+ steps, in units of the examples' widest range: 1e-7 was reached\nwritten to net\.json\n$/,
    );
    const text = readFileSync(join(cli.folder, 'net.json'), 'utf8');
    const read = readNetwork(text);
    expect('network' in read && read.network.widths).toEqual([12, 2]);
    const again = await cli.basincheck(
      'train',
      '--data',
      'examples.csv',
      '--widths',
      '12,2',
      '--out',
      'again.json',
    );
    expect(again.status).toBe(0);
    expect(readFileSync(join(cli.folder, 'again.json'), 'utf8')).toBe(text);
  });

  test.each(['1e-9', '1', '1e6'])(
    'learns examples of size %s, with the same loss after the same steps',
    async (size) => {
      const rows = [
        [1, 2],
        [3, 1],
      ].map((row) => row.map((value) => value * Number(size)).join(','));
      cli.write('sized.csv', rows.join('\n'));
      const args = ['train', '--data', 'sized.csv', '--widths', '6,2', '--out', 'sized.json', '--json'];
      const { status, stdout } = await cli.basincheck(...args);
      const { steps, unit } = JSON.parse(stdout) as { steps: number; unit: number };
      expect({ status, steps }).toEqual({ status: 0, steps: 160 });
      expect(unit / Number(size)).toBeCloseTo(2, 12);
      const read = readNetwork(readFileSync(join(cli.folder, 'sized.json'), 'utf8'));
      if ('problems' in read) throw new Error('expected a network');
      const [a = NaN, b = NaN] = read.network.evaluate([Number(size), 2 * Number(size)]);
      expect(Math.abs(a / Number(size) - 1)).toBeLessThan(0.01);
      expect(Math.abs(b / Number(size) - 2)).toBeLessThan(0.01);
    },
  );

  test('that does not reach its loss says so, exits with 1, and writes the network only if asked to', async () => {
    const args = ['train', '--data', 'swiss-roll', '--widths', '5,3', '--steps', '7', '--out', 'early.json'];
    const { status, stdout, stderr } = await cli.basincheck(...args);
    expect(status).toBe(1);
    expect(stdout).toMatch(/after 7 steps, in units of the examples' widest range: 1e-7 was not reached\n$/);
    expect(stderr).toMatch(/^early\.json was not written/);
    expect(existsSync(join(cli.folder, 'early.json'))).toBe(false);
    expect((await cli.basincheck(...args, '--keep')).status).toBe(1);
    expect('network' in readNetwork(readFileSync(join(cli.folder, 'early.json'), 'utf8'))).toBe(true);
  });

  test('--json says the same as JSON', async () => {
    const { stdout } = await cli.basincheck(
      ...['train', '--data', 'glyphs', '--text', 'AB', '--widths', '9,35', '--steps', '3', '--json'],
      ...['--activation', '{"pieces": [{"slope": "1", "intercept": "0"}]}'],
    );
    expect(JSON.parse(stdout)).toMatchObject({ end: 'steps spent', steps: 3, target: 1e-7, widths: [9, 35] });
  });

  test.each([
    [['--data', 'sphere', '--widths', '5,3'], /the last one to be 2, the dimension of the examples, got 3/],
    [['--data', 'sphere', '--widths', '2', '--activation', 'cosine'], /expected "tanh" or .* got "cosine"/],
    [
      ['--data', 'nan.csv', '--widths', '2'],
      /nan\.csv: line 2, column 1: expected a decimal number, got NaN/,
    ],
    [['--data', 'one.csv', '--widths', '2'], /expected at least two examples, got 1/],
  ])('%j is refused with a reason, and 2', async (args, said) => {
    cli.write('nan.csv', '1,2\nNaN,3\n');
    cli.write('one.csv', '1,2\n');
    const { status, stdout, stderr } = await cli.basincheck('train', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  });
});

describe('basincheck memory', () => {
  test('says of every example of a trained network what has become of it, in text, as JSON and as a picture', async () => {
    cli.write('three.csv', '1,0\n-0.5,0.9\n-0.5,-0.9\n');
    await cli.basincheck(
      'train',
      '--data',
      'three.csv',
      '--widths',
      '20,2',
      '--cycle',
      '--out',
      'cycle.json',
    );
    const args = ['memory', 'cycle.json', '--examples', 'three.csv', '--cycle', '--samples', '100'];
    const { status, stdout, stderr } = await cli.basincheck(...args, '--copies', '3', '--out', 'memory.svg');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^of 3 examples: 0 at fixed points; 3 at cycles; /m);
    expect(stdout).toMatch(/^Theorem 2\.1 does not apply: width: layer 1 has 20 > n0 = 2 outputs$/m);
    const svg = readFileSync(join(cli.folder, 'memory.svg'), 'utf8');
    expect(svg).toContain('the cells of the nearest examples');
    const json = JSON.parse((await cli.basincheck(...args, '--json')).stdout) as {
      remembered: { nearby: { kind: string } }[];
    };
    const allAttract = json.remembered.every(({ nearby }) => nearby.kind === 'attractive');
    expect(status).toBe(allAttract ? 0 : 1);
  });

  test('refuses examples of another dimension, with 2', async () => {
    const { status, stdout, stderr } = await cli.basincheck('memory', 'cycle.json', '--examples', 'glyphs');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /expected 35 inputs and outputs, the dimension of the examples, got 2 inputs and 2 outputs/,
    );
  });
});
