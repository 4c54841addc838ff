/** What a statement is judged on. */

import {
  type Matrix,
  Network,
  type PiecewiseLinear,
  type Interval,
  type Rational,
  type Vector,
} from '../../exact/index.js';
import type { Portrait } from '../../sampling/index.js';
import type { BasinStatement, Examined, Statement } from '../../statements/index.js';
import type { Outlook } from '../attraction/index.js';
import type { Domain } from '../generators/index.js';

/** Which attractors a statement is asked of: fixed points, cycles of two points or more, or both. */
export type Meant = 'fixed points' | 'cycles' | 'all';

/** A network, with what was seen of it before, if it was seen with the same seed. */
export interface NetworkSubject {
  readonly network: Network;
  readonly outlook?: Outlook;
  readonly portrait?: Portrait;
  /** Which attractors are asked about by sampling: the fixed points, if not given. */
  readonly meant?: Meant;
  /** What was found of the statement's hypotheses. */
  readonly hypotheses?: readonly Examined[];
}

/** A network with cycles, and as which of the statements that Remark 2.1 extends it is judged. */
export interface CycleSubject extends NetworkSubject {
  readonly as: BasinStatement;
}

/** A network F: ℝⁿ → ℝ, a bounded set D, and points of it. */
export interface DomainSubject extends NetworkSubject {
  readonly domain: Domain;
  readonly points: readonly Vector[];
}

/** A piecewise linear φ and a finite union of boxes. */
export interface BoxesSubject {
  readonly phi: PiecewiseLinear;
  readonly boxes: readonly (readonly Interval[])[];
}

/** Two points, a point y near their images, and parameters of points between. */
export interface ChordSubject {
  readonly phi: PiecewiseLinear;
  readonly ends: readonly [Vector, Vector];
  readonly y: Vector;
  readonly parameters: readonly Rational[];
}

/** An affine map and a finite union of boxes. */
export interface AffineSubject {
  readonly weights: Matrix;
  readonly bias: Vector;
  readonly boxes: readonly (readonly Interval[])[];
}

export type Subject =
  Network | NetworkSubject | CycleSubject | DomainSubject | BoxesSubject | ChordSubject | AffineSubject;

/** The subject, if it has all these keys; a bare network counts as one that was not seen before. Throws otherwise. */
export function subjectWith<Key extends string>(
  subject: Subject,
  { name }: Statement,
  ...keys: readonly Key[]
): Extract<Exclude<Subject, Network>, Readonly<Record<Key, unknown>>> {
  const given = subject instanceof Network ? { network: subject } : subject;
  if (keys.every((key) => key in given)) {
    return given as Extract<Exclude<Subject, Network>, Readonly<Record<Key, unknown>>>;
  }
  const found = Object.keys(given).join(', ');
  throw new TypeError(`judge: expected for ${name} a subject with ${keys.join(', ')}, got one with ${found}`);
}
