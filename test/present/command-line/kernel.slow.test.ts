import { describe, expect, test } from 'vitest';
import { workshop } from './built.js';

const shop = workshop();
const POINTS = 'x,y\n1.2,0.4\n-0.5,2.1\n3.0,-0.5\n';

interface Predicted {
  readonly predicted: readonly {
    readonly spectralRadius: number;
    readonly attracts: unknown;
    readonly withStarts: { readonly least: number; readonly most: number; readonly attracting: number };
  }[];
  readonly curve: readonly { readonly factor: number; readonly radii?: readonly number[] }[];
  readonly compared?: readonly { readonly residual: number; readonly nearby?: { readonly kind: string } }[];
}

describe('basincheck kernel', () => {
  test('says in words which of the points in a table attract, and from which norm on', async () => {
    const { status, stdout, stderr } = await shop.basincheck(
      'kernel',
      shop.write('points.csv', POINTS),
      '--scale',
      '40',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(
      '3 examples in dimension 2, multiplied by 40; an infinitely wide autoencoder with 1 hidden layer of sigmoid',
    );
    expect(stdout).toContain('3 of 3 examples are predicted to attract: nearby points come to them');
    expect(stdout).toMatch(/\n1 +50\.6 +0\.\d+ ± \S+ +yes /);
  });

  test('one that is predicted not to attract makes it exit with 1', async () => {
    const file = shop.write('near.csv', 'x,y\n1.2,0.4\n-0.5,2.1\n0.3,-1.7\n2.2,1.9\n-1.6,-0.8\n');
    const { status, stdout } = await shop.basincheck('kernel', file, '--scale', '8', '--json');
    const { predicted, curve } = JSON.parse(stdout) as Predicted;
    expect(status).toBe(predicted.every(({ attracts }) => attracts === true) ? 0 : 1);
    expect(status).toBe(1);
    for (const { withStarts } of predicted) expect(withStarts.least).toBeLessThanOrEqual(withStarts.most);
    // However the points lie, all come to attract: the limit is 1/2.
    const { radii = [] } = curve.at(-1) ?? {};
    expect(radii.every((radius) => radius < 0.55)).toBe(true);
  });

  test('the same options print the same bytes', async () => {
    const file = shop.write('points.csv', POINTS);
    const [first, again] = [
      await shop.basincheck('kernel', file, '--json', '--seed', '5'),
      await shop.basincheck('kernel', file, '--json', '--seed', '5'),
    ];
    expect(again.stdout).toBe(first.stdout);
  });

  test('a network that was trained on the examples is looked at beside the prediction', async () => {
    const train = [
      'train',
      '--data',
      'sphere',
      '--count',
      '3',
      '--dimension',
      '6',
      '--radius',
      '8',
      '--widths',
      '400,6',
    ];
    const how = [
      '--activation',
      'sigmoid',
      '--method',
      'descent',
      '--scaling',
      'ntk',
      '--loss',
      '1e-6',
      '--keep',
    ];
    await shop.basincheck(...train, ...how, '--out', 'net.json', '--save-examples', 'ex.csv');
    const { stdout, stderr } = await shop.basincheck(
      'kernel',
      'ex.csv',
      '--compare',
      'net.json',
      '--json',
      '--out',
      'p.svg',
    );
    expect(stderr).not.toContain('expected');
    const { compared = [] } = JSON.parse(stdout) as Predicted;
    expect(compared.length).toBe(3);
    for (const { residual } of compared) expect(residual).toBeLessThan(0.1);
  });

  test('examples that the kernel cannot tell apart are named, with the reason; exit code 2', async () => {
    const file = shop.write('pairs.csv', '1,2\n3,4\n-1,-2\n-3,-4\n');
    const { status, stdout, stderr } = await shop.basincheck('kernel', file);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      'examples 1, 3, 2 and 4, which are pairs x and −x (or 0): with sigmoid and 2 layers',
    );
    const near = shop.write('many.csv', Array.from({ length: 12 }, (_, i) => `${i / 50}`).join('\n'));
    const rounding = await shop.basincheck('kernel', near);
    expect([rounding.status, rounding.stderr]).toEqual([
      2,
      expect.stringContaining('make them longer (--scale)'),
    ]);
    const other = await shop.basincheck('kernel', shop.write('points.csv', POINTS), '--compare', 'net.json');
    expect([other.status, other.stderr]).toEqual([
      2,
      expect.stringContaining('expected 2 inputs and outputs'),
    ]);
  });
});
