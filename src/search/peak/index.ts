export { certifyPeak } from './peak.js';
export { peakGlance } from './peak-glance.js';
