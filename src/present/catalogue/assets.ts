/** What the site needs beside its pages: the scripts and the stylesheet that `npm run build` puts together, and KaTeX's. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;

/** The folder of the built scripts and the stylesheet. */
export const builtAssets: string = fileURLToPath(new URL('../../../dist/site', import.meta.url));

/** Throws if the folder is not there, or is empty. */
export function assetsIn(folder: string): SiteFiles {
  const names = readdirSync(folder).sort();
  if (names.length === 0) throw new Error(`${folder}: expected the scripts of the site, got nothing`);
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** KaTeX's stylesheet and its fonts, in the one format that every browser of today reads. */
export function katexAssets(): SiteFiles {
  const folder = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
  const css = readFileSync(join(folder, 'katex.min.css'), 'utf8').replaceAll(
    /,url\([^)]*\) format\("(?:woff|truetype)"\)/g,
    '',
  );
  const fonts = readdirSync(join(folder, 'fonts')).filter((name) => name.endsWith('.woff2'));
  return new Map<string, string | Uint8Array>([
    ['katex/katex.css', css],
    ...fonts
      .sort()
      .map((name) => [`katex/fonts/${name}`, readFileSync(join(folder, 'fonts', name))] as const),
  ]);
}
