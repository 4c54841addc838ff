import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nearest,
  parseQuery,
  satisfies,
  type Described,
  type Query,
  type TraitKind,
} from '../../../src/present/catalogue/query.js';

const vocabulary = new Map<string, TraitKind>([
  ['surjective', 'yes or no'],
  ['full-rank', 'yes or no'],
  ['theorem', 'text'],
  ['depth', 'number'],
  ['pieces', 'number'],
]);

const hardTanh: Described = {
  traits: { surjective: false, 'full-rank': true, theorem: '2.3', depth: 2 },
  text: 'A basin that is not path-connected; HardTanh',
};

const SIGNS = [' ', '"', '&', '|', '~', '!', '(', ')', '<', '>', '=', ':'];

function understood(text: string): Query {
  const query = parseQuery(text, vocabulary);
  if ('problem' in query) throw new Error(`expected ${text} to be understood: ${query.problem}`);
  return query;
}

const answer = (text: string) => satisfies(hardTanh, understood(text));

describe('a query', () => {
  test.each([
    ['', true],
    ['theorem:2.3 & ~surjective & depth<=2', true],
    ['theorem:2.3 & surjective', false],
    ['~surjective full-rank', true],
    ['NOT Surjective AND Theorem=2.3', true],
    ['depth<2 | depth>2', false],
    ['depth>=2 & depth!=3', true],
    ['surjective:no', true],
    ['full-rank = false', false],
    ['surjective & depth=2 | theorem:2.3', true],
    ['surjective & (depth=2 | theorem:2.3)', false],
    ['~(surjective | depth=3)', true],
    ['hardtanh', true],
    ['"not path-connected"', true],
    ['"path connected"', false],
    ['pieces<=100', false],
    ['~pieces<=100', true],
    ['!!surjective', false],
  ])('%s is answered with %s', (text, expected) => {
    expect(answer(text)).toBe(expected);
  });

  test.each([
    ['dept<=2', 'There is no trait “dept”. Did you mean “depth”?', 0],
    ['full-rank & zzz:1', 'There is no trait “zzz”.', 12],
    ['depth', '“depth” is a number: say which, as in depth<=2', 0],
    ['theorem', '“theorem” is a text: say which, as in theorem:…', 0],
    ['depth<=two', '“depth” is a number, and “two” is not.', 7],
    ['theorem<2.3', '“theorem” is not a number: only : and != can follow it.', 8],
    ['surjective:maybe', '“surjective” is yes or no, not “maybe”.', 11],
    ['(depth=2', 'This ( is not closed.', 0],
    ['depth=2)', 'This ) closes nothing.', 7],
    ['depth<=', 'After “depth<=” a value is expected.', 7],
    ['surjective &', 'A trait or a word is expected here, not the end.', 12],
    ['& surjective', 'A trait or a word is expected here, not “&”.', 0],
    ['a = b = c', 'There is no trait “a”.', 0],
    ['depth=2 <= 3', '“<=” is not expected here.', 8],
    ['say "so', 'This quote is not closed.', 4],
  ])('%s is refused: %s', (text, problem, at) => {
    expect(parseQuery(text, vocabulary)).toEqual({ problem, at });
  });

  test('of any text is understood or refused, at a place in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...SIGNS, 'a', '2', 'depth', 'surjective', ' or ') }),
        (text) => {
          const query = parseQuery(text, vocabulary);
          if ('problem' in query) {
            expect(query.at).toBeGreaterThanOrEqual(0);
            expect(query.at).toBeLessThanOrEqual(text.length);
          } else expect(typeof satisfies(hardTanh, query)).toBe('boolean');
        },
      ),
    );
  });
});

describe('the laws of logic', () => {
  const atom = fc.constantFrom(
    'surjective',
    'full-rank',
    'theorem:2.3',
    'depth<=2',
    'depth>3',
    'pieces=1',
    '"basin"',
  );
  const { query } = fc.letrec<{ query: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4 },
      atom,
      tie('query').map((a) => `~(${a})`),
      fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} & ${b})`),
      fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} | ${b})`),
    ),
  }));

  test('¬¬a = a, De Morgan, distributivity, and a & b written side by side', () => {
    fc.assert(
      fc.property(query, query, query, (a, b, c) => {
        expect(answer(`~~${a}`)).toBe(answer(a));
        expect(answer(`~(${a} & ${b})`)).toBe(answer(`~(${a}) | ~(${b})`));
        expect(answer(`${a} & (${b} | ${c})`)).toBe(answer(`${a} & ${b} | ${a} & ${c}`));
        expect(answer(`${a} ${b}`)).toBe(answer(`${a} and ${b}`));
        expect(answer(a)).not.toBe(answer(`not ${a}`));
      }),
    );
  });
});

test('a word is near a trait that it misspells, and to no other', () => {
  expect(nearest('surjectve', vocabulary)).toBe('surjective');
  expect(nearest('Full-rnak', vocabulary)).toBe('full-rank');
  expect(nearest('staircase', vocabulary)).toBeUndefined();
});
