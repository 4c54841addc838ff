export { type DataCell, dataCellNamed, dataCells } from './cells.js';
export { certifiedFor } from './certified.js';
export { dataChecks } from './checks.js';
export { dataThreads } from './crew.js';
export { type DataHunt, huntData } from './hunt.js';
export { looked } from './looked.js';
export { unitsNeeded } from './maps.js';
export {
  type AlgebraSubject,
  type CertifiedData,
  compareSizes,
  isSmallerData,
  judgeSubject,
  type Workbench,
} from './subject.js';
export { dataTasks, type DataTasks } from './worker.js';
export { workbenches, workbenchOf } from './workbenches.js';
