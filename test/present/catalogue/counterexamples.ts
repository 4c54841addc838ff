/** The files of the catalogue, and of the paper, as a site takes them. */
import { join } from 'node:path';
import { admitted, type CatalogueFile, type Entry } from '../../../src/present/catalogue/index.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';

function filesIn(folder: string, collection: string): readonly CatalogueFile[] {
  return jsonFilesIn(join(project, folder)).map(({ name, text }) => ({
    name: `${collection}/${name}`,
    text,
  }));
}

export const files: readonly CatalogueFile[] = [
  ...filesIn('counterexamples', 'counterexamples'),
  ...filesIn('counterexamples/paper', 'paper'),
];

export function entry(file: CatalogueFile): Entry {
  const result = admitted(file);
  if ('verdict' in result)
    throw new Error(`entry: expected ${file.name} to be verified, got ${result.verdict}`);
  return result;
}
