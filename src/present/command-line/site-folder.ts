/** A site in a folder: an earlier one in its place is taken away, and nothing else. */

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFiles } from '../catalogue/index.js';
import { makeFolder, writeOutput } from './output.js';

/** Lists the files of a site, so that the next one written to the same place can take them away. */
const LIST = 'files.json';

/** Throws if there is anything in the folder, but no earlier site. */
export function checkSiteFolder(out: string): void {
  filesOfEarlier(out);
}

/** Writes the site; returns where its front page is, and how many files it has. */
export function writeSite(out: string, files: SiteFiles): { readonly site: string; readonly files: number } {
  for (const path of filesOfEarlier(out)) rmSync(join(out, path), { force: true });
  const list = [...files.keys(), LIST].sort();
  for (const [path, content] of [...files, [LIST, `${JSON.stringify(list, undefined, 2)}\n`] as const]) {
    makeFolder('--out', dirname(join(out, path)));
    writeOutput('--out', join(out, path), content);
  }
  return { site: join(out, 'index.html'), files: list.length };
}

/** What an earlier site put into the folder. Throws if there is anything else in it, but no such site. */
function filesOfEarlier(out: string): readonly string[] {
  if (!existsSync(out) || readdirSync(out).length === 0) return [];
  const expected = 'expected a new or empty folder, or an earlier site';
  if (!existsSync(join(out, LIST)))
    throw new Error(`${out}: ${expected}, got a folder with something else in it`);
  const list: unknown = JSON.parse(readFileSync(join(out, LIST), 'utf8'));
  const isInside = (path: unknown): path is string =>
    typeof path === 'string' && !path.startsWith('/') && !path.split('/').includes('..');
  if (Array.isArray(list) && list.every(isInside)) return list;
  throw new Error(`${join(out, LIST)}: ${expected}, got no list of files`);
}
