export { certifyBasin, type BasinSuspicion, type Effort } from './basin.js';
export type { Certification } from './certification.js';
export { certifyPeak } from './peak.js';
export { probe, QUESTIONS, type Probe, type ProbeOptions } from './probe.js';
