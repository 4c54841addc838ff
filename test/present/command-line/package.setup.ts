/** Once for a whole run: the package as a user has it, of the sources as they are, for the tests of the command line. */
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import type { TestProject } from 'vitest/node';
import { packageOf, packagesOf } from '../../../rolldown.config.js';
import { project } from '../../project.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the package. */
    readonly packageFolder: string;
  }
}

/** What the package ships beside its code, as far as a test wants it. */
const SHIPPED = [
  ['package.json', 'package.json'],
  ['browser/style.css', 'dist/site/style.css'],
  ['counterexamples', 'counterexamples'],
  ['schema', 'schema'],
] as const;

export default async function setup({ provide }: TestProject): Promise<() => void> {
  const packageFolder = mkdtempSync(join(tmpdir(), 'basincheck-package-'));
  // Readable for anyone: some commands run as nobody.
  chmodSync(packageFolder, 0o755);
  await fill(packageFolder);
  provide('packageFolder', packageFolder);
  return () => {
    rmSync(packageFolder, { recursive: true, force: true });
  };
}

async function fill(target: string): Promise<void> {
  const dist = join(target, 'dist');
  await build([packagesOf(dist), packageOf(dist)]);
  for (const [from, to] of SHIPPED) cpSync(join(project, from), join(target, to), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(target, 'node_modules'), 'dir');
}
