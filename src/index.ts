/**
 * Exact numbers, activations, networks and their files, the theorems as data, the verifier, and `probe`.
 *
 * @module basincheck
 */

export * from './certificates/index.js';
export * from './certify/index.js';
export * from './models/index.js';
export * from './network/index.js';
export * from './numbers/index.js';
export * from './reading/index.js';
export * from './theorems/index.js';
