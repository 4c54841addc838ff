export { readArray, type ArrayResult } from './array.js';
export { LAYERS_FORMAT, readDescription, type Description, type NamedLayer } from './layers.js';
export type { ModelResult } from './model.js';
export { isNpy } from './npy.js';
export { modelFormat, readModel, type ModelFormat } from './read.js';
export type { Tensor } from './tensor.js';
