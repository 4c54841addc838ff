/**
 * n attractors on a line need 2·(n − 1) units: between neighbours, F − id leaves the first downwards and comes to the second from
 * above, so that F bends at least twice there, and a network with one hidden layer of m ReLU units bends at most m times. Against Theorem 6 of
 * the memorization paper.
 */

import { type PointsCase, distinct } from '../../statements/index.js';
import { insist } from '../parts/objection.js';
import { vectorText } from '../parts/text.js';
import type { Argument } from './argument.js';
import { matrixAt } from './read-data.js';

export interface UnitsWitness {
  /** How many units are needed. */
  readonly units: number;
}

/** Far more than a file has points. */
const MOST_UNITS = 2 ** 24;

export const units: Argument<PointsCase, UnitsWitness> = {
  data: (place) => {
    const entries = place.object('points');
    const points = entries && matrixAt(entries.points, undefined, 1);
    return points && { points };
  },
  witness: (place) => {
    const needed = place.object('units')?.units.count(0, MOST_UNITS);
    return needed === undefined ? undefined : { units: needed };
  },
  check: (data, { units: needed }) => {
    const { holds, because } = distinct.decide(data);
    insist(holds, 'data.points', 'different points', because);
    const n = data.points.length;
    insist(needed === 2 * (n - 1), 'witness.units', `${2 * (n - 1)}`, `${needed}`);
    insist(needed > n + 1, 'witness.units', `more than (n + 1)·d = ${n + 1}`, `${needed}`);
  },
  fact: ({ points }, { units: needed }) =>
    `a network with one hidden layer of ${points.length + 1} ReLU units cannot have the ${points.length} points ${points.map(vectorText).join(', ')} as ` +
    `attractors, which needs ${needed} units`,
};
