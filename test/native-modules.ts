/**
 * The modules that tests import, compiled once before a run and loaded by Node itself. Vitest's own way to load a module, in
 * which each use of an import is the call of a getter, makes exact arithmetic almost twice as slow.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import type { Plugin } from 'vitest/config';
import { project } from './project.js';

/** Where they are. Vitest leaves to Node what lies there. */
const FOLDER = join(project, 'reports', 'native');
export const NATIVE = /\/reports\/native\//;

/** What is not a test itself, of these folders. */
const COMPILED = ['src', 'test', 'properties'];
const IS_NO_MODULE = /\.d\.ts$|\.test\.ts$|\.setup\.ts$|\.quality\.ts$|\.user\.ts$|\.try\.ts$|config\.ts$/;

/** Compiles them, and leads the imports of tests to them. */
export async function nativeModules(): Promise<Plugin> {
  const input = COMPILED.flatMap((folder) => {
    const files = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
    return files
      .filter((file) => file.endsWith('.ts') && !IS_NO_MODULE.test(file))
      .map((file) => join(project, folder, file));
  });
  // What was compiled before may have no source any more.
  rmSync(FOLDER, { recursive: true, force: true });
  await build({
    input,
    external: /^[^./]/,
    platform: 'node',
    treeshake: false,
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    // Modules find files beside them where they were written.
    plugins: [
      {
        name: 'where-it-was',
        transform: (code, id) => ({
          code: code
            .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
            .replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
          // No line has moved.
          map: null,
        }),
      },
    ],
    output: {
      dir: FOLDER,
      format: 'esm',
      preserveModules: true,
      preserveModulesRoot: project,
      sourcemap: true,
    },
  });
  return {
    name: 'native-modules',
    enforce: 'pre',
    resolveId: (source, importer) => {
      if (!source.startsWith('.') || importer === undefined) return null;
      // Who loads modules anew has all that they import from vitest too.
      if (existsSync(compiled(importer)) || loadsAnew(importer)) return null;
      const id = compiled(join(dirname(importer), source));
      return existsSync(id) ? { id, external: true } : null;
    },
  };
}

function compiled(path: string): string {
  return join(FOLDER, relative(project, path.replace(/\.ts$/, '.js')));
}

/** Whether a test loads modules more than once, which Node never does. */
function loadsAnew(test: string): boolean {
  return readFileSync(test, 'utf8').includes('vi.resetModules()');
}
