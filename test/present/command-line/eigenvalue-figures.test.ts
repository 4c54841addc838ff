/** The figures of the sigmoid paper, at sizes that take no time. */

import { expect, test } from 'vitest';
import {
  activations,
  bands,
  defaultEigenvalues,
  radius,
  singleExample,
} from '../../../src/present/command-line/eigenvalue-figures.js';
import {
  defaultBands,
  type EigenvalueBand,
  type TrainedEigenvalue,
} from '../../../src/search/memory/index.js';

const usual = { ...defaultEigenvalues.usual, dimension: 3, hidden: 40, examples: 2, loss: 1e-4, steps: 4000 };
const small = {
  usual,
  single: { depths: [2, 3], sets: [1, 2], hidden: 30 },
  radius: { widths: [20, 60], numbers: [2, 3], radii: [8, 32], longFrom: 32, wideFrom: 3 },
  activations: { radii: [16, 64] },
};
const networksOf = ({ about }: { readonly about: object }) =>
  (about as { readonly networks: readonly TrainedEigenvalue[] }).networks;

test.each([
  ['single', singleExample, 4, ['trained networks, 30 units wide', 'mean of 2 networks']],
  ['radius', radius, 5, ['2 examples, 60 units wide, trained', '3 examples, predicted']],
  ['activations', activations, 4, ['tanh, trained', 'sigmoid, predicted', 'erf, predicted in the mean']],
] as const)('figure %s trains its networks, tells each, and names its curves', (_, drawn, count, texts) => {
  const told: string[] = [];
  const found: unknown[] = [];
  const figure = drawn((done, total, note, last) => {
    told.push(`${done} of ${total}: ${note}`);
    if (last) found.push(last);
  }, small);
  // Each is told before the next one begins, so that Ctrl-C does not lose it.
  expect(found).toEqual(networksOf(figure).slice(0, -1));
  expect([told.length, figure.trainings.length]).toEqual([count, count]);
  expect(told[0]).toMatch(new RegExp(`^0 of ${count}: `));
  expect(figure.trainings.map(({ end }) => end)).toEqual(figure.trainings.map(() => 'reached'));
  for (const text of texts) expect(figure.picture).toContain(text);
  expect(figure.picture).toContain('Nothing in this picture is certified.');
  // Beside each network stands what the kernel predicts for it.
  for (const { trained, predicted } of networksOf(figure)) {
    expect(trained).toBeGreaterThan(0);
    expect(predicted).toBeGreaterThan(0);
  }
});

test('wide networks come close to what is predicted for them, from where they start', () => {
  const wide = {
    ...small,
    usual: { ...usual, loss: 1e-7 },
    // The longer examples are, the wider a network has to be.
    radius: { ...small.radius, widths: [20, 1500], numbers: [2], radii: [2] },
  };
  const networks = networksOf(radius(() => undefined, wide));
  const off = (hidden: number) =>
    Math.max(
      ...networks
        .filter((each) => each.hidden === hidden)
        .map(({ trained, predicted = NaN }) => Math.abs(trained - predicted)),
    );
  expect(off(1500)).toBeLessThan(off(20) / 8);
});

test('figure band proves that the curve for cosine 4/9 is not monotone, and covers all norms', () => {
  const [, two] = defaultBands.sets;
  if (two === undefined) throw new Error('expected two examples');
  const { about, picture, trainings } = bands(() => undefined, {
    sets: [two],
    norms: [8, 16, 32, 64],
    width: 0.15,
    halvings: 6,
  });
  const [band] = (about as { readonly bands: readonly EigenvalueBand[] }).bands;
  expect([trainings.length, band?.unproved]).toEqual([0, []]);
  expect([band?.pieces[0]?.from, band?.pieces.at(-1)?.to]).toEqual([8, 64]);
  band?.pieces.slice(1).forEach(({ from }, k) => {
    expect(band.pieces[k]?.to).toBe(from);
  });
  // Golden values.
  for (const [norm, value] of [
    [8, 0.481309024543763],
    [16, 0.306321648717148],
    [32, 0.343240250002082],
    [64, 0.408235148491225],
  ] as const) {
    const around = band?.pieces.filter(({ from, to }) => from <= norm && norm <= to) ?? [];
    expect(around.length).toBeGreaterThan(0);
    for (const { least, most } of around)
      expect([norm, least <= value && value <= most]).toEqual([norm, true]);
  }
  const { before, low, after } = band?.valley ?? {};
  expect(low && before && after && low.most < before.least && low.most < after.least).toBe(true);
  expect(picture).toContain('Proved, for two examples');
});
