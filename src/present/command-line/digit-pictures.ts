/** The pictures of handwritten digits that the package mnist ships, if it is installed. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** For each digit the pixels of all its pictures; `undefined` without the package, beside this one or where we are. */
export function digitPictures(): readonly (readonly number[])[] | undefined {
  for (const from of [import.meta.url, join(process.cwd(), 'index.js')]) {
    try {
      const { resolve } = createRequire(from);
      return Array.from({ length: 10 }, (_, digit) => {
        const text = readFileSync(resolve(`mnist/src/digits/${digit}.json`), 'utf8');
        return (JSON.parse(text) as { readonly data: readonly number[] }).data;
      });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  return undefined;
}
