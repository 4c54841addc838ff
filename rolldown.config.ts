/**
 * What is put together from many files: the program of the command line, and the browser scripts of the catalogue.
 */

import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/**
 * How each script is put together: each file of `browser/` that is named above becomes one classic script in `dist/site/`,
 * which runs from a file server, from a sub-path, and from a plain file, where modules and workers of their own address
 * are not allowed. So a worker comes as text: `import text from './verifier.worker.ts?script'`.
 */
export function scriptsOf(dir: string): readonly BuildOptions[] {
  return PAGES.map((name, i) => ({
    ...common,
    input: { [name]: join(folder, `${name}.ts`) },
    plugins: i === 0 ? [scriptText, copied] : [scriptText],
    output: { dir, format: 'iife', minify: true },
  }));
}

/** The module that a thread loads, `new URL('./thread.js', import.meta.url)`, becomes a file of the program too. */
const threads: Plugin = {
  name: 'threads',
  transform(code, id) {
    const address = /new URL\('\.\/([\w-]+)\.js', import\.meta\.url\)/g;
    return code.replace(address, (_, name: string) => {
      const file = this.emitFile({ type: 'chunk', id: join(dirname(id), `${name}.ts`) });
      return `new URL(import.meta.ROLLUP_FILE_URL_${file})`;
    });
  },
};

/**
 * The program of the command line in some fifty files, so that Node does not have to find and read some four hundred, in
 * each of its threads. They lie where the compiler would put those of `src/present/command-line/`: paths to other files of
 * the package, which are relative to them, stay right.
 */
export function commandLineOf(dist: string): BuildOptions {
  const source = join(import.meta.dirname, 'src', 'present', 'command-line');
  return {
    platform: 'node',
    resolve: common.resolve ?? {},
    // Packages are imported as they are.
    external: /^[^./]/,
    input: { bin: join(source, 'bin.ts'), main: join(source, 'main.ts') },
    plugins: [threads],
    // The program is there for what its modules do when they are loaded.
    treeshake: false,
    output: { dir: join(dist, 'present', 'command-line'), format: 'esm', keepNames: true },
  };
}

export default [...scriptsOf('dist/site'), commandLineOf('dist')];
