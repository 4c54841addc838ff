export { certifyBasin, type BasinSuspicion } from './basin.js';
export { glance } from './glance.js';
export { partsOf } from './glance.js';
export { surveyed } from './surveyed.js';
export { type Glance } from './glance.js';
