/** The files of the catalogue, and of the paper, as a site takes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { admitted, type CatalogueFile, type Entry } from '../../../src/present/catalogue/index.js';
import { project } from '../../project.js';

function filesIn(folder: string, collection: string): readonly CatalogueFile[] {
  return readdirSync(join(project, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: `${collection}/${file.replace('.json', '')}`,
      text: readFileSync(join(project, folder, file), 'utf8'),
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
