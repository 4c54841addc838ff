import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { arrowsOf, countOf } from './arrows.js';
import { readSourceTree, rooms } from './imports.js';
import { pictureOf } from './picture.js';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('the picture of the rooms', () => {
  test('docs/architecture.svg shows what the imports of src say', async () => {
    const picture = pictureOf(arrowsOf(readSourceTree(pathOf('src'))));
    // `npm run map` runs this test with `--update`, which writes the file.
    await expect(picture, 'docs/architecture.svg is out of date; redraw it: npm run map').toMatchFileSnapshot(
      pathOf('docs/architecture.svg'),
    );
  });

  test('has a box for every room, a dot for every arrow, and a column for every room that is imported', () => {
    const arrows = new Map<string, readonly string[]>([
      ['exact/numbers', []],
      ['exact', ['exact/numbers']],
      ['proof', ['exact']],
      ['testing/oracles', ['exact', 'proof']],
    ]);
    const picture = pictureOf(arrows);
    const count = (pattern: RegExp) => picture.match(pattern)?.length;
    expect(count(/class="box"/g)).toBe(4);
    expect(count(/<circle/g)).toBe(4);
    expect(count(/class="column"/g)).toBe(3);
    expect(count(/class="group"/g)).toBe(3);
    expect(picture).toContain('4 rooms, 4 arrows.');
  });

  test('is refused for an arrow that goes down the list', () => {
    const arrows = new Map([
      ['exact', ['proof']],
      ['proof', []],
    ]);
    expect(() => pictureOf(arrows)).toThrow('expected arrows that go up the list, got one from exact down');
  });
});

describe('the arrows', () => {
  test('are one for each two rooms, however many files import, and none inside a room or from the front door', () => {
    const tree = new Map([
      ['index.ts', `export * from './proof/index.js';`],
      ['exact/index.ts', `export * from './numbers/index.js';`],
      ['proof/index.ts', `export * from './verify.js';`],
      ['proof/verify.ts', `import { readPlace } from '../exact/index.js'; import 'node:fs';`],
      ['proof/read.ts', `import type { Place } from '../exact/index.js';`],
      [
        'search/hunt/index.ts',
        `import { verify } from '../../proof/index.js'; export * from '../../exact/index.js';`,
      ],
    ]);
    const arrows = arrowsOf(tree);
    expect([...arrows].filter(([, to]) => to.length > 0)).toEqual([
      ['exact', ['exact/numbers']],
      ['proof', ['exact']],
      ['search/hunt', ['exact', 'proof']],
    ]);
    expect([...arrows.keys()]).toEqual(rooms);
    expect(countOf(arrows)).toBe(4);
  });
});
