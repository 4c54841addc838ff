/** The valid certificates that tests start from: this folder's, and the paper's examples. */

import { join } from 'node:path';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';
import type { CertificateFile } from './file.js';

export interface Certificate {
  readonly name: string;
  readonly text: string;
  readonly file: CertificateFile;
}

const FOLDERS = [import.meta.dirname, join(project, 'counterexamples', 'paper')];

export const certificates: readonly Certificate[] = FOLDERS.flatMap(jsonFilesIn).map(({ name, text }) => ({
  name,
  text,
  file: JSON.parse(text) as CertificateFile,
}));
