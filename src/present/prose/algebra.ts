/** A counterexample about exact data in words: the statement, what it assumes, what the file proves, and from what. */

import { layoutJson } from '../../exact/index.js';
import { type AlgebraCounterexample, proofOfAlgebra } from '../../proof/index.js';
import { wrapped } from './plain.js';

const WIDTH = 100;

/** Plain text, which ends with a line break. */
export function algebraText(counterexample: AlgebraCounterexample): string {
  const { statement, dropped, data, witness } = counterexample;
  const hypotheses = statement.hypotheses.map(({ name, text }) =>
    dropped.includes(name) ? `${name} fails, which says: ${text}` : `${name} holds: ${text}`,
  );
  const paragraphs = [
    `${statement.name} without ${dropped.length === 0 ? 'any hypothesis dropped' : dropped.join(', ')}`,
    `The statement (${statement.source}): ${[...statement.given, statement.conclusion].join('; then ')}.`,
    ...hypotheses.map((text) => `* ${text}.`),
    `Here the conclusion is false: ${proofOfAlgebra(counterexample).fact()}.`,
  ];
  const lines = [
    ...paragraphs.flatMap((text) => [...wrapped(text, WIDTH), '']),
    'What has to be multiplied out:',
    '',
  ];
  return `${lines.join('\n')}\n${layoutJson({ data, witness })}`;
}
