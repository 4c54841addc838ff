export { Crew } from './crew.js';
export { here } from './here.js';
export { inOrder } from './in-order.js';
export { performing, type Task, type Tasks, type Workforce } from './tasks.js';
export { type Check, type Checks, exactNumber, numberAt, received, shortText, text } from './untrusted.js';
