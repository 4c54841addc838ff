/** Judges what a statement says of the values of F: ℝⁿ → ℝ on a bounded set D, at given points of it. */

import {
  at,
  image,
  Interval,
  Network,
  point,
  type Rational,
  ranges,
  type Vector,
  type Zonotope,
} from '../../exact/index.js';
import type { PeakStatement, ValueStatement } from '../../statements/index.js';
import { MOST_DIMENSIONS } from '../attraction/index.js';
import type { Domain } from '../generators/index.js';
import type { Thoroughness } from '../kind/index.js';
import { certifyPeak } from '../peak/index.js';
import type { Effort } from './effort.js';
import type { Judgement } from './judgement.js';
import { reachedOnBoundary } from './sets/maximum-principle.js';
import type { DomainSubject } from './subject.js';

/** By exact bounds, for the domain and the points of the subject. */
export function judgeOnDomain(subject: DomainSubject, { question }: ValueStatement): Judgement {
  switch (question) {
    case 'greater value inside':
      return greaterInside(subject, { extreme: 'greatest', compares: 'exceeds' });
    case 'smaller value inside':
      // F is less inside than on the boundary where −F is greater.
      return greaterInside(
        { ...subject, network: negativeOf(subject.network) },
        { extreme: 'least', compares: 'is below' },
      );
    case 'another value inside':
      return otherInside(subject);
  }
}

/** Searches for a domain and a point of it, with exactly the hypotheses in `dropped` failing, and certifies them. */
export function certifiedPeak(
  network: Network,
  statement: PeakStatement,
  dropped: readonly string[],
  { look, seed }: Effort & { readonly look: Thoroughness },
): Judgement {
  const n = network.inputDimension;
  if (n > MOST_DIMENSIONS) {
    const reason = `expected at most ${MOST_DIMENSIONS} inputs, got ${n}: boundaries have too many cells`;
    return { verdict: 'undecided', reason };
  }
  const certification = certifyPeak(network, statement, dropped, { effort: look, seed });
  if (certification.kind === 'certified') {
    return { verdict: 'refuted', reason: 'a certificate was verified', certified: certification };
  }
  return { verdict: certification.seen ? 'suspected' : 'survived', reason: certification.reason };
}

/** The point of the list where F is greatest, in float64: the one that is hardest to match on the boundary. */
function highest({ network, points }: DomainSubject): Vector {
  const value = (x: Vector) => at(network.evaluate(x.map((entry) => entry.toNumber())), 0);
  return points.reduce((best, x) => (value(x) > value(best) ? x : best));
}

function greaterInside(
  subject: DomainSubject,
  { extreme, compares }: { readonly extreme: string; readonly compares: string },
): Judgement {
  const x = highest(subject);
  const { answer } = reachedOnBoundary(subject.network, subject.domain, x);
  switch (answer) {
    case 'reached':
      return { verdict: 'survived', reason: `the boundary reaches the ${extreme} value seen` };
    case 'open':
      return { verdict: 'undecided', reason: 'boundary cells left after the budget' };
    case 'exceeded':
      return {
        verdict: 'suspected',
        reason: `F(${x.join(', ')}) ${compares} all values on the boundary, by exact bounds`,
      };
  }
}

/** −F: the last layer has no φ. */
function negativeOf({ activation, layers }: Network): Network {
  const last = layers.length - 1;
  return new Network(
    activation,
    layers.map(({ weights, bias }, k) =>
      k < last
        ? { weights, bias }
        : { weights: weights.map((row) => row.map((w) => w.negated())), bias: bias.map((b) => b.negated()) },
    ),
  );
}

/** Whether F, constant on ∂D by exact bounds, has the same value at the points of D. */
function otherInside({ network, domain, points }: DomainSubject): Judgement {
  const onBoundary = facesOf(domain)
    .map((face) => at(ranges(image(network, face)), 0))
    .reduce((hull, range) => hull.hull(range));
  const a: Rational | undefined = onBoundary.value;
  if (a === undefined) return { verdict: 'vacuous', reason: 'F is not seen to be constant on the boundary' };
  const other = points.find((x) => at(ranges(image(network, point(x))), 0).value?.equals(a) !== true);
  return other === undefined
    ? { verdict: 'survived', reason: 'F has the same value at the points inside' }
    : { verdict: 'suspected', reason: `F(${other.join(', ')}) differs from F on the boundary, exactly` };
}

/** The faces of D, as sets that can be carried through a network. */
export function facesOf({ origin, basis, faces }: Domain): readonly Zonotope[] {
  return faces.map(({ lo, hi }) => ({
    origin,
    generators: basis.map((direction, i) => ({ direction, range: Interval.of(at(lo, i), at(hi, i)) })),
  }));
}
