export { certifyBasin, type BasinSuspicion } from './basin.js';
export { glance, partsOf } from './glance.js';
export { barrierSearch } from './search.js';
export { surveyed } from './surveyed.js';
