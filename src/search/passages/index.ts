export { certifyUnstable } from './hole.js';
export { unstableLimits } from './unstable.js';
