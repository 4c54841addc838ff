import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importProblems, importSpecifiers, readSourceTree, rooms } from './imports.js';

const tree = readSourceTree(fileURLToPath(new URL('../../src', import.meta.url)));

describe('the imports of src', () => {
  test('the walk sees the numbers and the verifier', () => {
    expect([...tree.keys()]).toEqual(expect.arrayContaining(['numbers/index.ts', 'certificates/index.ts']));
  });

  test('imports go up the list of rooms, through their index, in no cycle, and the verifier is self-contained', () => {
    expect(importProblems(tree)).toEqual([]);
  });
});

/** A small house in which all is well, with the given files added or replaced. */
function house(changes: Record<string, string> = {}): Map<string, string> {
  return new Map(
    Object.entries({
      'index.ts': `export { verify } from './certificates/index.js';`,
      'numbers/index.ts': `export { Rational } from './rational.js';`,
      'numbers/rational.ts': `export class Rational {}`,
      'certificates/index.ts': `export { verify } from './verify.js';`,
      'certificates/verify.ts': `import { type Rational } from '../numbers/index.js';`,
      'cli/main.ts': `import { readFile } from 'node:fs/promises'; import { verify } from '../certificates/index.js';`,
      ...changes,
    }),
  );
}

describe('the checker itself', () => {
  test('is content with a house in order', () => {
    expect(importProblems(house())).toEqual([]);
  });

  test.each<[fault: string, file: string, text: string, problem: string]>([
    [
      'an arrow that runs down the list',
      'numbers/rational.ts',
      `import { main } from '../cli/index.js';`,
      'numbers/rational.ts: imports cli, which stands below numbers',
    ],
    [
      'an arrow that runs down by a type alone',
      'numbers/rational.ts',
      `import type { Main } from '../cli/index.js';`,
      'numbers/rational.ts: imports cli, which stands below numbers',
    ],
    [
      'a deep import into another room',
      'certificates/verify.ts',
      `import { Rational } from '../numbers/rational.js';`,
      'certificates/verify.ts: imports numbers/rational.ts; other rooms may import only numbers/index.ts',
    ],
    [
      'a deep import by the front door',
      'index.ts',
      `export * from './certificates/verify.js';`,
      'index.ts: imports certificates/verify.ts; other rooms may import only certificates/index.ts',
    ],
    [
      'a room that imports the front door',
      'cli/main.ts',
      `import { verify } from '../index.js';`,
      'cli/main.ts: imports index.ts, but no room imports the front door',
    ],
    [
      'a file that imports its own room as a whole',
      'numbers/interval.ts',
      `import { Rational } from './index.js';`,
      "numbers/interval.ts: imports its own room's index; inside a room, import the file itself",
    ],
    [
      'a module of Node in the verifier',
      'certificates/verify.ts',
      `import { readFileSync } from 'node:fs';`,
      'certificates/verify.ts: imports node:fs, but certificates imports nothing from outside the project',
    ],
    [
      'a package in the numbers, imported late',
      'numbers/rational.ts',
      `export const load = async () => await import('fraction.js');`,
      'numbers/rational.ts: imports fraction.js, but numbers imports nothing from outside the project',
    ],
    [
      'a module name computed at run time in the verifier',
      'certificates/verify.ts',
      `export const load = (name: string) => import(name);`,
      'certificates/verify.ts: imports (computed) name, but certificates imports nothing from outside the project',
    ],
    [
      'a room that is not on the list',
      'misc/index.ts',
      `export {};`,
      'misc/index.ts: misc is not one of the rooms',
    ],
    [
      'an import that leaves src',
      'cli/main.ts',
      `import { seed } from '../../test/seed.js';`,
      'cli/main.ts: imports ../../test/seed.js, which lies outside src',
    ],
    [
      'an import of a file that is not there',
      'cli/main.ts',
      `import { gone } from './gone.js';`,
      'cli/main.ts: imports ./gone.js, which does not exist',
    ],
    [
      'an import without its ending',
      'numbers/index.ts',
      `export * from './rational';`,
      'numbers/index.ts: imports ./rational, which should end in .js',
    ],
    [
      'a cycle of files in one room',
      'certificates/verify.ts',
      `import './step.js';`,
      'import cycle: certificates/verify.ts -> certificates/step.ts -> certificates/verify.ts',
    ],
  ])('reports %s, and only that', (_fault, file, text, problem) => {
    const changed = house({
      'cli/index.ts': `export {};`,
      'certificates/step.ts': `import './verify.js';`,
      [file]: text,
    });
    expect(importProblems(changed)).toEqual([problem]);
  });

  test('an arrow from every room to every room below it is reported', () => {
    for (const [i, upper] of rooms.entries()) {
      for (const lower of rooms.slice(i + 1)) {
        const upward = new Map([
          [`${upper}/index.ts`, 'export const a = 1;'],
          [`${lower}/index.ts`, `import { a } from '../${upper}/index.js';`],
        ]);
        const downward = new Map([
          [`${upper}/index.ts`, `import { a } from '../${lower}/index.js';`],
          [`${lower}/index.ts`, 'export const a = 1;'],
        ]);
        expect(importProblems(upward)).toEqual([]);
        expect(importProblems(downward)).toEqual([
          `${upper}/index.ts: imports ${lower}, which stands below ${upper}`,
        ]);
      }
    }
  });

  test('every way of importing is seen, and nothing in comments or strings', () => {
    const text = `
      import a, { type B } from 'default-and-named';
      import type { C } from 'types';
      import * as d from 'namespace';
      import 'effect';
      import e = require('equals');
      export { f } from 'named-again';
      export type { G } from 'types-again';
      export * from 'all';
      export * as h from 'all-as';
      type I = import('inline-type').I;
      const j = await import('late');
      const k = await import(\`late-template\`);
      // import 'comment';
      const l = "import 'string'";
      export { a };
    `;
    expect(importSpecifiers(text)).toEqual([
      'default-and-named',
      'types',
      'namespace',
      'effect',
      'equals',
      'named-again',
      'types-again',
      'all',
      'all-as',
      'inline-type',
      'late',
      'late-template',
    ]);
  });
});
