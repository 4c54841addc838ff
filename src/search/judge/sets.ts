/** Judges the lemmas about sets and their images: in exact arithmetic throughout, so an outcome is what is true. */

import { Rational, type Vector } from '../../exact/index.js';
import type { SetStatement } from '../../statements/index.js';
import type { Judgement } from './judgement.js';
import {
  boundaryPointMissed,
  chordLeaving,
  hasConnectedAffinePreimage,
  hasConnectedPreimage,
  squaredDistance,
} from './sets/lemmas.js';
import { type ChordSubject, type Subject, subjectWith } from './subject.js';

export function judgeSets(subject: Subject, statement: SetStatement): Judgement {
  switch (statement.question) {
    case 'a boundary point of φ(D) outside φ(∂D)': {
      const { phi, boxes } = subjectWith(subject, statement, 'phi', 'boxes');
      const y = boundaryPointMissed(phi, boxes);
      return judged(y === undefined, `(${String(y)}) is in ∂φ(D) but not in φ(∂D)`);
    }
    case 'an image of a chord outside the ball': {
      const chord = subjectWith(subject, statement, 'phi', 'ends', 'y', 'parameters');
      const t = leavingAt(chord);
      return judged(t === undefined, `fails at t = ${String(t)}`);
    }
    case 'an inverse image under φ in two parts': {
      const { phi, boxes } = subjectWith(subject, statement, 'phi', 'boxes');
      return judged(hasConnectedPreimage(phi, boxes), 'φ⁻¹(D) falls apart');
    }
    case 'an inverse image under an affine map in two parts': {
      const { weights, bias, boxes } = subjectWith(subject, statement, 'weights', 'bias', 'boxes');
      const isConnected = hasConnectedAffinePreimage({ weights, bias }, boxes);
      return judged(isConnected, 'two boxes that meet have no inverse image in common');
    }
  }
}

/** The parameter of a point between whose image leaves the ball; its radius is the least that the ends allow. */
function leavingAt({ phi, ends, y, parameters }: ChordSubject): Rational | undefined {
  const image = (x: Vector) => x.map((entry) => phi.valueAt(entry));
  const distance = Rational.max(squaredDistance(image(ends[0]), y), squaredDistance(image(ends[1]), y));
  // Any ε² above the greater distance will do; the closer, the harder.
  const epsilonSquared = distance.plus(Rational.of(1, 2n ** 40n));
  return chordLeaving(phi, ends, y, epsilonSquared, parameters);
}

function judged(holds: boolean, otherwise: string): Judgement {
  return holds
    ? { verdict: 'survived', reason: 'holds' }
    : { verdict: 'suspected', reason: `${otherwise}, in exact arithmetic` };
}
