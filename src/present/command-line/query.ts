/** `basincheck query`: what follows from hypotheses, by the theorems and by the entries of the catalogue. */

import { readFileSync } from 'node:fs';
import { type AlgebraCounterexample, type Counterexample, verify } from '../../proof/index.js';
import { columns } from '../../search/stress/index.js';
import { type Answer, answerText, type Conclusion, deduced, type Topic, topicsOf } from '../entries/index.js';
import { ofPackage, pathInPackage } from './catalogued.js';
import { ExitCode } from './exit-code.js';

export interface QueryOptions {
  readonly about: string;
  readonly then?: string;
  readonly json?: true;
}

export function query(hypotheses: readonly string[], { about, then, json }: QueryOptions): ExitCode {
  const topics = topicsOf(knownEntries());
  const topic = topics.find(({ name }) => name === about);
  if (topic === undefined)
    throw new RangeError(
      `--about: expected one of ${topics.map(({ name }) => name).join(', ')}, got ${about}`,
    );
  const asked = then === undefined ? topic : { ...topic, conclusions: [conclusionOf(topic, then)] };
  const { implied, contradiction, answers } = deduced(asked, hypotheses);
  if (json === true) {
    const said = answers.map((answer) => ({
      conclusion: answer.conclusion.text,
      verdict: answer.verdict,
      by:
        answer.verdict === 'proved'
          ? answer.rule.id
          : answer.verdict === 'refuted'
            ? answer.refutation.entry
            : null,
      missing: answer.missing,
    }));
    const about = { assumed: hypotheses, implied, contradiction: contradiction ?? null, answers: said };
    process.stdout.write(`${JSON.stringify(about, undefined, 2)}\n`);
  } else {
    for (const { gives, because } of implied) process.stdout.write(`${gives} follows: ${because}\n`);
    if (contradiction) process.stdout.write(`nothing satisfies all of this: ${contradiction.because}\n`);
    const lines = answers.map((answer) => [answer.conclusion.text, answerText(answer)]);
    process.stdout.write(`${columns([['conclusion', 'what is known'], ...lines])}\n`);
  }
  const [only] = answers;
  return then === undefined || only === undefined ? ExitCode.yes : exitFor(only);
}

function exitFor({ verdict }: Answer): ExitCode {
  return { proved: ExitCode.yes, refuted: ExitCode.no, 'not known': ExitCode.couldNotJudge }[verdict];
}

function conclusionOf({ conclusions }: Topic, id: string): Conclusion {
  const found = conclusions.find(({ rules }) => rules.some((rule) => rule.id === id));
  if (found) return found;
  const ids = conclusions.flatMap(({ rules }) => rules.map((rule) => rule.id));
  throw new RangeError(`--then: expected one of ${ids.join(', ')}, got ${id}`);
}

/** The entries of the package that nothing smaller has replaced, each verified. */
function knownEntries(): readonly {
  readonly name: string;
  readonly counterexample: Counterexample | AlgebraCounterexample;
}[] {
  const collection = ofPackage();
  return collection.records
    .filter(({ id }) => collection.successorOf(id) === undefined)
    .map((record) => {
      const verification = verify(readFileSync(pathInPackage(record), 'utf8'));
      if (verification.verdict === 'verified')
        return { name: record.id, counterexample: verification.counterexample };
      throw new Error(`${record.id}: expected a verified counterexample, got one ${verification.verdict}`);
    });
}
