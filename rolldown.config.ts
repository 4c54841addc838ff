/**
 * The browser scripts of the catalogue: each file of `browser/` that is named here becomes one classic script in
 * `dist/site/`, which runs from a file server, from a sub-path, and from a plain file, where modules and workers of
 * their own address are not allowed. So a worker comes as text: `import text from './verifier.worker.ts?script'`.
 */

import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type BuildOptions, type InputOptions, type Plugin } from 'rolldown';

const PAGES = ['filter', 'entry', 'explorer'];
const COPIED = ['style.css', 'icon.svg'];
const SCRIPT = '?script';
const folder = join(import.meta.dirname, 'browser');

const common: InputOptions = {
  platform: 'browser',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
};

/** A file as the text of a classic script of its own. */
const scriptText: Plugin = {
  name: 'script-text',
  resolveId: async function (source, importer) {
    if (!source.endsWith(SCRIPT)) return null;
    const resolved = await this.resolve(source.slice(0, -SCRIPT.length), importer);
    return resolved === null ? null : `${resolved.id}${SCRIPT}`;
  },
  load: async (id) => {
    if (!id.endsWith(SCRIPT)) return null;
    const bundle = await rolldown({ ...common, input: id.slice(0, -SCRIPT.length) });
    const { output } = await bundle.generate({ format: 'iife', minify: true });
    return { code: `export default ${JSON.stringify(output[0].code)};`, moduleType: 'js' };
  },
};

/** What no script imports. */
const copied: Plugin = {
  name: 'copied',
  writeBundle: ({ dir }) => {
    if (dir === undefined) return;
    mkdirSync(dir, { recursive: true });
    for (const name of COPIED) copyFileSync(join(folder, name), join(dir, name));
  },
};

/** How each script is put together. */
export function scriptsOf(dir: string): readonly BuildOptions[] {
  return PAGES.map((name, i) => ({
    ...common,
    input: { [name]: join(folder, `${name}.ts`) },
    plugins: i === 0 ? [scriptText, copied] : [scriptText],
    output: { dir, format: 'iife', minify: true },
  }));
}

export default scriptsOf('dist/site');
