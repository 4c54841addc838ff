/** One hunt in exact data of all shares of it: every file is verified before any is written. */

import { join } from 'node:path';
import { dataCellNamed } from '../../search/algebra/index.js';
import { dataShares, sha256, shareOf, type Whole } from '../../search/cluster/index.js';
import { dataFile, keepData, sayData } from './data-result.js';
import type { ExitCode } from './exit-code.js';
import { checkFolder, makeFolder } from './output.js';
import { checked, insistOnWhole, type Share } from './shares.js';

export function mergeData(
  shares: readonly Share[],
  { seed, subjects }: Whole,
  { out, json }: { readonly out: string; readonly json?: true },
): ExitCode {
  checkFolder('--out', out);
  const hunted = shares.flatMap(({ record, folder, path }) => {
    const done = checked(path, () => dataShares(record));
    const missing = shareOf(subjects, record.shard).filter((name) => !done.some(({ cell }) => cell === name));
    insistOnWhole(path, missing);
    return done.map(({ cell: name, looked, matching, sha256: digest }) => {
      const cell = dataCellNamed(name);
      const file = digest === null ? undefined : dataFile(folder, cell);
      const found = file && sha256(file.text);
      if (digest !== null && digest !== found)
        throw new Error(
          `${join(folder, `${name}.json`)}: expected the file that ${path} tells of, SHA-256 ${digest}, got ${found ?? 'none'}`,
        );
      return { cell, looked, matching, interrupted: false, file };
    });
  });
  makeFolder('--out', out);
  for (const { cell, file } of hunted) if (file) keepData(out, cell, file);
  const looks = subjects.flatMap((name) => hunted.filter(({ cell }) => cell.name === name));
  return sayData(
    looks.map(({ cell, looked, matching, interrupted }) => ({ cell, looked, matching, interrupted })),
    { seed, out, ...(json && { json }) },
  );
}
