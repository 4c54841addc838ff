export { drawCounterexample } from './counterexample.js';
export { drawNetwork } from './network.js';
export type { View } from './view.js';
