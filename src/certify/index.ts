export { certifyBasin, type BasinSuspicion } from './basin.js';
export type { Certification, Effort } from './certification.js';
export { attractorAround } from './attractor-around.js';
export type { Contraction } from './contraction.js';
export { outlookOn, type Outlook, type OutlookOptions } from './outlook.js';
export { certifyPeak } from './peak.js';
export { probe, QUESTIONS, type Probe, type ProbeOptions } from './probe.js';
export { certifyAttraction, type CertifiedAttraction } from './interval-attraction.js';
export { spectralRadiusAtMost } from './spectral-bound.js';
