/**
 * The one judgement: what a statement comes to on one subject, with a given effort. Stress runs, probes, reports, memory,
 * matchers and hunts all ask here.
 */

import { examined, outputsFor, type Statement } from '../../statements/index.js';
import { certifiedBasins, sampledBasins } from './basins.js';
import type { Effort } from './effort.js';
import type { Judgement } from './judgement.js';
import { judgeSets } from './sets.js';
import { type NetworkSubject, type Subject, subjectWith } from './subject.js';
import { certifiedPeak, judgeOnDomain } from './values.js';

/**
 * What the statement comes to on the subject. The same effort comes to the same judgement.
 *
 * - `refuted`: the verifier accepted a certificate, which is handed out; never with the effort `sample`.
 * - `suspected`: a violation was seen, and not certified.
 * - `survived`: looked, with this effort, and found nothing.
 * - `vacuous`: there is nothing that the statement speaks of, such as an attractor. Hypotheses are not asked for here: those
 *   that fail are what a certificate drops.
 * - `undecided`: with a reason.
 *
 * Throws a TypeError for a subject that the statement does not speak of, and a RangeError for a network that maps elsewhere.
 *
 * @example
 * ```ts
 * import { judge, Network, Rational, relu, theorem22 } from 'basincheck';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const { verdict, reason } = judge(F, theorem22, { look: 'thorough', seed: 0 });
 * verdict; // → 'survived'
 * reason; // → 'F contracts the whole space, so that B(x*) = ℝⁿ'
 * ```
 */
export function judge(subject: Subject, statement: Statement, effort: Effort): Judgement {
  switch (statement.subject) {
    case 'basins of fixed points': {
      const { look } = effort;
      const given = mapping(subjectWith(subject, statement, 'network'), statement);
      if (look === 'sample' || statement.certificate === 'none')
        return sampledBasins(given, statement, given.meant ?? 'fixed points', effort);
      return certifiedBasins(given, statement, droppedBy(given, statement), { ...effort, look });
    }
    case 'basins of cycles': {
      const given = mapping(subjectWith(subject, statement, 'network', 'as'), statement);
      return sampledBasins(given, given.as, 'cycles', effort);
    }
    case 'values on a bounded set': {
      const given = mapping(subjectWith(subject, statement, 'network'), statement);
      if (statement.certificate === 'none' || effort.look === 'sample') {
        return judgeOnDomain(subjectWith(subject, statement, 'network', 'domain', 'points'), statement);
      }
      const { seed, look } = effort;
      return certifiedPeak(given.network, statement, droppedBy(given, statement), { look, seed });
    }
    case 'images of sets':
      return judgeSets(subject, statement);
  }
}

/** The hypotheses that fail, by name: what a certificate drops. */
function droppedBy({ network, hypotheses }: NetworkSubject, statement: Statement): readonly string[] {
  const found = hypotheses ?? examined(statement, network);
  return found.filter(({ holds }) => holds === false).map(({ name }) => name);
}

/** The same subject. Throws a RangeError unless F maps where the statement says. */
function mapping<S extends NetworkSubject>(subject: S, statement: Statement): S {
  const { inputDimension: n, outputDimension: m } = subject.network;
  if (m === outputsFor(statement, n)) return subject;
  const to = statement.subject === 'values on a bounded set' ? 'ℝ' : 'ℝⁿ⁰';
  throw new RangeError(
    `judge: expected a network to ${to} for ${statement.name}, got ${n} inputs and ${m} outputs`,
  );
}
