/** Reads cells of a grid, each at most once, with what becomes of them. */

import { type Place, whole } from '../../exact/index.js';
import type { Grid } from '../parts/grid.js';
import type { PartsReader } from '../parts/reader.js';

type Entries = Readonly<Record<'into' | 'steps', Place>>;

export function readCells<T extends object>(
  place: Place,
  axes: Grid['axes'],
  { limits, n }: PartsReader,
  readEnd: (entries: Entries) => T | undefined,
): readonly (T & { readonly index: readonly number[] })[] | undefined {
  const length = place.length ?? 0;
  if (length > limits.cells) return place.exceed(`at most ${limits.cells} cells`, `${length}`);
  const seen = new Set<string>();
  return place.list((item) => {
    const entries = item.object('index', 'into', 'steps');
    const end = entries && readEnd(entries);
    const places = entries?.index.array(n, 'indices, one for each axis');
    const index = whole(places?.map((each, i) => each.integer(0, (axes[i]?.length ?? 0) - 2)));
    if (!entries || !end || !index) return undefined;
    if (seen.has(index.join())) return entries.index.refuse('each cell once', `cell ${index.join()} again`);
    seen.add(index.join());
    return { index, ...end };
  });
}
