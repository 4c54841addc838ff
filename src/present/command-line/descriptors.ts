/** Paths that stand for a stream which the command was started with, such as `/dev/stdin`. */

import { readlinkSync, readSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOf } from './system-error.js';

/** What `-` stands for, where a file is read and where one is written. */
export const [STDIN, STDOUT] = [0, 1];

const NAMES: Readonly<Record<string, number>> = { '/dev/stdin': 0, '/dev/stdout': 1, '/dev/stderr': 2 };

/** As many as the system follows. */
const MOST_LINKS = 40;

/**
 * Where a path leads through links, whether or not there is a file: a path that is no link, or the number of a
 * descriptor. Throws an error with the code ELOOP for links that lead in a circle.
 */
export function followed(path: string): string | number {
  let at = resolve(path);
  for (let links = 0; links <= MOST_LINKS; links++) {
    const descriptor = NAMES[at] ?? /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(at)?.[1];
    if (descriptor !== undefined) return Number(descriptor);
    const next = linkAt(at);
    if (next === undefined) return at;
    at = resolve(dirname(at), next);
  }
  throw Object.assign(new Error(`${path}: expected a file, got links that lead in a circle`), {
    code: 'ELOOP',
  });
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** What has been read of each stream. It can be read once only, and some commands look at their input twice. */
const streams = new Map<number, { bytes: Buffer; hasEnded: boolean }>();

/** All bytes up to the end of the stream; at least one more than `most` if there are more. */
export function readToEnd(descriptor: number, most: number): Uint8Array {
  const stream = streams.get(descriptor) ?? { bytes: Buffer.alloc(0), hasEnded: false };
  streams.set(descriptor, stream);
  const parts = [stream.bytes];
  const chunk = Buffer.alloc(2 ** 16);
  for (let length = stream.bytes.length; !stream.hasEnded && length <= most;) {
    const count = again(() => readSync(descriptor, chunk, 0, chunk.length, null));
    if (count === 0) stream.hasEnded = true;
    parts.push(Buffer.from(chunk.subarray(0, count)));
    length += count;
  }
  stream.bytes = Buffer.concat(parts);
  return stream.bytes;
}

/** Writes all of it into a descriptor; what Node itself writes to stdout and stderr keeps its order with this. */
export function writeToDescriptor(descriptor: number, content: string | Uint8Array): void {
  if (descriptor === 1) process.stdout.write(content);
  else if (descriptor === 2) process.stderr.write(content);
  else writeAll(descriptor, content);
}

/** Writes all of it, in as many pieces as the other end takes. */
export function writeAll(descriptor: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let from = 0; from < bytes.length;) from += again(() => writeSync(descriptor, bytes, from));
}

/** What the call comes to; where the other end is not ready, it is called again a little later. */
function again(call: () => number): number {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if (codeOf(error) === 'EOF') return 0;
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
