export { defaultMemory, examineMemory, type Memory, type MemoryOptions } from './memory.js';
export { examineMemoryOfImages } from './of-images.js';
export { type RecoveryAt } from './recovery.js';
export { defaultRadius, type RecoveryByRadius, recoveryByRadius } from './recovery-by-radius.js';
export { type Share } from './share.js';
export { defaultTrajectories, type Trajectories, trajectories } from './trajectories.js';
