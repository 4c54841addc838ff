export { Crew } from './crew.js';
export { performing } from './tasks.js';
