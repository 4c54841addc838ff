export type { Certification, Effort } from './certification.js';
