export { examinePeak } from './questions/peaks.js';
export { ask } from './questions/ask.js';
export {
  type AttractorSearch,
  defaultAttractorSearch,
  findAttractors,
  type PeriodicOrbits,
} from './portraits/attractors.js';
export { isDecidedByRounding } from './portraits/collapse.js';
export { boundaryCells } from './questions/boundary.js';
export { boxLayers, type BoxLayers } from './kernels/box-layers.js';
export { type Boxes, type BoxKernel } from './kernels/boxes.js';
export { type Chart, chartOf, cellsOf, componentAt, deepestCell } from './questions/chart.js';
export { type Component, type Components, components, faceAfter } from './questions/components.js';
export {
  type Basin,
  defaultOrbitLimits,
  SampledFate,
  FateClassifier,
  type Fates,
  isUnknown,
} from './portraits/fates.js';
export { fastestBoxes } from './kernels/fastest-boxes.js';
export { fastestKernel } from './kernels/fastest-kernel.js';
export {
  type FloatLayer,
  type FloatNetwork,
  floatNetwork,
  type FloatPieces,
} from './kernels/float-network.js';
export { type Frame, frame, SampleGrid } from './portraits/grid.js';
export {
  shapeOf,
  sparseFloatLayers,
  type SparseFloatLayer,
  sparseFloatNetwork,
} from './kernels/sparse-float-network.js';
export { growthAt, SparseMap } from './orbits/sparse-map.js';
export { distance, IteratedMap, magnitude } from './orbits/iterated-map.js';
export { type Jacobian, jacobian } from './orbits/jacobian.js';
export { Ending, type Kernel, type OrbitLimits, type Settled, type Targets } from './kernels/kernel.js';
export { type Ellipsoid } from './orbits/landing.js';
export { periodicPointNear } from './orbits/newton.js';
export { pathBetween, pathToInfinity, staysIn } from './questions/paths.js';
export { type Lyapunov, type PeriodicOrbit, type SampledAttractor } from './orbits/periodic-orbits.js';
export { type Polyline } from './orbits/polyline.js';
export { framesFor, type Portrait, portraitOf } from './portraits/portrait.js';
export { Random } from './orbits/random.js';
export { imageOf, type SampledSet, sample, type Samples } from './questions/region.js';
export { surroundedOnLine } from './questions/surrounded.js';
export { ScalarBoxes } from './kernels/scalar-boxes.js';
export { ScalarKernel } from './kernels/scalar-kernel.js';
export { firstCoordinate } from './kernels/scalar-layers.js';
export { SimdBoxes } from './kernels/simd-boxes.js';
export { SimdKernel } from './kernels/simd-kernel.js';
export { spectralRadiusOf, type Stability, stabilityAt, type StabilityKind } from './orbits/stability.js';
export { type Answer, type Evidence, type Look } from './questions/suspicion.js';
export { type StartBox, cube, pointsIn } from './portraits/start-box.js';
export { boxInward, boxOutward } from './coordinates/start-boxes.js';
export { Elsewhere, productsOf, type Resting, Survey } from './portraits/survey.js';
export { type Cuts, cutsOf } from './questions/walls.js';
export { Coordinates, seenIn } from './coordinates/coordinates.js';
export { type PortraitOutside, portraitOutside, seenOutside } from './coordinates/outside.js';
export { normalForm, type NormalForm } from './coordinates/normal-form.js';
export * from './infinite-width/index.js';
