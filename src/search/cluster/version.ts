/** Which code computes: the version of the package, and a digest of what is installed of it. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package, and that of the code that runs. */
const folder = fileURLToPath(new URL('../../../', import.meta.url));
const code = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const CODE = /\.(js|ts|wasm)$/;
const DIGITS = 12;

let known: string | undefined;

/** Such as `0.1.0+3f2a9c01d5e6`. Two machines that say the same run the same code, and come to the same bytes. */
export function version(): string {
  known ??= `${packageVersion()}+${digest().slice(0, DIGITS)}`;
  return known;
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

function digest(): string {
  const hash = createHash('sha256');
  const paths = readdirSync(code, { recursive: true, encoding: 'utf8' })
    // Types do nothing, and what is for browsers does not run here.
    .filter((path) => CODE.test(path) && !path.endsWith('.d.ts') && path.split(sep)[0] !== 'site')
    .sort();
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(code, path)));
  return hash.digest('hex');
}
