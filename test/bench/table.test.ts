import { expect, test } from 'vitest';
import { figure, table, withPart } from '../../bench/table.js';

test('figures have two digits that count', () => {
  expect([354.4, 43.2, 3.44, 0.0551, 0, NaN].map(figure)).toEqual(['354', '43', '3.4', '0.055', '0', '']);
});

test('a table is Markdown, its figures flush right', () => {
  expect(
    table([
      ['', 'C'],
      ['n=2', '600'],
    ]),
  ).toBe('|     |   C |\n| --- | --: |\n| n=2 | 600 |');
});

test('a part takes its place on the page, and only that', () => {
  const page = 'a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n';
  expect(withPart(page, 'x', 'new')).toBe(
    'a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n',
  );
  expect(() => withPart(page, 'z', 'new')).toThrow('expected a page with <!-- z -->');
});
