export type { Certification, Certified, Thoroughness } from './certification.js';
export type { Glance } from './glance.js';
export type { SearchKind } from './search-kind.js';
