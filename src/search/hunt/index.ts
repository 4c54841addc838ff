export { search, type Batch, type BatchResult } from './batch.js';
export { type Cell, cellNamed, cells, controls } from './cell.js';
export { alone, HuntCrew } from './crew.js';
export { exhaust, networksIn, type Scope, sizeOfScope } from './exhaustive.js';
export { type HopfieldRow, huntHopfield } from './hopfield.js';
export { huntCell, type HuntEvent, type HuntOptions, type HuntResult, type Runner } from './hunt.js';
export { activationText, matrixRows, matrixTable, type MatrixRow, type Survived } from './matrix.js';
export { survived } from './survived.js';
export { goesBefore, provenanceOf, saysTheSame, type Trophy, trophyIn } from './trophy.js';
