/** The built command, as a user calls it, in a folder of its own for each test file. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Workshop {
  /** A folder for the files of the tests; it is removed afterwards. */
  readonly folder: string;
  /** Writes a file into the folder; returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  /** Runs `basincheck` with the folder as working directory, in a process that all commands share. */
  readonly basincheck: (...args: readonly string[]) => Promise<Run>;
  /** The same in a process of its own. */
  readonly basincheckAlone: (...args: readonly string[]) => Run;
  /** The same without root's rights, which would ignore permissions. */
  readonly basincheckAsNobody: (...args: readonly string[]) => Run;
  /** Runs a script of the shell `sh`, in which `basincheck` is the command, with the folder as working directory. */
  readonly shell: (script: string) => Run;
}

const NOBODY = 65_534;

/** Where the package lies that is built once for a run; its node_modules and what it ships are with it. */
export const packageFolder: string = inject('packageFolder');
/** What Node runs for `basincheck`, and what that runs in turn. */
export const program: string = join(packageFolder, 'dist', 'present', 'command-line', 'bin.js');
const main = join(packageFolder, 'dist', 'present', 'command-line', 'main.js');

/** A folder to work in, for the tests of one file. */
export function workshop(): Workshop {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'basincheck-test-'));
    // Some tests run as nobody.
    chmodSync(root, 0o755);
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const alone = (args: readonly string[], identity: { uid?: number; gid?: number }): Run => {
    const options = { cwd: root, encoding: 'utf8', ...identity } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
    return { status, stdout, stderr };
  };
  return {
    get folder() {
      return root;
    },
    write: (name, content) => {
      const path = join(root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    basincheck: (...args) => together(args, root),
    basincheckAlone: (...args) => alone(args, {}),
    basincheckAsNobody: (...args) =>
      alone(args, process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
    shell: (script) => {
      const command = `basincheck() { "${process.execPath}" "${program}" "$@"; }\n${script}`;
      const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
      return { status, stdout, stderr };
    },
  };
}

let shared: ChildProcess | undefined;
let isBusy = false;

/** Runs a command in the shared process, which ends when the process of the tests does. */
function together(args: readonly string[], folder: string): Promise<Run> {
  const command = ['basincheck', ...args].join(' ');
  if (isBusy) throw new Error(`${command}: expected one command at a time, and the one before still runs`);
  const child = (shared ??= fork(join(import.meta.dirname, 'one-process.js'), [main], { execArgv: [] }));
  isBusy = true;
  return new Promise<Run>((resolve, reject) => {
    const ended = (status: number | null) => {
      shared = undefined;
      reject(new Error(`${command}: ended the process that all commands share, with ${String(status)}`));
    };
    child.once('exit', ended);
    child.once('message', (answer: Run) => {
      child.off('exit', ended);
      resolve(answer);
    });
    child.send({ args, folder });
  }).finally(() => {
    isBusy = false;
  });
}
