export { probe, QUESTIONS, type Probe, type ProbeOptions } from './probe.js';
