export { LAYERS_FORMAT, readDescription, type Description, type NamedLayer } from './layers.js';
export type { ModelResult } from './model.js';
export { modelFormat, readModel, type ModelFormat } from './read.js';
