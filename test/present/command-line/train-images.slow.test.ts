import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workshop } from './built.js';

const shop = workshop();

describe('basincheck train on images', () => {
  test('one filter from zero learns what Theorem 4 says of the diamond', async () => {
    shop.write('diamond.csv', '0,1,0,1,0,1,0,1,0\n');
    const { status, stdout } = await shop.basincheck(
      ...['train', '--data', 'diamond.csv', '--convolutions', '1', '--start', '0'],
      ...['--method', 'descent', '--loss', '1e-20', '--out', 'one.json'],
    );
    expect([status, stdout.includes('written to one.json')]).toEqual([0, true]);
    const { layers } = JSON.parse(readFileSync(join(shop.folder, 'one.json'), 'utf8')) as {
      layers: { weights: number[][] }[];
    };
    const [row = []] = layers[0]?.weights ?? [];
    [0.5, 0, 0, 0, 0.25].forEach((w, i) => {
      expect(row[i]).toBeCloseTo(w, 8);
    });
  });

  test('leaky ReLU with skip connections is written in the form (1.1), and is read again', async () => {
    const trained = await shop.basincheck(
      ...[
        'train',
        '--data',
        'diamond.csv',
        '--convolutions',
        '5',
        '--skip',
        '2',
        '--activation',
        'leaky-relu',
      ],
      ...['--start', 'xavier', '--rate', '0.001', '--loss', '1e-6', '--out', 'deep.json', '--json'],
    );
    expect(JSON.parse(trained.stdout)).toMatchObject({
      convolutions: 5,
      end: 'reached',
      network: 'deep.json',
    });
    const remembered = await shop.basincheck('probe', 'deep.json', '--theorem', '2.2');
    expect(remembered.stdout).toContain('width       fails: layer 3 has 27 > n0 = 9 outputs');
  });

  test('a single layer with the adaptive rates comes to the closed form; exit code 0', async () => {
    shop.write('two.csv', '0.2,0.3,0.1\n0.1,0.2,0.4\n');
    const { status, stdout } = await shop.basincheck(
      ...[
        'train',
        '--data',
        'two.csv',
        '--method',
        'adaptive',
        '--steps',
        '100000',
        '--loss',
        '1e-10',
        '--json',
      ],
    );
    const { rows, loss } = JSON.parse(stdout) as { rows: { end: string; weights: number[] }[]; loss: number };
    expect([status, rows.map(({ end }) => end)]).toEqual([0, ['arrived', 'arrived', 'arrived']]);
    expect(loss).toBeLessThanOrEqual(1e-10);
  });

  test('what is wrong with the examples is said by the hypothesis that fails; exit code 2', async () => {
    shop.write('dependent.csv', '0.2,0.2,0.2\n0.4,0.4,0.4\n');
    shop.write('outside.csv', '0.2,1.5\n');
    const said = async (...args: readonly string[]) => {
      const { status, stderr } = await shop.basincheck('train', ...args);
      return [status, stderr.trim()];
    };
    expect(await said('--data', 'dependent.csv', '--method', 'adaptive')).toEqual([
      2,
      'dependent.csv: expected linearly independent examples (independent), got 2 examples that span 1 dimensions',
    ]);
    expect(await said('--data', 'outside.csv', '--method', 'adaptive')).toEqual([
      2,
      'outside.csv: expected all numbers of the examples between 0 and 1 (inside), got 1.5',
    ]);
    expect(await said('--data', 'two.csv', '--convolutions', '2')).toEqual([
      2,
      '--convolutions: expected square images, s×s numbers for each example, got 3 numbers',
    ]);
    expect(
      await said('--data', 'diamond.csv', '--convolutions', '4', '--skip', '2', '--filters', '3'),
    ).toEqual([2, '--skip: expected one filter a layer, got 3']);
    expect(await said('--data', 'two.csv')).toEqual([
      2,
      'basincheck: train: expected one of --widths, --convolutions and --method adaptive',
    ]);
  });
});
