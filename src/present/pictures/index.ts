/** Pictures as SVG text. What of it is published as `basincheck/draw` stands in `src/draw.ts`. */

export { drawCounterexample, windowOfBarrier } from './counterexample.js';
export { drawNetwork } from './network.js';
export type { View, VisibleRanges } from './view.js';
export { drawFigure1, type Figure, type FigurePanel } from './figure-1.js';
export { drawCounterexampleLayers, drawLayers, type LayerPicture } from './layers.js';
export type { LayerPanel } from './exact-layers.js';
export type { Image } from './image.js';
export type { Range } from './scale.js';
export type { Corner } from './polyhedron.js';
export type { Stage } from './stages.js';
export { drawMemory } from './memory.js';
export { drawLineMaps } from './line-maps.js';
export { drawPictureRows } from './picture-rows.js';
export { drawRecoveryByShape } from './recovery-by-shape.js';
export { drawRecoveryByRadius } from './recovery-by-radius.js';
export { drawTrajectories } from './trajectories.js';
export { drawPrediction } from './prediction.js';
export { drawBands } from './bands.js';
export { valueSheet, type ValueCurve } from './value-curves.js';
export { hueOf } from './palette.js';
