/**
 * Exact numbers, matrices and networks, and untrusted text read with places. Imports nothing: no package, nothing of
 * Node, no other room.
 */

export * from './network/index.js';
export * from './numbers/index.js';
export * from './reading/index.js';
