export { examinePeak } from './peaks.js';
export { ask } from './ask.js';
export {
  type AttractorSearch,
  defaultAttractorSearch,
  findAttractors,
  type PeriodicOrbits,
} from './attractors.js';
export { boundaryCells } from './boundary.js';
export { boxLayers, type BoxLayers } from './box-layers.js';
export { type Boxes, type BoxKernel } from './boxes.js';
export { type Chart, chartOf, cellsOf, componentAt, deepestCell } from './chart.js';
export { type Component, type Components, components, faceAfter } from './components.js';
export { type Basin, defaultLimits, Fate, FateClassifier, type Fates, isUnknown } from './fates.js';
export { fastestBoxes } from './fastest-boxes.js';
export { fastestKernel } from './fastest-kernel.js';
export { type FloatLayer, type FloatNetwork, floatNetwork, type FloatPieces } from './float-network.js';
export { type Frame, frame, Grid } from './grid.js';
export { distance, IteratedMap, magnitude } from './iterated-map.js';
export { type Jacobian, jacobian } from './jacobian.js';
export { Ending, type Kernel, type Limits, type Settled, type Targets } from './kernel.js';
export { type Ellipsoid } from './landing.js';
export { periodicPointNear } from './newton.js';
export { pathBetween, pathToInfinity, staysIn } from './paths.js';
export { type Attractor, type PeriodicOrbit } from './periodic-orbits.js';
export { type Polyline } from './polyline.js';
export { framesFor, type Portrait, portraitOf } from './portrait.js';
export { Random } from './random.js';
export { imageOf, type Region, sample, type Samples } from './region.js';
export { ScalarBoxes } from './scalar-boxes.js';
export { ScalarKernel } from './scalar-kernel.js';
export { SimdBoxes } from './simd-boxes.js';
export { SimdKernel } from './simd-kernel.js';
export { spectralRadiusOf, type Stability, stabilityAt, type StabilityKind } from './stability.js';
export { type Answer, type Evidence, type Look, type Question } from './suspicion.js';
export { Elsewhere, productsOf, type Resting, Survey } from './survey.js';
export { type Cuts, cutsOf } from './walls.js';
