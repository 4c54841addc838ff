/** What is deduced from hypotheses: never both, never what an entry speaks against. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import {
  answerText,
  Collection,
  deduced,
  fileOf,
  INDEX,
  type Topic,
  topicsOf,
} from '../../../src/present/entries/index.js';
import { project } from '../../project.js';

const folder = join(project, 'counterexamples');
const collection = Collection.read(readFileSync(join(folder, INDEX), 'utf8'), INDEX);
const known = collection.records.map((record) => {
  const verification = verify(readFileSync(join(folder, fileOf(record)), 'utf8'));
  if (verification.verdict !== 'verified') throw new Error(record.id);
  return { name: record.id, counterexample: verification.counterexample };
});
const topics = topicsOf(known);
const [networks] = topics;
if (networks === undefined) throw new Error('expected a topic');

function subsets(topic: Topic): readonly (readonly string[])[] {
  const names = topic.hypotheses.map(({ name }) => name);
  return Array.from({ length: 2 ** names.length }, (_, mask) => names.filter((_name, i) => (mask >> i) & 1));
}
const verdicts = (assumed: readonly string[]) =>
  Object.fromEntries(
    deduced(networks, assumed).answers.map((answer) => [answer.conclusion.id, answerText(answer)]),
  );

describe.each(topics)('$name', (topic) => {
  test('no set of hypotheses is found to prove what an entry refutes, and more hypotheses lose no proof', () => {
    for (const assumed of subsets(topic)) {
      const { answers } = deduced(topic, assumed);
      for (const [i, answer] of answers.entries()) {
        if (answer.verdict !== 'proved') continue;
        for (const more of topic.hypotheses) {
          const next = deduced(topic, [...assumed, more.name]).answers[i];
          expect([assumed, more.name, next?.verdict]).toEqual([assumed, more.name, 'proved']);
        }
      }
    }
  });

  test('no entry satisfies hypotheses that contradict each other, and each satisfies what follows from what it satisfies', () => {
    for (const { refutations } of topic.conclusions)
      for (const { entry, satisfies } of refutations) {
        const { contradiction, implied } = deduced({ ...topic, conclusions: [] }, satisfies);
        expect([entry, contradiction, implied]).toEqual([entry, undefined, []]);
      }
  });

  test('all hypotheses together prove the conclusion, and without one of them that has an entry it is refuted', () => {
    for (const { rules, refutations, id } of topic.conclusions)
      for (const { assumes } of rules) {
        const one = { ...topic, conclusions: topic.conclusions.filter((each) => each.id === id) };
        expect(deduced(one, assumes).answers[0]?.verdict).toBe('proved');
        for (const name of assumes) {
          const others = assumes.filter((each) => each !== name);
          const isRefuted = refutations.some(({ satisfies }) =>
            others.every((each) => satisfies.includes(each)),
          );
          const found = deduced(one, others).answers[0]?.verdict;
          if (isRefuted) expect([id, name, found]).toEqual([id, name, 'refuted']);
        }
      }
  });
});

test('the printed Theorem 2.2 is refuted, and the repaired one is proved', () => {
  expect(verdicts(['width', 'continuous', 'monotone'])).toMatchObject({
    '2.1': expect.stringMatching(/^refuted, by B000003|^refuted, by B/) as string,
    '2.2': 'refuted, by B000007; it would be proved with stable',
    '3.1': 'proved, by Theorem 3.1',
    '3.1-min': 'proved, by Theorem 3.1 for minima',
  });
  expect(verdicts(['width', 'continuous', 'monotone', 'stable'])['2.2']).toBe('proved, by Theorem 2.2');
});

test('what follows counts as assumed', () => {
  const found = deduced(networks, ['square', 'surjective', 'monotone', 'full-rank', 'stable']);
  expect(found.implied.map(({ gives }) => gives)).toEqual(['width', 'continuous']);
  expect(
    found.answers.filter(({ verdict }) => verdict === 'proved').map(({ conclusion: { id } }) => id),
  ).toEqual(expect.arrayContaining(['2.2', '2.3', '3.1']));
  expect(verdicts(['tied', 'continuous', 'monotone'])['2.2']).toBe('proved, by Theorem 2.2 for tied weights');
  expect(deduced(networks, ['square', 'rank', 'full-rank']).contradiction?.among).toEqual([
    'rank',
    'square',
    'full-rank',
  ]);
});

test('nothing assumed, everything that has an entry is refuted; minima are by −F', () => {
  expect(verdicts([])).toMatchObject({
    '3.1-min': expect.stringMatching(/^refuted, by B\d+ \(with −F in the place of F\)/) as string,
    'cor-3.1': 'not known; it would be proved with width, continuous, monotone',
  });
});

test('what is no hypothesis is refused by name, and a wrong entry is found out', () => {
  expect(() => deduced(networks, ['widht'])).toThrow('expected one of width, continuous, monotone');
  const broken: Topic = {
    ...networks,
    conclusions: networks.conclusions.map((each) => ({
      ...each,
      refutations: [{ entry: 'B999999', satisfies: networks.hypotheses.map(({ name }) => name) }],
    })),
  };
  expect(() => deduced(broken, ['width', 'continuous', 'monotone'])).toThrow('Theorem 3.1 or B999999');
});
