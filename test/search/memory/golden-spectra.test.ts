/** The golden spectra of linear convolutional networks, run by run. Their images and starts are not told, so that they agree in kind only. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { Rational } from '../../../src/exact/index.js';
import { spectra, tables } from '../../../src/search/memory/index.js';
import convolutions from '../../exact/algebra/golden/convolutions.json' with { type: 'json' };
import golden from '../../paper/golden/convolutional-spectra.json' with { type: 'json' };
import { operatorOf } from '../../paper/images.js';

/** Ours are at most as many; a golden run that took more need not come to its end here. */
const MOST_STEPS = 15_000;

/** How many eigenvalues are 1 to a hundredth, and whether those that are not small are as many as the images. */
function kindOf(spectrum: readonly number[], images: number) {
  return {
    keepsTheImages: spectrum.filter((value) => Math.abs(value - 1) < 0.01).length >= images,
    memorizes: spectrum.filter((value) => value > 0.1).length === images,
  };
}

test.each(golden.runs.map((run, k) => [k, run.s, run.layers, run.filters, run.n, run] as const))(
  'run %i, images of side %i, %i layers of %i filters for %i images: parameters, loss and kind of spectrum',
  (_, side, layers, filters, images, run) => {
    const row = { side, images, layers, filters, printed: { parameters: run.params, spectrum: '' } };
    const [{ parameters, found } = { parameters: NaN, found: undefined }] = spectra(
      [row],
      1,
      () => undefined,
    );
    expect(parameters).toBe(run.params);
    const wanted = kindOf(run['spectrum |lambda|'], images);
    expect(wanted.keepsTheImages).toBe(true);
    if (run.steps > MOST_STEPS && found?.end === 'steps spent') return;
    expect(found?.end).toBe('reached');
    expect([found?.loss ?? NaN, run.loss].every((loss) => loss <= 1e-6)).toBe(true);
    expect(kindOf(found?.spectrum ?? [], images)).toEqual(wanted);
  },
);

test('the parameters of Tables 1 and 2 are the golden ones', () => {
  const left = { images: 1, isLeft: true, side: 3, printed: { parameters: 0, spectrum: '' } } as const;
  const rows = convolutions.table1_params.flatMap(({ filters, 'layers*': counts }) =>
    Object.entries(counts).map(([layers, parameters]) => ({
      ...left,
      filters,
      layers: Number(layers),
      parameters,
    })),
  );
  const found = spectra(rows, 1, () => undefined);
  expect(found.map(({ parameters }) => parameters)).toEqual(rows.map(({ parameters }) => parameters));
  expect(tables[1].map(({ printed }) => printed.parameters)).toEqual(
    convolutions.table1_params.map(({ printed }) => printed),
  );
  const second = spectra(
    tables[2].map((row) => ({ ...row, isLeft: true })),
    1,
    () => undefined,
  );
  expect(
    second.map(({ side, bound, layers, printed, parameters }) => [
      side,
      bound,
      layers,
      printed.parameters,
      parameters,
    ]),
  ).toEqual(
    convolutions.table2.map((row) => [
      row.s,
      row['ceil(s^4/9)'],
      row.layers,
      row.printed_params,
      row['9*layers'],
    ]),
  );
});

test('the golden run with one layer and the diamond has the spectrum of its exact operator, but for what is left of its start', () => {
  const image = (convolutions.theorem4[0]?.image ?? []).map((row) => row.map((pixel) => Rational.of(pixel)));
  const operator = new Matrix(operatorOf(image, 3).map((row) => row.map((entry) => entry.toNumber())));
  const exact = new EigenvalueDecomposition(operator).realEigenvalues.map(Math.abs).toSorted((a, b) => b - a);
  const spectrum = golden.runs[3]?.['spectrum |lambda|'] ?? [];
  expect(exact.filter((value) => value > 1e-9)).toHaveLength(7);
  exact.forEach((value, i) => {
    expect(Math.abs((spectrum[i] ?? NaN) - value)).toBeLessThan(0.11);
  });
});

test('the other golden run with one layer is close to the identity, which its exact operator is for nearly all images', () => {
  const spectrum = golden.runs[2]?.['spectrum |lambda|'] ?? [];
  const image = convolutions.theorem4[4]?.image.map((row) => row.map((pixel) => Rational.of(pixel))) ?? [];
  const unit = operatorOf(image, 3).map((row, i) =>
    row.every((entry, j) => entry.equals(Rational.of(Number(i === j)))),
  );
  expect(unit).toEqual(Array(9).fill(true));
  for (const value of spectrum) expect(Math.abs(value - 1)).toBeLessThan(0.03);
});
