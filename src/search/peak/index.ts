export { certifyPeak } from './peak.js';
export { peakSearch } from './search.js';
