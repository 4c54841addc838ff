/** What this machine has: the other contenders, and what the figures were measured on. */

import { execFileSync, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';

const PYTHON = process.env.PYTHON ?? 'python3';
const CC = process.env.CC ?? 'cc';

/** The Debian packages that README and docs/bench.md name. */
const PACKAGES = {
  numpy: 'python3-numpy',
  torch: 'python3-torch',
  numba: 'python3-numba',
  scipy: 'python3-scipy',
} as const;
export type Library = keyof typeof PACKAGES;

/** The version of a Python library, `undefined` if it cannot be loaded. */
export function libraryVersion(library: Library): string | undefined {
  const code = `import ${library}; print(${library}.__version__)`;
  const { status, stdout } = spawnSync(PYTHON, ['-c', code], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export function howToInstall(library: Library): string {
  return `the Debian package ${PACKAGES[library]} has it`;
}

/** The first line that the C compiler says of itself, `undefined` if there is none. */
export function compilerVersion(): string | undefined {
  const { status, stdout } = spawnSync(CC, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0]?.trim() : undefined;
}

export function pythonScript(root: string, name: string): readonly [string, ...string[]] {
  return [PYTHON, join(root, 'bench', 'contenders', name)];
}

/** Compiles the baseline for a shape; with glibc's vector functions where they are. Throws if it does not compile. */
export function compileBaseline(root: string, program: string, n: number, L: number, code: number): void {
  const source = join(root, 'bench', 'contenders', 'settle.c');
  const shape = [`-DN=${n}`, `-DL=${L}`, `-DACTIVATION=${code}`];
  const common = ['-O3', '-march=native', ...shape, source, '-o', program];
  const { status } = spawnSync(CC, [...common, '-DMVEC', '-lm', '-lmvec']);
  if (status !== 0) execFileSync(CC, [...common, '-lm'], { stdio: 'pipe' });
}

/** One line: processor, cores, Node, date and commit. */
export function measuredOn(root: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', cwd: root }).trim();
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'an unknown processor';
  const changed =
    git('status', '--porcelain', '--', 'src', 'bench') === '' ? '' : ', with changes not committed';
  const cores = processors.length === 1 ? '1 core' : `${processors.length} cores`;
  const date = new Date().toISOString().slice(0, 10);
  return `${model}, ${cores}, Node ${process.version}, ${date}, commit ${git('rev-parse', '--short=12', 'HEAD')}${changed}`;
}
