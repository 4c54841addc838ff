// Compiles the kernel to WebAssembly, and writes it into src/ as a module, so that no file is read at run time.

import asc from 'assemblyscript/asc';
import { writeFileSync } from 'node:fs';

const SOURCE = 'kernel/kernel.ts';
const TARGET = 'src/sampling/kernels/simd-module.ts';

const outputs = new Map();
const { error, stderr } = await asc.main(
  // `stub`: nothing is ever allocated. 112 warns of vectors handed from function to function, which stay inside.
  [
    SOURCE,
    '--outFile',
    'kernel.wasm',
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--disableWarning',
    '112',
  ],
  { writeFile: (name, contents) => void outputs.set(name, contents) },
);
if (error) {
  process.stderr.write(`${stderr.toString()}${error.message}\n`);
  process.exit(1);
}
const text = Buffer.from(outputs.get('kernel.wasm')).toString('base64');
writeFileSync(
  TARGET,
  `/** Compiled from ${SOURCE} by \`npm run build\`; in base64. */
export const simdModule =
  '${text}' as string;
`,
);
