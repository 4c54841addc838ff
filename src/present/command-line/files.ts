/** Finds and reads the files that a command line means. They are untrusted; what cannot be read becomes a problem. */

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Problem } from '../../exact/index.js';
import { followed, readToEnd, STDIN } from './descriptors.js';
import { reasonOf } from './system-error.js';

export type FileMeant = { readonly path: string } | { readonly path: string; readonly problem: Problem };

/** The files that paths, folders (every .json below them) and glob patterns stand for, in order. */
export async function filesMeant(patterns: readonly string[]): Promise<readonly FileMeant[]> {
  const files = await Promise.all(patterns.map(filesOf));
  return files.flat();
}

async function filesOf(pattern: string): Promise<readonly FileMeant[]> {
  if (pattern === '-') return [{ path: pattern }];
  try {
    const stat = statSync(pattern, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true)
      return someOf(filesBelow(pattern), pattern, 'a folder with .json files');
    if (stat !== undefined || !isDynamicPattern(pattern)) return [{ path: pattern }];
    const found = await glob(pattern, { expandDirectories: false, dot: true });
    const files = found.sort().map((path) => ({ path }));
    return someOf(files, pattern, 'a pattern that matches files');
  } catch (error) {
    return [{ path: pattern, problem: unreadable(error) }];
  }
}

/** Every .json below a folder, and every folder that cannot be looked into. Links to folders are not followed. */
function filesBelow(folder: string): readonly FileMeant[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry): readonly FileMeant[] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.name.endsWith('.json') ? [{ path }] : [];
    });
  } catch (error) {
    return [{ path: folder, problem: unreadable(error, 'a readable folder') }];
  }
}

function someOf(files: readonly FileMeant[], pattern: string, expected: string): readonly FileMeant[] {
  if (files.length > 0) return files;
  return [{ path: pattern, problem: { path: '', expected, found: 'none', limit: false } }];
}

/** Where a file or folder lies that the package ships, such as `counterexamples/paper`. */
export function inPackage(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

/**
 * The path of a file that an untrusted name means, if it lies in the folder or below, links resolved; a path at which
 * nothing is to be found if there is no such file. `undefined` if it lies elsewhere.
 */
export function pathWithin(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  const isInside = (from: string, to: string): boolean => {
    const way = relative(from, to);
    return way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..';
  };
  if (name.includes('\0') || isAbsolute(name) || !isInside(folder, path)) return undefined;
  try {
    const real = realpathSync(path);
    return isInside(realpathSync(folder), real) ? real : undefined;
  } catch {
    return path;
  }
}

/** The text of a file, as `readBytes` takes it, of at most `most` bytes of UTF-8. */
export function readUntrusted(path: string, most: number): { text: string } | { problem: Problem } {
  const read = readBytes(path, most);
  return 'problem' in read ? read : textOf(read.bytes, most);
}

/** The bytes as a text, of at most `most` bytes of UTF-8. */
export function textOf(bytes: Uint8Array, most: number): { text: string } | { problem: Problem } {
  if (bytes.length > most) return { problem: tooLarge(most, String(bytes.length)) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { problem: unreadable(error) };
  }
}

function tooLarge(most: number, found: string): Problem {
  return { path: '', expected: `at most ${most} bytes`, found, limit: true };
}

/** The bytes of a regular file, or of a stream that the command was started with, such as `-`; at most `most` of them. */
export function readBytes(
  path: string,
  most: number,
  expected?: string,
): { bytes: Uint8Array } | { problem: Problem } {
  let descriptor: number | undefined;
  try {
    const stream = streamAt(path);
    if (stream !== undefined) return readStream(stream, most);
    // Not to wait for the other end of a pipe.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile())
      return { problem: { path: '', expected: 'a regular file', found: 'something else', limit: false } };
    if (stat.size > most) return { problem: tooLarge(most, String(stat.size)) };
    return { bytes: readFileSync(descriptor) };
  } catch (error) {
    return { problem: unreadable(error, expected) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function streamAt(path: string): number | undefined {
  const real = path === '-' ? STDIN : followed(path);
  return typeof real === 'number' ? real : undefined;
}

function readStream(stream: number, most: number): { bytes: Uint8Array } | { problem: Problem } {
  const bytes = readToEnd(stream, most);
  return bytes.length > most ? { problem: tooLarge(most, 'more') } : { bytes };
}

function unreadable(error: unknown, expected = 'a readable text file'): Problem {
  const no = 'no permission to read it';
  return { path: '', expected, found: reasonOf(error, { EACCES: no, EPERM: no }), limit: false };
}
