/** The files of the catalogue, and of the paper, as a site takes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { admitted, type CatalogueFile, type Entry } from '../../src/catalogue/index.js';

const root = join(import.meta.dirname, '..', '..');

function filesIn(folder: string, collection: string): readonly CatalogueFile[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: `${collection}/${file.replace('.json', '')}`,
      text: readFileSync(join(root, folder, file), 'utf8'),
    }));
}

export const files: readonly CatalogueFile[] = [
  ...filesIn('counterexamples', 'counterexamples'),
  ...filesIn('test/paper/examples', 'paper'),
];

export function entry(file: CatalogueFile): Entry {
  const result = admitted(file);
  if ('verdict' in result)
    throw new Error(`entry: expected ${file.name} to be verified, got ${result.verdict}`);
  return result;
}
