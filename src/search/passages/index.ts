export { certifyHole, certifyUnstable } from './hole.js';
export { glanceAtUnstable, unstableLimits } from './unstable.js';
