export { certifyHole, certifyUnstable } from './hole.js';
export { glanceAtUnstable } from './unstable.js';
