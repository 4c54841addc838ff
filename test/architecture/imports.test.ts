import { relative } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importProblems, importSpecifiers, readSourceTree, rooms } from './imports.js';

const tree = readSourceTree(fileURLToPath(new URL('../../src', import.meta.url)));

describe('the imports of src', () => {
  test('the walk sees the numbers and the verifier', () => {
    expect([...tree.keys()]).toEqual(expect.arrayContaining(['exact/numbers/index.ts', 'proof/index.ts']));
  });

  test('imports go up the list of rooms, through their index, in no cycle, and the verifier is self-contained', () => {
    expect(importProblems(tree)).toEqual([]);
  });
});

/** A small house in which all is well, with the given files added or replaced. */
function house(changes: Record<string, string> = {}): Map<string, string> {
  return new Map(
    Object.entries({
      'index.ts': `export { verify } from './proof/index.js';`,
      'exact/index.ts': `export { Rational } from './numbers/index.js';`,
      'exact/numbers/index.ts': `export { Rational } from './rational.js';`,
      'exact/numbers/rational.ts': `export class Rational {}`,
      'proof/index.ts': `export { verify } from './verify.js';`,
      'proof/verify.ts': `import { type Rational } from '../exact/index.js'; import { checkPeak } from './peak/check.js';`,
      'proof/limits.ts': `export const limits = {};`,
      'proof/peak/check.ts': `import { type Rational } from '../../exact/index.js';`,
      'present/command-line/main.ts': `import { readFile } from 'node:fs/promises'; import { verify } from '../../proof/index.js';`,
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
      'exact/numbers/rational.ts',
      `import { main } from '../../present/command-line/index.js';`,
      'exact/numbers/rational.ts: imports present/command-line, which stands below exact/numbers',
    ],
    [
      'an arrow that runs down by a type alone',
      'exact/numbers/rational.ts',
      `import type { Main } from '../../present/command-line/index.js';`,
      'exact/numbers/rational.ts: imports present/command-line, which stands below exact/numbers',
    ],
    [
      'an arrow from a kind of certificate to the verifier that holds it',
      'proof/peak/check.ts',
      `import { limits } from '../limits.js';`,
      'proof/peak/check.ts: imports proof, which stands below proof/peak',
    ],
    [
      'a deep import into another room',
      'proof/verify.ts',
      `import { Rational } from '../exact/numbers/rational.js';`,
      'proof/verify.ts: imports exact/numbers/rational.ts; other rooms may import only exact/index.ts',
    ],
    [
      'an import by an inner door',
      'proof/verify.ts',
      `import { Rational } from '../exact/numbers/index.js';`,
      'proof/verify.ts: imports exact/numbers/index.ts; other rooms may import only exact/index.ts',
    ],
    [
      'a deep import by the front door',
      'index.ts',
      `export * from './proof/verify.js';`,
      'index.ts: imports proof/verify.ts; other rooms may import only proof/index.ts',
    ],
    [
      'a room that imports the front door',
      'present/command-line/main.ts',
      `import { verify } from '../../index.js';`,
      'present/command-line/main.ts: imports index.ts, but no room imports the front door',
    ],
    [
      'a file that imports its own room as a whole',
      'exact/numbers/interval.ts',
      `import { Rational } from './index.js';`,
      "exact/numbers/interval.ts: imports its own room's index; inside a room, import the file itself",
    ],
    [
      'a module of Node in the verifier',
      'proof/verify.ts',
      `import { readFileSync } from 'node:fs';`,
      'proof/verify.ts: imports node:fs, but proof imports nothing from outside the project',
    ],
    [
      'a package in the numbers, imported late',
      'exact/numbers/rational.ts',
      `export const load = async () => await import('fraction.js');`,
      'exact/numbers/rational.ts: imports fraction.js, but exact/numbers imports nothing from outside the project',
    ],
    [
      'a module name computed at run time in the verifier',
      'proof/verify.ts',
      `export const load = (name: string) => import(name);`,
      'proof/verify.ts: imports (computed) name, but proof imports nothing from outside the project',
    ],
    [
      'a room that is not on the list',
      'misc/index.ts',
      `export {};`,
      'misc/index.ts: misc is not one of the rooms',
    ],
    [
      'a folder beside the rooms of a house that has no files of its own',
      'search/misc/index.ts',
      `export {};`,
      'search/misc/index.ts: search/misc is not one of the rooms',
    ],
    [
      'an import that leaves src',
      'present/command-line/main.ts',
      `import { seed } from '../../../test/seed.js';`,
      'present/command-line/main.ts: imports ../../../test/seed.js, which lies outside src',
    ],
    [
      'an import of a file that is not there',
      'present/command-line/main.ts',
      `import { gone } from './gone.js';`,
      'present/command-line/main.ts: imports ./gone.js, which does not exist',
    ],
    [
      'an import without its ending',
      'exact/numbers/index.ts',
      `export * from './rational';`,
      'exact/numbers/index.ts: imports ./rational, which should end in .js',
    ],
    [
      'a cycle of files in one room',
      'proof/verify.ts',
      `import './step.js';`,
      'import cycle: proof/verify.ts -> proof/step.ts -> proof/verify.ts',
    ],
  ])('reports %s, and only that', (_fault, file, text, problem) => {
    const changed = house({
      'present/command-line/index.ts': `export {};`,
      'proof/step.ts': `import './verify.js';`,
      [file]: text,
    });
    expect(importProblems(changed)).toEqual([problem]);
  });

  test('an arrow from every room to every room below it is reported', () => {
    const way = (from: string, to: string) =>
      `${relative(from, to) || '.'}/index.js`.replace(/^(?!\.)/, './');
    for (const [i, upper] of rooms.entries()) {
      for (const lower of rooms.slice(i + 1)) {
        // A room inside another one has no door of its own to the outer one.
        if (upper.startsWith(`${lower}/`)) continue;
        const upward = new Map([
          [`${upper}/index.ts`, 'export const a = 1;'],
          [`${lower}/b.ts`, `import { a } from '${way(lower, upper)}';`],
        ]);
        const downward = new Map([
          [`${upper}/b.ts`, `import { a } from '${way(upper, lower)}';`],
          [`${lower}/index.ts`, 'export const a = 1;'],
        ]);
        expect(importProblems(upward)).toEqual([]);
        expect(importProblems(downward)).toEqual([
          `${upper}/b.ts: imports ${lower}, which stands below ${upper}`,
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
