import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refined, throats } from '../../../src/search/barrier/throats.js';
import { Rational } from '../../../src/exact/index.js';

/** A picture of cells: `#` may be cut, `+` is mixed, `.` neither, `o` the source; goals are on the edge. */
function passages(...rows: readonly string[]): Parameters<typeof throats>[0] {
  const [w, h] = [rows[0]?.length ?? 0, rows.length];
  const cells = rows.join('').split('');
  return {
    counts: [w, h],
    mayBeCut: Uint8Array.from(cells, (c) => Number(c === '#')),
    isMixed: Uint8Array.from(cells, (c) => Number(c === '+')),
    sources: [cells.indexOf('o')],
    isGoal: (cell) => [0, w - 1].includes(cell % w) || [0, h - 1].includes(Math.floor(cell / w)),
  };
}

test('throats are the mixed cells of a hole, and not what lies behind it', () => {
  // Of the two mixed cells beside the source one leads nowhere.
  expect(throats(passages('.......', '.#####.', '.#+o+#.', '.###+#.', '.......'))).toEqual([25, 18]);
  expect(throats(passages('.....', '.###.', '.#o#.', '.#+#.', '.+++.'))).toEqual([22, 17]);
});

test('there are none where a way has no mixed cell, or where there is no way', () => {
  expect(throats(passages('.....', '.#+#.', '.#o..', '.###.', '.....'))).toEqual([]);
  expect(throats(passages('.....', '.###.', '.#o#.', '.###.', '.....'))).toEqual([]);
});

test('without the throats no way is left, unless there are none', () => {
  const picture = fc.array(fc.constantFrom('#', '+', '.'), { minLength: 49, maxLength: 49 }).map((cells) => {
    const text = `${cells.slice(0, 24).join('')}o${cells.slice(25).join('')}`;
    return passages(...[0, 7, 14, 21, 28, 35, 42].map((from) => text.slice(from, from + 7)));
  });
  fc.assert(
    fc.property(picture, (given) => {
      const found = throats(given);
      expect(found.every((cell) => given.isMixed[cell] === 1)).toBe(true);
      const mayBeCut = given.mayBeCut.slice();
      for (const cell of found) mayBeCut[cell] = 1;
      expect(throats({ ...given, mayBeCut })).toEqual([]);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});

test('axes get a value in the middle of a range, and beyond their ends the width of all', () => {
  const axis = [undefined, Rational.zero, Rational.zero, Rational.of(4), undefined];
  const texts = (index: readonly number[]) =>
    refined([axis], [index]).map((values) => values.map((value) => value?.toString() ?? '∞').join(' '));
  expect(texts([2])).toEqual(['∞ 0 0 2 4 ∞']);
  expect(texts([1])).toEqual(['∞ 0 0 4 ∞']);
  expect(texts([0])).toEqual(['∞ -4 0 0 4 ∞']);
  expect(texts([3])).toEqual(['∞ 0 0 4 8 ∞']);
});
