/**
 * Once for a whole run: the package as a user has it, for the tests of the command line. What `npm run build` has put
 * into `dist/` is taken as it is; a source that has changed since then is compiled again, without type-checking.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { project } from '../../project.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the package. */
    readonly packageFolder: string;
  }
}

/** What the package ships beside its code, as far as a test wants it; three examples, so that drawing them takes little. */
const SHIPPED = [
  ['package.json', 'package.json'],
  ['browser/style.css', 'dist/site/style.css'],
  ['counterexamples/paper/2.1-without-rank.json', 'counterexamples/paper/2.1-without-rank.json'],
  ['counterexamples/paper/2.2-without-width.json', 'counterexamples/paper/2.2-without-width.json'],
  ['counterexamples/paper/2.3-without-surjective.json', 'counterexamples/paper/2.3-without-surjective.json'],
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
  for (const source of readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!source.endsWith('.ts')) continue;
    const path = join('dist', source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(join(target, path)), { recursive: true });
    if (isBuilt(path, source)) cpSync(join(project, path), join(target, path));
    else writeFileSync(join(target, path), await compiled(source));
  }
  for (const [from, to] of SHIPPED) cpSync(join(project, from), join(target, to));
  symlinkSync(join(project, 'node_modules'), join(target, 'node_modules'), 'dir');
}

/** Whether the built file is no older than its source. */
function isBuilt(path: string, source: string): boolean {
  const built = statSync(join(project, path), { throwIfNoEntry: false });
  return built !== undefined && built.mtimeMs >= statSync(join(project, 'src', source)).mtimeMs;
}

/** What `tsc` would write. The compiler takes a second to load: it is left alone where nothing has changed. */
async function compiled(source: string): Promise<string> {
  const { default: ts } = await import('typescript');
  const { config } = ts.readConfigFile(join(project, 'tsconfig.json'), (path) =>
    readFileSync(path, 'utf8'),
  ) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, project);
  return ts.transpileModule(readFileSync(join(project, 'src', source), 'utf8'), {
    compilerOptions: { ...options, module: ts.ModuleKind.ESNext },
    fileName: source,
  }).outputText;
}
