/**
 * Where a command writes. What an option names is looked at before any work is done, and written so that nobody is hurt:
 * through links, into pipes and devices, and never over what the command reads.
 */

import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { followed, STDIN, STDOUT, writeAll, writeToDescriptor } from './descriptors.js';
import { codeOf, reasonOf } from './system-error.js';

/** Where the path of an option leads. */
type Target =
  | { readonly kind: 'descriptor'; readonly descriptor: number }
  /** A pipe or a device, which takes what is written as it comes. */
  | { readonly kind: 'stream'; readonly path: string }
  /** A regular file, or none yet. */
  | { readonly kind: 'file'; readonly path: string; readonly before?: Stats };

/** Paths by the options that name them; `undefined` where an option is not given. */
export type Named = Readonly<Record<string, string | undefined>>;

/** Throws unless each option names a file that can be written: none that the command reads, and none twice. */
export function checkOutputs(outputs: Named, inputs: readonly string[]): void {
  const files: { readonly option: string; readonly path: string }[] = [];
  for (const [option, path] of Object.entries(outputs)) {
    if (path === undefined) continue;
    const target = targetOf(option, path);
    if (target.kind !== 'file') continue;
    const input = inputs.find((each) => isSame(target, each));
    if (input !== undefined) refuse(option, 'a file other than the input', `${path}, which is read`);
    const real = join(realpathSync(dirname(target.path)), basename(target.path));
    const earlier = files.find((each) => each.path === real);
    if (earlier) refuse(option, `another file than ${earlier.option}`, path);
    files.push({ option, path: real });
  }
}

/** Throws unless the option names a folder into which files can be written, or one that can be made. */
export function checkFolder(option: string, path: string): void {
  if (path === '') refuse(option, 'a folder', 'an empty name');
  const expected = 'a folder to write into';
  let at = resolve(path);
  for (;;) {
    const stat = statOf(option, expected, at);
    if (stat?.isDirectory() === true) break;
    if (stat !== undefined)
      refuse(option, expected, at === resolve(path) ? `${path}, a file` : `${path}, below a file`);
    if (dirname(at) === at) break;
    at = dirname(at);
  }
  permit(option, expected, path, at, constants.W_OK | constants.X_OK);
}

/** Makes the folder that the option names, if it is not there. */
export function makeFolder(option: string, path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    refuse(option, 'a folder to write into', `${path}: ${reasonOf(error)}`);
  }
}

/** Whether it is a pipe, a device or a stream that the command was started with, not a file. */
export function isStream(option: string, path: string): boolean {
  return targetOf(option, path).kind !== 'file';
}

/**
 * Writes what the option names. Of a regular file a reader sees the old content or the new one, never a part; it keeps its
 * mode. Pipes and devices are written to as they are.
 */
export function writeOutput(option: string, path: string, content: string | Uint8Array): void {
  const target = targetOf(option, path);
  try {
    if (target.kind === 'descriptor') writeToDescriptor(target.descriptor, content);
    else if (target.kind === 'stream') writeInto(target.path, content);
    else replace(target.path, target.before, content);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    refuse(option, `to write ${path}`, reasonOf(error));
  }
}

function writeInto(path: string, content: string | Uint8Array): void {
  const descriptor = openSync(path, constants.O_WRONLY);
  try {
    writeAll(descriptor, content);
  } finally {
    closeSync(descriptor);
  }
}

let count = 0;

/** The new content is written into a file beside it first. */
function replace(path: string, before: Stats | undefined, content: string | Uint8Array): void {
  const unfinished = join(dirname(path), `.basincheck-${process.pid}-${(count += 1)}.unfinished`);
  const descriptor = openSync(unfinished, 'wx', before ? 0o600 : 0o666);
  try {
    try {
      writeAll(descriptor, content);
      if (before) keepOwnerAndMode(descriptor, before);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  try {
    renameSync(unfinished, path);
  } catch (error) {
    // The work is done: it is not thrown away.
    throw new Error(`expected to replace ${path}, got ${reasonOf(error)}; it is in ${unfinished} instead`);
  }
}

function keepOwnerAndMode(descriptor: number, { uid, gid, mode }: Stats): void {
  const now = fstatSync(descriptor);
  if (now.uid !== uid || now.gid !== gid) {
    try {
      fchownSync(descriptor, uid, gid);
    } catch {
      // Only root may give a file away.
    }
  }
  fchmodSync(descriptor, mode & 0o7777);
}

function targetOf(option: string, path: string): Target {
  const expected = 'a file to write';
  if (path === '') refuse(option, expected, 'an empty name');
  if (path === '-') return { kind: 'descriptor', descriptor: STDOUT };
  const real = followedFor(option, expected, path);
  if (typeof real === 'number') return { kind: 'descriptor', descriptor: real };
  const stat = statOf(option, expected, real);
  if (stat?.isDirectory() === true || path.endsWith('/')) refuse(option, expected, `${path}, a folder`);
  if (stat?.isFIFO() === true || stat?.isCharacterDevice() === true) {
    permit(option, expected, path, real, constants.W_OK);
    return { kind: 'stream', path: real };
  }
  if (stat && !stat.isFile())
    refuse(option, expected, `${path}, ${stat.isSocket() ? 'a socket' : 'a disk as a whole'}`);
  if (stat) permit(option, expected, path, real, constants.W_OK);
  const folder = dirname(real);
  const around = statOf(option, expected, folder);
  const shown = dirname(path);
  if (around === undefined) refuse(option, expected, `${path}: there is no folder ${shown}`);
  if (!around.isDirectory()) refuse(option, expected, `${path}: ${shown} is no folder`);
  permit(option, expected, path, folder, constants.W_OK | constants.X_OK);
  return { kind: 'file', path: real, ...(stat && { before: stat }) };
}

function followedFor(option: string, expected: string, path: string): string | number {
  try {
    return followed(path);
  } catch (error) {
    return refuse(option, expected, `${path}: ${reasonOf(error)}`);
  }
}

function statOf(option: string, expected: string, path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    return refuse(option, expected, `${path}: ${reasonOf(error)}`);
  }
}

function permit(option: string, expected: string, path: string, asked: string, how: number): void {
  try {
    accessSync(asked, how);
  } catch (error) {
    const no = asked === resolve(path) ? 'no permission to write to it' : 'no permission to write there';
    refuse(option, expected, `${path}: ${reasonOf(error, { EACCES: no, EPERM: no })}`);
  }
}

/** Whether what is to be written is what is read under that path. */
function isSame({ before }: Target & { kind: 'file' }, input: string): boolean {
  if (before === undefined) return false;
  try {
    const real = input === '-' ? STDIN : followed(input);
    const stat = typeof real === 'number' ? fstatSync(real) : statSync(real);
    return stat.isFile() && stat.dev === before.dev && stat.ino === before.ino;
  } catch {
    // What is not there is said where it is read.
    return false;
  }
}

function refuse(option: string, expected: string, found: string): never {
  throw new Error(`${option}: expected ${expected}, got ${found}`);
}
