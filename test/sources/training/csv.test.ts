import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyExample, readCsv } from '../../../src/sources/training/index.js';
import { runs, seed } from '../../seed.js';

describe('a table in text', () => {
  const rowsOf = (text: string) => {
    const read = readCsv(text);
    if ('problems' in read) return read.problems.map(({ path, found }) => `${path}: ${found}`);
    return everyExample(read.examples).map((x) => [...x]);
  };

  test.each([
    ['commas', '1,2.5\n-3,4e2\n'],
    ['semicolons', '1;2.5\n-3;4e2'],
    ['white space', ' 1 2.5\r\n-3\t4e2\r\n'],
    ['tabs', '1\t2.5\n-3\t4e2\n'],
    ['semicolons and decimal commas', '1;2,5\n-3,0;4e2\n'],
    ['tabs and decimal commas', '1\t2,5\n-3\t4e2\n'],
    ['quotes', '"1","2.5"\n"-3","4e2"\n'],
    ['quotes and decimal commas', '"1","2,5"\n"-3","4e2"\n'],
    ['decimal commas with three digits between semicolons', '1,000;2,500\n-3,000;400,000\n'],
    ['quotes, of which some hold lines', '"a\nb",c\n1,"2.5"\n"-3\n",4e2\n'],
    ['separators at the ends', '1,2.5,\n-3,4e2,\n'],
    ['separators at the ends, also of the header', 'x;y;;\r\n1;2,5;;\r\n-3;4e2;;\r\n;;;\r\n'],
    ['separators at the ends of the lines below a header', 'x,y\n1,2.5,\n-3,4e2,\n'],
    ['a header with digits', 'x1,x2\n1,2.5\n-3,4e2\n'],
    ['the row names of pandas', ',x,y\n0,1,2.5\n1,-3,4e2\n'],
    ['the row names of pandas read once more', 'Unnamed: 0,x,y\n0,1,2.5\n1,-3,4e2\n'],
    ['the row names of pandas and no names of columns', ',0,1\n0,1.0,2.5\n1,-3.0,4e2\n'],
    ['the row names of R, write.csv', '"","x","y"\n"1",1,2.5\n"2",-3,4e2\n'],
    ['the row names of R, write.table', '"x" "y"\n"1" 1 2.5\n"2" -3 4e2\n'],
    ['the line ends of old spreadsheets', 'x,y\r1,2.5\r-3,4e2\r'],
    ['a header, comments and empty lines', '\uFEFFx,y\n\n# none\n1,2.5\n-3,4e2\n'],
  ])('with %s', (_, text) => {
    expect(rowsOf(text)).toEqual([
      [1, 2.5],
      [-3, 400],
    ]);
  });

  test.each([
    ['nan,1\n2,3', ['line 1, column 1: nan']],
    ['inf,nan\n2,3', ['line 1, column 1: inf', 'line 1, column 2: nan']],
    ['1,2\n3\n4,,5', ['line 2: 1', 'line 3: 3', 'line 3, column 2: nothing']],
    ['1,0x2\n1,1e999', ['line 1, column 2: 0x2', 'line 2, column 2: 1e999']],
    [',x,y\n0,1,2\n1,3,a', ['line 3, column 3 ("y"): a']],
    ['x;y\n1.5;2,5', ['line 2, column 2 ("y"): 2,5']],
    ['"1,000","2"\n"3","4,500"', ['line 1, column 1: 1,000', 'line 2, column 2: 4,500']],
    ['1;1.234,5\n1;2', ['line 1, column 2: 1.234,5']],
    ['"x","y"\n"a\nb",2', ['line 3, column 1 ("x"): a\nb']],
    ['1,2\n3,"4', ['line 2, column 2: quote not closed']],
    ['1,2\n3,4"5"', ['line 2, column 2: invalid opening quote']],
    ['1,2\n3,NA', ['line 2, column 2: NA']],
    ['', [': none']],
    ['a,b\n', [': none']],
  ])('refuses %j, with all places', (text, problems) => {
    expect(rowsOf(text)).toEqual(problems);
  });

  test('names twenty problems and the number of the others', () => {
    expect(rowsOf('x1\n'.repeat(31)).at(-1)).toBe(': 10 further problems');
  });

  test('any text is read or refused, and never throws', () => {
    const cell = fc.constantFrom(
      '1',
      '2,5',
      '.',
      '"',
      '""',
      '#',
      ' ',
      '\t',
      ';',
      ',',
      '\n',
      '\r',
      'x',
      'nan',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
        const read = readCsv(cells.join(''));
        expect('problems' in read ? read.problems.length : read.examples.count).toBeGreaterThan(0);
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  test('is read without losing a bit', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1 }), (rows) => {
        expect(rowsOf(rows.map((row) => row.join()).join('\n'))).toEqual(
          rows.map((row) => row.map((x) => x + 0)),
        );
      }),
      { seed, numRuns: runs(100) },
    );
  });
});
