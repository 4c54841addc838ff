/**
 * What is put together from many files: the code of the package, and the browser scripts of the catalogue.
 */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown, type BuildOptions, type InputOptions, type Plugin } from 'rolldown';

const PAGES = ['filter', 'entry', 'assume', 'explorer'];
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

/** The module that a thread loads, `new URL('./thread.js', import.meta.url)`, becomes a file of the package too. */
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

/** The program, and what it starts when Node is new enough. */
const PROGRAM = ['present/command-line/bin', 'present/command-line/main'];
/** What package.json exports. */
const PUBLISHED = [
  'index',
  'draw',
  'exact',
  'proof/index',
  'search/generators/index',
  'testing/matchers/index',
  'testing/oracles/index',
];
/** Rooms that the bench loads, from this build and from others. */
const MEASURED = [
  'exact/network',
  'exact/numbers',
  'sampling',
  'search/cluster',
  'search/hunt',
  'search/judge',
  'search/stress',
  'statements',
];
/**
 * Packages that only the program needs, with what it imports from them: each becomes a file of `packages/shared/`. The others are
 * installed with this one, or beside it. They are parted from all else, since they are made for Node alone: what a browser
 * may load has nothing of them.
 */
const INCLUDED: Readonly<Record<string, string>> = {
  commander: 'Argument, Command, CommanderError, InvalidArgumentError, Option',
  'cli-progress': 'SingleBar',
  tinyglobby: 'glob, isDynamicPattern',
};

/** Those packages. */
export function packagesOf(dist: string): BuildOptions {
  return {
    platform: 'node',
    input: Object.fromEntries(Object.keys(INCLUDED).map((name) => [name, `included:${name}`])),
    plugins: [
      {
        name: 'included',
        resolveId: (source) => (source.startsWith('included:') ? source : null),
        load: (id) => {
          const name = id.replace('included:', '');
          return id === name ? null : `export { ${INCLUDED[name] ?? ''} } from '${name}';`;
        },
      },
    ],
    output: { dir: join(dist, 'packages', 'shared'), format: 'esm', minify: true },
  };
}

/** The declarations of types that no published module names are taken away: a third of them. */
const declarations: Plugin = {
  name: 'declarations',
  writeBundle: ({ dir = '.' }) => {
    const named = new Set<string>();
    const open = PUBLISHED.map((name) => `${name}.d.ts`);
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (named.has(file)) continue;
      named.add(file);
      const imports = readFileSync(join(dir, file), 'utf8').matchAll(
        /(?:from |import\(|import )'(\.[^']*)\.js'/g,
      );
      for (const [, path = ''] of imports) open.push(`${join(dirname(file), path)}.d.ts`);
    }
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.d.ts') && !named.has(file)) rmSync(join(dir, file));
  },
};

/**
 * The code of the package in some eighty files, so that Node does not have to find and read some four hundred, in each of
 * its threads. What is shared lies in `chunks/shared/`, as deep as the modules of `src/` that look for files of the
 * package: their relative paths stay right.
 */
export function packageOf(dist: string): BuildOptions {
  const names = [...PROGRAM, ...PUBLISHED, ...MEASURED.map((room) => `${room}/index`)];
  return {
    // Part of it is for browsers too.
    platform: 'neutral',
    resolve: common.resolve ?? {},
    // One that is small, and needs nothing of Node, is taken in.
    external: (id) => /^[^./]/.test(id) && id !== 'csv-parse/sync',
    input: Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, 'src', `${name}.ts`)])),
    plugins: [threads],
    // Modules are there for what they do when they are loaded, too.
    treeshake: false,
    output: {
      dir: dist,
      format: 'esm',
      keepNames: true,
      comments: false,
      // Functions and classes keep their names, for stack traces; with short names of variables, and without blanks, the package keeps below 5 MB.
      minify: {
        compress: false,
        mangle: { keepNames: true },
        codegen: { removeWhitespace: true },
      },
      chunkFileNames: 'chunks/shared/[name]-[hash].js',
      // From any file of the program to those of the packages.
      paths: (id) => (Object.hasOwn(INCLUDED, id) ? `../../packages/shared/${id}.js` : id),
    },
  };
}

export default [
  ...scriptsOf('dist/site'),
  packagesOf('dist'),
  { ...packageOf('dist'), plugins: [threads, declarations] },
];
