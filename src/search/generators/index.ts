/**
 * fast-check arbitraries of networks, with or without the hypotheses of a theorem, and of the things that belong to
 * them. All shrinks keep everything that was asked for, and are strictly simpler in the order of `complexity`.
 *
 * @module basincheck/arbitraries
 */

export { activation, type ActivationOptions } from './activation.js';
export { activationFamily, type ActivationFamily } from './activation-family.js';
export { boundaryPointOf } from './boundary-point-of.js';
export { boundedSet, type BoundedSetOptions } from './bounded-set.js';
export { box } from './box.js';
export * as complexity from './complexity.js';
export { contractionRadius } from './contraction.js';
export { Descending, type Descent, NothingDrawn } from './descending.js';
export { Domain, type Box } from './domain.js';
export { dyadic, type DyadicOptions } from './dyadic.js';
export { invertibleMatrix } from './invertible-matrix.js';
export { matrixMoves } from './matrix-moves.js';
export { matrixOfRank } from './matrix-of-rank.js';
export { widthsAre } from './network-shape.js';
export { networkMoves } from './network-moves.js';
export { network } from './network.js';
export { networkSatisfying } from './network-satisfying.js';
export { networkSatisfyingAllBut } from './network-satisfying-all-but.js';
export { type HiddenWidths, type NetworkOptions } from './network-options.js';
export { PlantedNetwork } from './planted-network.js';
export { pointOf } from './point-of.js';
export { type Range } from './range.js';
export { segment, type Segment } from './segment.js';
export { simplestActivations } from './simplest-activations.js';
export { trainedNetwork, type Recipe, type TrainedNetwork, type TrainedShape } from './trained-network.js';
export { vector } from './vector.js';
export { vectorMoves } from './vector-moves.js';
export { PlantedCycle } from './planted-cycle.js';
export { withCycle } from './with-cycle.js';
export { withAttractor } from './with-attractor.js';
export { rationalMoves } from './rational-moves.js';
