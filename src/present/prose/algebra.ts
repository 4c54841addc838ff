/** A counterexample about exact data in words: the statement, what it assumes, what the file proves, and from what. */

import { layoutJson, Rational } from '../../exact/index.js';
import { type AlgebraCounterexample, proofOfAlgebra } from '../../proof/index.js';
import { type Document, headed, listed, paragraph, say, type Sentence } from './document.js';
import { type Formula, math, separated } from './formula.js';
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

/**
 * The same as a document: what has to be multiplied out as formulas, each under the names that it has in the file. Sentences
 * hold symbols as they are.
 */
export function algebraDocument(counterexample: AlgebraCounterexample): Document {
  const { statement, dropped, data, witness } = counterexample;
  const { name, given, conclusion } = statement;
  const failing = statement.hypotheses.filter((hypothesis) => dropped.includes(hypothesis.name));
  const holding = statement.hypotheses.filter((hypothesis) => !dropped.includes(hypothesis.name));
  const texts = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text).join('; ');
  return [
    { kind: 'title', text: say`${name} without ${dropped.join(', ')}: a counterexample` },
    paragraph(
      say`${name} assumes that ${[...given, ...statement.hypotheses.map(({ text }) => text)].join('; ')}. It concludes: ${conclusion}.`,
      say`In what follows this does not hold: ${texts(failing)}.`,
      ...(holding.length === 0 ? [] : [say`This holds: ${texts(holding)}.`]),
      say`And the conclusion is false.`,
    ),
    headed('Example', say`Take ${partsOf(data)}.`),
    headed('Claim', say`${sentenceCase(proofOfAlgebra(counterexample).fact())}.`),
    headed(
      'Proof',
      say`Multiply out, with ${partsOf(witness)}.`,
      say`All of it has been checked in exact arithmetic.`,
    ),
  ];
}

/** Each named part with its value. */
function partsOf(parts: object): Sentence {
  const read = JSON.parse(layoutJson(parts)) as Record<string, unknown>;
  return listed(
    Object.entries(read).map(([name, value]) => named(name, value)),
    ';',
  );
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function named(name: string, value: unknown): Sentence {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const inside = Object.entries(value).map(([key, each]) => named(key, each));
    return say`${name}: ${listed(inside)}`;
  }
  return say`${name} ${shown(value)}`;
}

/** A number, a vector, a matrix, a list of these, or a word. */
function shown(value: unknown): Formula | string {
  if (!Array.isArray(value)) return numberIn(value) ?? String(value);
  const items = value as readonly unknown[];
  const rows = items.map((row) => (Array.isArray(row) ? row.map(numberIn) : undefined));
  if (items.length > 0 && rows.every((row) => row?.every((entry) => entry !== undefined) === true)) {
    return { kind: 'matrix', rows: rows.map((row) => (row ?? []).flatMap((entry) => entry ?? [])) };
  }
  return math`(${separated(items.map((item) => formulaOf(shown(item))))})`;
}

function formulaOf(value: Formula | string): Formula {
  return typeof value === 'string' ? math`${value}` : value;
}

function numberIn(value: unknown): Formula | undefined {
  if (typeof value === 'number') return math`${value}`;
  if (typeof value !== 'string' || !/^-?\d+(\/\d+)?$/.test(value)) return undefined;
  return { kind: 'number', value: Rational.from(value) };
}
