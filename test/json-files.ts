/** The JSON files of a folder: counterexamples, certificates, networks. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface JsonFile {
  /** Without the folder and without `.json`. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** In the order of their names, which is the same on every machine. Folders below this one are not looked into. */
export function jsonFilesIn(folder: string): readonly JsonFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const path = join(folder, file);
      return { name: basename(file, '.json'), path, text: readFileSync(path, 'utf8') };
    });
}
