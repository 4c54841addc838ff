export { basinsOf } from './basins.js';
export { type Effort, type Stability, stabilityAssumed, stabilityMeant } from './effort.js';
export { judge } from './judge.js';
export type { Judgement } from './judgement.js';
export { glanceAt, habitsOf, pointOf } from './kinds.js';
export { probe, type Probe, type ProbeOptions } from './probe.js';
export { probeBySurvey } from './probe-survey.js';
export { isConnectedUnion } from './sets/lemmas.js';
export type { IntervalBox } from './sets/box.js';
export type {
  AffineSubject,
  BoxesSubject,
  ChordSubject,
  CycleSubject,
  DomainSubject,
  Meant,
  NetworkSubject,
  Subject,
} from './subject.js';
export { facesOf } from './values.js';
