export { search, type Batch, type BatchResult } from './batch.js';
export { type Block, type BlockResult, LARGEST_SCOPE } from './block.js';
export { checkScope, huntChecks } from './checks.js';
export { type Cell, cellNamed, cells, controls } from './cell.js';
export { alone, HuntCrew, huntThreads } from './crew.js';
export { blocksOf, exhaust, type Exhaustion, isLast, together } from './exhaustive.js';
export type { HopfieldLook } from './hopfield.js';
export {
  hopfieldPieces,
  hopfieldRow,
  type HopfieldRow,
  type HopfieldShape,
  hopfieldShapes,
} from './hopfield-hunt.js';
export { huntCell, type HuntEvent, type HuntOptions, type HuntResult, type Runner } from './hunt.js';
export { activationText, matrixRows, matrixTable, type MatrixRow, type Survived } from './matrix.js';
export { networksIn, type Scope, sizeOfScope } from './networks-in.js';
export { scopeOf, type ScopeOptions } from './scope.js';
export { survived } from './survived.js';
export { goesBefore, provenanceOf, saysTheSame, type Trophy, trophyIn } from './trophy.js';
export { huntTasks, type HuntTasks } from './worker.js';
