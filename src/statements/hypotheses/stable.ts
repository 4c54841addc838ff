import type { AttractorHypothesis } from './hypothesis.js';

/** Of x*, in the sense of Lyapunov. Definition 1.1 does not ask for it. */
export const stable: AttractorHypothesis = {
  name: 'stable',
  text: 'x* is stable: orbits that start close enough to x* stay as close as one likes',
  assumed: '`x*` is stable',
  noun: 'stability',
};
