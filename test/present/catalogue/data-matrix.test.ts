import { expect, test } from 'vitest';
import { addressOf, dataEntries } from './counterexamples.js';
import { dataMatrix, unitsTable } from '../../../src/present/catalogue/data-matrix.js';
import { dataCells } from '../../../src/search/algebra/index.js';
import { isCurrent } from '../../../src/present/catalogue/entry.js';
import { exactPapers } from '../../../src/statements/index.js';

const statements = exactPapers.find(({ name }) => name === 'memorization')?.statements ?? [];
const entries = dataEntries().filter(({ counterexample }) =>
  statements.some((each) => each === counterexample.statement),
);

test('every hypothesis of every statement has a row: a file, or in how many cases nothing was found', () => {
  const { text } = dataMatrix(statements, entries);
  const cells = dataCells.filter(({ statement }) => statements.some((each) => each === statement));
  expect(text.match(/<tr>/g)).toHaveLength(cells.length + 1);
  for (const { name } of entries.filter(isCurrent)) expect(text).toContain(`<a href="${name}.html">`);
  expect(text).toContain(
    `<code>independent</code> (added)</td><td><a href="${addressOf('memorization/m-1-without-independent')}.html">`,
  );
  expect(text).toContain('<code>one-sided</code></td><td>nothing, in 318 cases in which it alone fails');
  expect(text).toContain('<code>not-zero</code></td><td>no case was seen in which it alone fails');
  expect(text).not.toContain('not hunted');
});

test('the fewest units on a line are 2·(n − 1)', () => {
  const { text } = unitsTable();
  expect(text).toContain(
    '<td>0</td><td>2</td><td>4</td><td>6</td><td>8</td><td>10</td><td>12</td><td>14</td>',
  );
  expect(text).toContain('<td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>7</td><td>8</td><td>9</td>');
});
