/** `basincheck catalogue`: a web site of verified counterexamples, and of the paper's own examples beside them. */

import { resolve } from 'node:path';
import { builtSite, type SiteSources } from './built-site.js';
import { ExitCode } from './exit-code.js';
import { checkFolder } from './output.js';
import { checkSiteFolder, writeSite } from './site-folder.js';

export interface CatalogueOptions {
  readonly out: string;
  readonly survived?: string;
  readonly json?: true;
}

export async function writeCatalogue(
  folder: string | undefined,
  { out, survived, json }: CatalogueOptions,
): Promise<ExitCode> {
  checkOut(out, folder);
  const site = await builtSite({ folder, survived });
  if (typeof site === 'number') return site;
  const summary = { ...writeSite(out, site.files), entries: site.entries };
  process.stdout.write(
    json === true
      ? `${JSON.stringify(summary, undefined, 2)}\n`
      : `${summary.entries} entries, all verified, written to ${summary.site}\n`,
  );
  return ExitCode.yes;
}

/** Throws unless a site can be written there, and nothing is read from there. */
export function checkOut(out: string, folder: SiteSources['folder']): void {
  checkFolder('--out', out);
  if (folder !== undefined && resolve(folder) === resolve(out))
    throw new Error(`--out: expected a folder other than the input, got ${out}, which is read`);
  checkSiteFolder(out);
}
