export { gaussianClouds, sphere, swissRoll } from './clouds.js';
export {
  type ConvolutionalOptions,
  type ConvolutionalStart,
  ConvolutionalTraining,
} from './convolutional-training.js';
export { readCsv } from './csv.js';
export { digits, SIDES } from './digits.js';
export {
  associations,
  cyclic,
  euclidean,
  everyExample,
  exampleAt,
  type Examples,
  examplesInRows,
  examplesOf,
  type ExamplesResult,
  leastDistance,
  type Pairs,
  problemsOf,
} from './examples.js';
export { type LayerDescent, layerDescent, type RowDescent } from './layer-descent.js';
export { LayerTraining } from './layer-training.js';
export { type Method } from './optimizer.js';
export { type Scaling } from './parameters.js';
export { defaultTraining, trained, Training, type TrainingEnd, type TrainingOptions } from './training.js';
export { coordinatesOf, examplesInward } from './unit.js';
export { GLYPH_NAMES, glyphs } from './glyphs.js';
