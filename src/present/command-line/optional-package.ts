/**
 * Packages that only some commands need. They are large, so they are not installed with this one; whoever wants what they
 * do installs them beside it.
 */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What they are needed for. */
const USES = {
  katex: 'to set formulas on web pages',
  '@resvg/resvg-wasm': 'to make a PNG; a name that ends with .svg needs none',
  pdfkit: 'to make a PDF; a name that ends with .svg or .tikz needs none',
  bullmq: 'for work on many machines; on one, leave --queue out',
  ioredis: 'for a queue on Redis',
  pg: 'for a queue on PostgreSQL',
  '@fontsource/dejavu-sans': 'to make a PNG or a PDF; a name that ends with .svg needs none',
} as const;

export type OptionalPackage = keyof typeof USES;

/** Throws a sentence that says how they are installed, unless all of them are there. Loads none of them. */
export function insistOnPackages(where: string, ...names: readonly OptionalPackage[]): void {
  const missing = names.filter((name) => !isInstalled(name));
  const [first] = missing;
  if (first === undefined) return;
  throw new Error(
    `${where}: expected ${missing.join(' and ')} to be installed, ${USES[first]}, got no such package: npm install ${missing.join(' ')}`,
  );
}

function isInstalled(name: OptionalPackage): boolean {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch (error) {
    // A package may keep its description to itself.
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}
