import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { project } from '../project.js';

/**
 * What a page that verifies may have to load: the registry of all statements is part of it. It rises only for a reason.
 * From 75,000 on, it pays for time and memory that are watched in every loop, for numbers as they are written, for cases that
 * do not depend on the numbering of neurons, and for elu with any alpha and the GELU by tanh, which networks of other tools have. Of the last
 * 41,000, 29,000 are the statements of the memorization paper, half of them words, and the arguments against them; 10,000 are
 * the lemmas of the paper on sigmoid autoencoders, and 2,000 two results beyond the papers, with their hypotheses. The last 6,000 are Theorem 2 for
 * any Jacobian, with the criterion of Schur and Cohn that Theorem 3 needs in the plane, and Algorithms 1 and 2; from 127,000 on, it pays for the converse of
 * Theorem 2 in three readings, which ask for the closed disc, for forms and for orbits that land.
 */
const BUDGET = 135_000;

test('basincheck/verify is one minified module of at most 135,000 bytes that imports nothing', async () => {
  const bundle = await rolldown({
    input: join(project, 'src', 'proof', 'index.ts'),
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts'] } },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const [{ code, imports, dynamicImports }] = output;
  expect([output.length, imports, dynamicImports]).toEqual([1, [], []]);
  const bytes = Buffer.byteLength(code);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
  expect(bytes).toBeGreaterThan(BUDGET / 2);
  const [, kilobytes = 'no figure'] =
    /(\d+) kB minified/.exec(readFileSync(join(project, 'README.md'), 'utf8')) ?? [];
  expect(Math.abs(Number(kilobytes) - bytes / 1000)).toBeLessThan(1);
});
