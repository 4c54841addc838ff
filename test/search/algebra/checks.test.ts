/** What is taken for a piece of a hunt in exact data, when it comes from another machine. */
import { expect, test } from 'vitest';
import { dataChecks, dataTasks } from '../../../src/search/algebra/index.js';
import { received } from '../../../src/search/workers/index.js';

const piece = { cell: 'm-2-without-least-above-minus-one', seed: 1, from: 0, count: 500 };
const { searchData } = dataTasks;
const { input, result } = dataChecks.searchData;

const pieceOf = (value: object) => received(JSON.stringify(value), input);
const resultOf = (value: object, of: object = piece) =>
  received(JSON.stringify(value), (place) => {
    result(place, { ...piece, ...of });
  });

test('a piece and what it comes to are taken as they are', () => {
  const found = searchData(piece);
  expect(found.finds.length).toBeGreaterThan(0);
  expect(pieceOf(piece)).toEqual(piece);
  expect(resultOf(found)).toEqual(found);
});

test.each([
  ['another cell', { cell: 'x' }, 'cell: expected '],
  ['too many cases', { count: 100_001 }, 'count: expected '],
  ['none', { count: 0 }, 'count: expected '],
  ['a case before the first', { from: -1 }, 'from: expected '],
  ['no seed', { seed: 0.5 }, 'seed: expected '],
])('a piece with %s is refused', (_, wrong, message) => {
  expect(() => pieceOf({ ...piece, ...wrong })).toThrow(message);
});

test.each([
  ['more cases than there are', { looked: 501 }, 'looked: expected '],
  ['more that match than were looked at', { looked: 3, matching: 4 }, 'matching: expected '],
  ['a find after its last case', { looked: 0, matching: 0 }, 'finds[0].looked: expected '],
  ['too many finds', { finds: [1, 2, 3] }, 'finds: expected at most 2 finds'],
])('a result with %s is refused', (_, wrong, message) => {
  expect(() => resultOf({ ...searchData(piece), ...wrong })).toThrow(message);
});

test('a find is refused if the verifier rejects it, and if it is about another cell', () => {
  const { looked, matching, finds } = searchData(piece);
  const text = finds[0]?.text ?? '';
  const withText = (other: string) => ({ looked, matching, finds: [{ looked, matching, text: other }] });
  expect(() => resultOf(withText(text.replaceAll('"-', '"')))).toThrow(
    'finds[0].text: expected a verified file',
  );
  expect(() => resultOf(withText(text), { cell: 'm-1-without-independent' })).toThrow(
    'expected a counterexample for m-1-without-independent, got one for m-2',
  );
});
