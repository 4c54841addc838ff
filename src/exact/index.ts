/**
 * Exact numbers, matrices and networks, and a reader of untrusted text that knows where each value stands. Imports
 * nothing: no package, nothing of Node, no other room.
 */

export * from './algebra/index.js';
export * from './limits/index.js';
export * from './network/index.js';
export * from './numbers/index.js';
export * from './reading/index.js';
