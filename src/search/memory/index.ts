export { defaultMemory, examineMemory, type Memory, type MemoryOptions } from './memory.js';
export { examineMemoryOfImages } from './of-images.js';
export {
  defaultDigits,
  defaultGrowth,
  digitTrajectories,
  type Growth,
  imagesFromNoise,
  type PictureRows,
  recoveryByShape,
  stoppedDigits,
  stoppedEarly,
} from './image-figures.js';
export { defaultLine, type LineMap, type LineMaps, lineMaps } from './line-maps.js';
export { type RecoveryAt } from './recovery.js';
export {
  defaultDigitRadius,
  defaultRadius,
  ofDigits,
  type RadiusOptions,
  type RecoveryByRadius,
  recoveryByRadius,
} from './recovery-by-radius.js';
export { spectra, type Spectrum, tables } from './spectra.js';
export { type Share } from './share.js';
export { defaultTrajectories, type Trajectories, trajectories } from './trajectories.js';
export {
  type PredictedExample,
  type PredictedAt,
  type Prediction,
  type PredictionOptions,
  type PredictionResult,
  predict,
} from './prediction.js';
export { type BandOptions, defaultBands, type EigenvalueBand, eigenvalueBands } from './eigenvalue-bands.js';
export {
  predictedEigenvalue,
  type TrainedActivation,
  type TrainedEigenvalue,
  trainedEigenvalue,
  type TrainedSetting,
} from './eigenvalues-by-radius.js';
