import { expect, test } from 'vitest';
import { imagesFromNoise, spectra, tables } from '../../../src/search/memory/index.js';

const quiet = () => undefined;

test('the first rows of Table 2: one eigenvalue 1, the others close to 0', () => {
  const told: string[] = [];
  const rows = spectra(tables[2].slice(0, 2), 1, (done, total, note) =>
    told.push(`${done} of ${total}: ${note}`),
  );
  expect(told).toEqual(['0 of 2: 2×2, 3 layers, 1 filters', '1 of 2: 3×3, 9 layers, 1 filters']);
  for (const { found, parameters, printed } of rows) {
    expect([found?.end, parameters]).toEqual(['reached', printed.parameters]);
    const [first, ...others] = found?.spectrum ?? [];
    expect(first).toBeCloseTo(1, 2);
    expect(Math.max(...others)).toBeLessThan(0.05);
  }
});

test('parameters and bounds are those of the layers: four printed numbers are others', () => {
  // Of Table 1 "2 layers" has the parameters of three, and the last row of Table 2 has 144 and 3105 in the paper.
  const left = [...tables[1], ...tables[2]].map((row) => ({ ...row, isLeft: true as const }));
  const rows = spectra(left, 1, quiet);
  const others = rows.filter(({ parameters, printed }) => parameters !== printed.parameters);
  expect(others.map(({ layers, filters, parameters }) => [layers, filters, parameters])).toEqual([
    [2, 1, 18],
    [2, 16, 288],
    [2, 128, 2304],
    [350, 1, 3150],
  ]);
  expect(rows.slice(9).map(({ bound }) => bound)).toEqual([2, 9, 29, 70, 144, 267, 9, 70, 267]);
  expect(rows.every(({ found }) => found === undefined)).toBe(true);
});

test('two images of 2×2 pixels are kept, and noise tends to multiples of them (Figure 10)', () => {
  const { rows, trainings, heads } = imagesFromNoise(10, 1, quiet);
  expect(trainings[0]?.end).toBe('reached');
  expect(heads).toEqual(['input', 'F', 'F^2', 'F^10', 'F^100']);
  for (const { pictures } of rows.slice(0, 2)) {
    const [start, once] = pictures;
    once?.forEach((value, i) => {
      expect(value).toBeCloseTo(start?.[i] ?? NaN, 3);
    });
  }
  for (const { pictures } of rows.slice(2)) {
    const last = pictures.at(-1) ?? new Float64Array();
    // Neither of the pixels that are black in both images.
    expect(Math.max(Math.abs(last[1] ?? NaN), Math.abs(last[2] ?? NaN))).toBeLessThan(0.01);
  }
});
