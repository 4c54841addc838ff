/** One hunt among Hopfield networks of all shares of it. */

import { lookShares, rangeOf, type Whole } from '../../search/cluster/index.js';
import { type HopfieldLook, hopfieldRow, hopfieldShapes } from '../../search/hunt/index.js';
import type { ExitCode } from './exit-code.js';
import { sayHopfield } from './hopfield-result.js';
import { checked, insistOnWhole, type Share } from './shares.js';

export function mergeHopfield(
  shares: readonly Share[],
  { seed, runs }: Whole,
  { json }: { readonly json?: true },
): ExitCode {
  const looks = hopfieldShapes.map((): HopfieldLook[] => []);
  for (const { record, path } of shares) {
    const [from, until] = rangeOf(runs, record.shard);
    const parts = checked(path, () => lookShares(record));
    const missing = parts.flatMap(({ inputs, patterns, looks: seen }) =>
      from + seen.length < until
        ? [`${until - from - seen.length} networks of ${patterns} patterns in dimension ${inputs}`]
        : [],
    );
    insistOnWhole(path, missing);
    parts.forEach((part, k) => looks[k]?.push(...part.looks));
  }
  const rows = hopfieldShapes.map((shape, k) => hopfieldRow(shape, seed, looks[k] ?? []));
  return sayHopfield(rows, hopfieldShapes.length * runs, { seed, ...(json && { json }) });
}
