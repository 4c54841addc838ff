/** The valid certificates that tests start from: this folder's, and the paper's examples. */

import { readdirSync, readFileSync } from 'node:fs';
import type { CertificateFile } from './file.js';

export interface Certificate {
  readonly name: string;
  readonly text: string;
  readonly file: CertificateFile;
}

const FOLDERS = [
  new URL('.//', import.meta.url),
  new URL('../../../counterexamples/paper/', import.meta.url),
];

/** In the order of their names, which is the same on every machine. */
export const certificates: readonly Certificate[] = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return { name: name.replace('.json', ''), text, file: JSON.parse(text) as CertificateFile };
    }),
);
