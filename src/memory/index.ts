export { defaultMemory, examineMemory, type Memory, type MemoryOptions } from './memory.js';
export { type RecoveryAt, recoveryFromNoise } from './recovery.js';
export { type Share, shareOf } from './share.js';
export { boundedCells, nearestExample } from './tessellation.js';
