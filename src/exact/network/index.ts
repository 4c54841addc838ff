export { SLOPE_DENOMINATOR, type Activation, type Band, type Branch } from './activation.js';
export {
  activated,
  affineForms,
  affineImage,
  image,
  ranges,
  SPANS,
  type AffineForms,
  type AnySet,
} from './affine-forms.js';
export { attractingNetwork, printedAttractors } from './attracting.js';
export { activatedCases, everyCase, MOST_CASES } from './cases.js';
export { Elu } from './elu.js';
export { integerLayer, type IntegerLayer } from './integer-layer.js';
export { absolute, hardTanh, leakyRelu, relu } from './named.js';
export { applyLayer, compose, Network, type Layer } from './network.js';
export {
  activationAt,
  networkAt,
  readingLimits,
  readNetwork,
  readPlace,
  writeNetwork,
  writeNetworkNumbers,
  type NetworkResult,
  type ReadingLimits,
} from './network-file.js';
export { NETWORK_FORMAT, networkJson } from './network-json.js';
export { PiecewiseLinear, type Piece } from './piecewise-linear.js';
export { elu, smoothActivations, type SmoothName } from './smooth.js';
export { denseLayer, SparseNetwork, type SparseLayer, type SparseRow } from './sparse-network.js';
export { point, type Generator, type Zonotope } from './zonotope.js';
