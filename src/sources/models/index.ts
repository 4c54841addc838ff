export { readArray, type ArrayResult } from './array.js';
export { foreignFile } from './foreign.js';
export { readDescription, type Description } from './layers.js';
export type { Model, ModelResult, Noted } from './model.js';
export { LAYERS_FORMAT, type NamedLayer } from './named-layer.js';
export { isNpy } from './npy.js';
export type { Beside } from './onnx-tensor.js';
export { modelFormat, readModel, type ModelFormat } from './read.js';
export type { Tensor } from './tensor.js';
