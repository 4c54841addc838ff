export { drawCounterexample, windowOfBarrier } from './counterexample.js';
export { drawNetwork } from './network.js';
export type { View } from './view.js';
export { drawFigure1, type Figure } from './figure-1.js';
export { drawCounterexampleLayers, drawLayers, type LayerPicture } from './layers.js';
