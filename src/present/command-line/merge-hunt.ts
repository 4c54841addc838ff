/** One hunt of all shares of it: every file is verified before any is written. */

import { join } from 'node:path';
import { cellShares, sha256, shareOf, type Whole } from '../../search/cluster/index.js';
import { cells, controls } from '../../search/hunt/index.js';
import type { ExitCode } from './exit-code.js';
import { keep, sayHunted } from './hunt-result.js';
import { cellFile } from './matrix.js';
import { checkFolder, makeFolder } from './output.js';
import { checked, insistOnWhole, type Share } from './shares.js';

export function mergeHunt(
  shares: readonly Share[],
  { seed, subjects }: Whole,
  { out, json }: { readonly out: string; readonly json?: true },
): ExitCode {
  checkFolder('--out', out);
  const all = shares.flatMap(({ record, folder, path }) => {
    const share = checked(path, () => cellShares(record));
    const done = share.map(({ cell }) => cell);
    insistOnWhole(
      path,
      shareOf(record.whole.subjects, record.shard).filter((name) => !done.includes(name)),
    );
    return share.map((each) => ({ ...each, folder, path }));
  });
  const known = new Map([...cells, ...controls].map((cell) => [cell.name, cell]));
  const hunted = all.flatMap(({ cell: name, candidates, sha256: digest, folder, path }) => {
    const cell = known.get(name);
    if (cell === undefined) return [];
    const trophy = digest === null ? undefined : cellFile(folder, cell);
    const found = trophy && sha256(trophy.text);
    if (digest !== null && digest !== found)
      throw new Error(
        `${join(folder, `${name}.json`)}: expected the file that ${path} tells of, SHA-256 ${digest}, got ${found ?? 'none'}`,
      );
    return [{ cell, candidates, trophy }];
  });
  makeFolder('--out', out);
  for (const { cell, trophy } of hunted) {
    if (trophy) keep(join(out, `${cell.name}.json`), trophy, cellFile(out, cell));
  }
  const order = new Map(subjects.map((name, k) => [name, k]));
  const looks = hunted
    .map(({ cell, candidates }) => ({ cell, candidates, interrupted: false }))
    .sort((a, b) => (order.get(a.cell.name) ?? 0) - (order.get(b.cell.name) ?? 0));
  return sayHunted(looks, { seed, out, ...(json && { json }) });
}
