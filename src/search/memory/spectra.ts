/**
 * Tables 1 and 2 of the memorization paper: linear convolutional autoencoders, trained until the loss is small, and the spectrum of the operator that they then
 * are. Memorization would be as many eigenvalues 1 as there are training images, and all others close to 0.
 */

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { Random } from '../../sampling/index.js';
import {
  type ConvolutionalStart,
  ConvolutionalTraining,
  examplesOf,
  type TrainingEnd,
} from '../../sources/training/index.js';

export interface SpectrumRow {
  readonly side: number;
  readonly images: number;
  readonly layers: number;
  readonly filters: number;
  /** Layers between skip connections. */
  readonly skip?: number;
  /** What the paper prints: the number of parameters, and the spectrum. */
  readonly printed: { readonly parameters: number; readonly spectrum: string };
  /** Not trained here, as it takes more than a few minutes. */
  readonly isLeft?: true;
}

export interface Spectrum extends SpectrumRow {
  /** ⌈s⁴/9⌉, from which on the paper expects memorization. */
  readonly bound: number;
  readonly parameters: number;
  /** Absent where the row is not trained. */
  readonly found?: {
    readonly end: TrainingEnd;
    readonly steps: number;
    readonly loss: number;
    /** The absolute values of the eigenvalues, the greatest first. */
    readonly spectrum: readonly number[];
  };
}

const first = (layers: number, filters: number, parameters: number, spectrum: string): SpectrumRow => ({
  side: 3,
  images: 2,
  layers,
  filters,
  printed: { parameters, spectrum },
});

const second = (
  side: number,
  images: number,
  layers: number,
  parameters: number,
  spectrum: string,
  more: Pick<SpectrumRow, 'skip' | 'isLeft'> = {},
): SpectrumRow => ({ side, images, layers, filters: 1, printed: { parameters, spectrum }, ...more });

export const tables: Readonly<Record<1 | 2, readonly SpectrumRow[]>> = {
  1: [
    first(2, 1, 27, '1, 1, .98, …'),
    first(2, 16, 2592, '1, 1, .99, …'),
    first(2, 128, 149760, '1, 1, .99, …'),
    first(5, 1, 45, '1, 1, .78, …'),
    first(5, 16, 7200, '1, 1, .72, …'),
    first(5, 128, 444672, '1, 1, .7, …'),
    first(8, 1, 72, '1, 1, .14, …'),
    first(8, 16, 14112, '1, 1, .1, …'),
    first(8, 128, 887040, '1, 1, .08, …'),
  ],
  2: [
    second(2, 1, 3, 27, '1 [< 1e-2]'),
    second(3, 1, 9, 81, '1 [< 1e-2]'),
    second(4, 1, 29, 261, '1 [< 1e-3]'),
    second(5, 1, 70, 630, '1 [< 1e-5]'),
    second(6, 1, 144, 1296, '1 [< 2e-2]', { skip: 10 }),
    second(7, 1, 267, 2403, '1 [< 4e-3]', { skip: 10, isLeft: true }),
    second(3, 3, 10, 90, '1, .98, .98 [< 1e-2]'),
    second(5, 5, 200, 1800, '1, 1, 1, 1, 1 [< 1e-3]', { skip: 10, isLeft: true }),
    second(7, 5, 350, 3105, '1, 1, 1, 1, 1 [< 1e-2]', { skip: 10, isLeft: true }),
  ],
};

/** Adam with this rate, halved when the loss stands still; the loss is E = 1/(2N)·Σ |F(x) − x|². */
const [LOSS, MOST_STEPS] = [1e-6, 15_000];

/** Near zero, as far as deep networks still learn: all parameters 1/10 or 1/20 for one filter a layer, PyTorch's uniform start for several. */
function startOf({ filters, skip }: SpectrumRow): ConvolutionalStart {
  if (filters > 1) return 'usual';
  return skip === undefined ? 0.1 : 0.05;
}

/** The same seed gives the same spectra. `on` is told which row comes next. */
export function spectra(
  rows: readonly SpectrumRow[],
  seed: number,
  on: (done: number, total: number, note: string) => void,
): readonly Spectrum[] {
  return rows.map((row, k) => {
    const { side, images, layers, filters, skip } = row;
    on(k, rows.length, `${side}×${side}, ${layers} layers, ${filters} filters`);
    const random = new Random(seed, 'normal images');
    const examples = examplesOf(
      Array.from({ length: images }, () => Array.from({ length: side * side }, () => random.normal())),
    );
    const training = new ConvolutionalTraining(examples, {
      ...{ side, layers, filters, seed },
      ...(skip !== undefined && { skip }),
      // With equal parameters in a shallow network all images are treated as their mirror images are.
      start: images > 1 && filters === 1 ? { nearZero: 0.2 } : startOf(row),
      method: 'adam',
      rate: 1e-3,
      loss: LOSS,
      steps: MOST_STEPS,
    });
    const about = { ...row, bound: Math.ceil(side ** 4 / 9), parameters: training.parameters };
    if (row.isLeft) return about;
    const end = training.advance(Infinity) ?? 'steps spent';
    const { steps, loss } = training;
    return { ...about, found: { end, steps, loss, spectrum: spectrumOf(training, side) } };
  });
}

/** Of the linear map that the network is. */
function spectrumOf(training: ConvolutionalTraining, side: number): readonly number[] {
  const n = side * side;
  const columns = training.images(
    Float64Array.from({ length: n * n }, (_, e) => (e % (n + 1) === 0 ? 1 : 0)),
  );
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(
    Matrix.from1DArray(n, n, columns).transpose(),
  );
  return realEigenvalues.map((re, i) => Math.hypot(re, imaginaryEigenvalues[i] ?? NaN)).sort((a, b) => b - a);
}
