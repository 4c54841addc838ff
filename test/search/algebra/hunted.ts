/** Hunts in exact data, in this thread. */

import {
  type CertifiedData,
  type DataCell,
  dataCells,
  dataTasks,
  huntData,
} from '../../../src/search/algebra/index.js';
import { here } from '../../../src/search/workers/index.js';

export function cellNamed(name: string): DataCell {
  const cell = dataCells.find((each) => each.name === name);
  if (cell === undefined) throw new Error(`expected a cell, got ${name}`);
  return cell;
}

export async function hunted(name: string, seed: number, runs: number): Promise<CertifiedData | undefined> {
  return (await huntData(cellNamed(name), { seed, runs, ahead: 1 }, here(dataTasks))).found;
}
