import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { workshop } from './built.js';

const shop = workshop();
const fixture = (name: string) =>
  fileURLToPath(new URL(`../../sources/models/fixtures/${name}`, import.meta.url));
const example = (name: string) => fileURLToPath(new URL(`../../../counterexamples/${name}`, import.meta.url));

interface Report {
  readonly hypotheses: readonly { readonly name: string; readonly holds: unknown }[];
  readonly theorems: readonly {
    readonly id: string;
    readonly applies: unknown;
    readonly check: { readonly verdict: string };
  }[];
  readonly contraction: unknown;
  readonly attractors: readonly { readonly region: { readonly proved: boolean } }[];
  readonly fractions: {
    readonly starts: number;
    readonly fractions: readonly { readonly lo: number; readonly share: number; readonly hi: number }[];
  };
}

describe('basincheck report', () => {
  test('says of an ONNX file on one page what holds, what is proved and what is sampled; exit code 0', async () => {
    const { status, stdout, stderr } = await shop.basincheck('report', fixture('torch-relu.onnx'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const part of [
      'F: ℝ² → ℝ², 2 layers of widths 2, 2, 12 parameters, φ(x) = max(x, 0)',
      'rank        fails  every weight matrix has rank n0 = 2',
      '2.2      yes ',
      '2.2: survived, proved: F contracts the whole space, so that B(x*) = ℝⁿ.',
      'x1* ≈ (-0.0615613, -0.0882202), spectral radius ≈ 0.423661. Proved: every orbit of F from a region',
      'at x1*  100.00 %  99.96 % to 100.00 %',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  test('writes a refuted conclusion down as a file that is verified, with a picture; exit code 1', async () => {
    const { status, stdout } = await shop.basincheck(
      ...['report', example('2.1-without-rank.json'), '--format', 'markdown'],
      ...['--counterexamples', 'found', '--picture', 'picture.svg'],
    );
    expect(status).toBe(1);
    expect(stdout).toContain('# 2.1-without-rank.json');
    expect(stdout).toContain('| 2.1 | no (rank) | every component of B(x\\*) is unbounded | refuted |');
    expect(stdout).toContain('(<picture.svg>)');
    const text = readFileSync(join(shop.folder, 'found', '2.1-without-rank.json-2.1.json'), 'utf8');
    expect(verify(text)).toMatchObject({ verdict: 'verified', theorem: '2.1', dropped: ['rank'] });
    expect(readFileSync(join(shop.folder, 'picture.svg'), 'utf8')).toMatch(/^<svg/);
  });

  test('has everything in JSON too, the same for the same seed', async () => {
    const once = await shop.basincheck('report', fixture('torch.layers.json'), '--json', '--seed', '3');
    const report = JSON.parse(once.stdout) as Report;
    expect(report.hypotheses.map(({ name }) => name)).toEqual([
      'width',
      'continuous',
      'monotone',
      'rank',
      'surjective',
      'square',
      'full-rank',
    ]);
    expect(report.theorems.map(({ id, applies }) => [id, applies])).toEqual([
      ['2.1', true],
      ['2.2', true],
      ['2.3', false],
    ]);
    for (const { lo, share, hi } of report.fractions.fractions) {
      expect(0 <= lo && lo <= share && share <= hi && hi <= 1).toBe(true);
    }
    expect(
      (await shop.basincheck('report', fixture('torch.layers.json'), '--json', '--seed', '3')).stdout,
    ).toBe(once.stdout);
  });

  test('complains about a model that cannot be read, by what comes first in the way; exit code 2', async () => {
    const { status, stdout, stderr } = await shop.basincheck('report', fixture('torch-residual.onnx'));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n').filter((line) => line.includes('torch-residual.onnx: node "/'))).toHaveLength(
      1,
    );
    const cut = shop.write('cut.npz', readFileSync(fixture('stored.npz')).subarray(0, 900));
    expect((await shop.basincheck('report', cut)).stderr).toContain(
      'expected the end of a ZIP directory, got none',
    );
    const elsewhere = shop.write(
      'elsewhere.layers.json',
      readFileSync(fixture('torch.layers.json'), 'utf8').replace('torch.safetensors', '../torch.safetensors'),
    );
    expect((await shop.basincheck('report', elsewhere)).stderr).toContain(
      'tensors: expected the name of a file in the same folder, got "../torch.safetensors"',
    );
    expect((await shop.basincheck('report', fixture('torch-relu.onnx'), '--box', '3,1')).status).toBe(2);
  });

  test('probe and draw read the files of other tools too', async () => {
    const probed = await shop.basincheck('probe', fixture('numpy.safetensors'), '--theorem', '2.2');
    expect(probed.stdout).toContain('width       holds: every layer has at most n0 = 2 outputs');
    const drawn = await shop.basincheck('draw', fixture('stored.npz'));
    expect(drawn.stdout).toMatch(/^<svg[^]*stored\.npz: ℝ² → ℝ²/);
    expect((await shop.basincheck('draw', fixture('objects.npz'))).status).toBe(2);
  });
});
