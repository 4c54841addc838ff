/** The arrows between the rooms of `src/`: one from a room to another if any file of it imports a file of the other. */

import { dirname, join } from 'node:path/posix';
import { importSpecifiers, roomOf, rooms, type SourceTree } from './imports.js';

/** The rooms that each room imports, both in the order of the list; the front door, `src/index.ts`, is none. */
export function arrowsOf(tree: SourceTree): ReadonlyMap<string, readonly string[]> {
  const imported = new Map(rooms.map((room) => [room, new Set<string>()]));
  for (const [file, text] of tree) {
    const from = roomOf(file);
    if (from === undefined) continue;
    for (const specifier of importSpecifiers(text)) {
      const to = specifier.startsWith('.') ? roomOf(join(dirname(file), specifier)) : undefined;
      if (to !== undefined && to !== from) imported.get(from)?.add(to);
    }
  }
  return new Map([...imported].map(([from, to]) => [from, rooms.filter((room) => to.has(room))]));
}

export function countOf(arrows: ReadonlyMap<string, readonly string[]>): number {
  return [...arrows.values()].reduce((count, { length }) => count + length, 0);
}
