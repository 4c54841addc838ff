export { certifyBasin, type BasinSuspicion } from './basin.js';
export type { Certification } from './certification.js';
export { certifyPeak } from './peak.js';
export { probe, type Probe } from './probe.js';
