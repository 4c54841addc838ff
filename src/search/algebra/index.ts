export { dataCells, huntData, type DataCell, type DataHunt } from './hunt.js';
export { looked } from './looked.js';
export { unitsNeeded } from './maps.js';
export { type AlgebraSubject, type CertifiedData, judgeSubject, type Workbench } from './subject.js';
export { workbenches, workbenchOf } from './workbenches.js';
