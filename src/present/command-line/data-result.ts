/** What a hunt in exact data leaves: files, a table, and an exit code. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits } from '../../proof/index.js';
import {
  certifiedFor,
  type CertifiedData,
  compareSizes,
  type DataCell,
  isSmallerData,
} from '../../search/algebra/index.js';
import { columns } from '../../search/stress/index.js';
import { exactPapers } from '../../statements/index.js';
import { ExitCode } from './exit-code.js';
import { inPackage, readUntrusted } from './files.js';
import { writeOutput } from './output.js';

/** How far the hunt in a cell came. */
export interface DataLook {
  readonly cell: DataCell;
  readonly looked: number;
  readonly matching: number;
  readonly interrupted: boolean;
}

/** The file of a cell in a folder, if there is one. Throws if it is not verified, or belongs to another cell. */
export function dataFile(folder: string, cell: DataCell): CertifiedData | undefined {
  const path = join(folder, `${cell.name}.json`);
  if (!existsSync(path)) return undefined;
  const read = readUntrusted(path, defaultLimits.characters);
  if ('problem' in read)
    throw new Error(`${path}: expected ${read.problem.expected}, got ${read.problem.found}`);
  try {
    return certifiedFor(cell, read.text);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Writes the file unless there is one that is as small. */
export function keepData(folder: string, cell: DataCell, found: CertifiedData): void {
  const before = dataFile(folder, cell);
  if (before !== undefined && !isSmallerData(found, before)) return;
  writeOutput('--out', join(folder, `${cell.name}.json`), found.text);
}

/**
 * Prints what is found in the folder, and how it compares with the file of this package. Exits with 1 if a statement was refuted with every
 * hypothesis kept, else with 0, or 2 after Ctrl-C. That a cell stays empty is a result.
 */
export function sayData(
  looks: readonly DataLook[],
  { seed, out, json }: { readonly seed: number; readonly out: string; readonly json?: true },
): ExitCode {
  const rows = looks.map((look) => {
    const found = dataFile(out, look.cell);
    if (found === undefined) return look;
    const [file, known] = [join(out, `${look.cell.name}.json`), comparedWithOurs(look.cell, found)];
    return { ...look, file, claim: found.claim, ...(known !== undefined && { known }) };
  });
  const interrupted = looks.some((look) => look.interrupted);
  if (json === true) {
    const cells = rows.map(({ cell: { name }, ...row }) => ({ cell: name, ...row }));
    process.stdout.write(`${JSON.stringify({ seed, interrupted, cells }, undefined, 2)}\n`);
  } else {
    const lines = rows.map((row) => {
      const { cell, looked, matching } = row;
      const result =
        'claim' in row
          ? ['refuted', row.known ?? '']
          : [row.interrupted ? 'interrupted' : 'nothing found', ''];
      return [
        cell.statement.id,
        cell.dropped ?? 'none',
        ...result,
        `${looked} cases, ${matching} in the cell`,
      ];
    });
    process.stdout.write(
      `${columns([['statement', 'dropped', 'result', 'the file', 'looked at'], ...lines])}\n`,
    );
  }
  if (rows.some((row) => 'claim' in row && row.cell.dropped === undefined)) return ExitCode.no;
  return interrupted ? ExitCode.couldNotJudge : ExitCode.yes;
}

/** How large a file is beside the one that this package has; `undefined` if it has none. */
function comparedWithOurs(cell: DataCell, found: CertifiedData): string | undefined {
  const paper = exactPapers.find(({ statements }) => statements.some((each) => each === cell.statement));
  const ours = paper && dataFile(inPackage(`counterexamples/${paper.name}`), cell);
  if (ours === undefined) return undefined;
  const by = compareSizes(found, ours);
  if (by === 0) return "as small as the catalogue's";
  return by < 0 ? "smaller than the catalogue's" : "larger than the catalogue's";
}
