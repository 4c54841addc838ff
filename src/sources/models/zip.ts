/**
 * The entries of a ZIP archive, stored or deflated. They are found by the central directory at its end, as the format
 * requires, and checked by their lengths and CRC-32. Inflated data never grows beyond the length that the directory
 * states.
 */

import { quoted } from '../../exact/index.js';
import { Unreadable } from './refusals.js';

export interface ZipEntry {
  readonly name: string;
  /** The place in the file at which its bytes start, compressed or not. */
  readonly offset: number;
  /** Its bytes; throws `Unreadable`. */
  bytes(): Uint8Array;
}

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];
const ZIP64 = 0xffffffff;
const MOST_ENTRIES = 10_000;

/** The entries of the archive. Throws `Unreadable`. An entry of more than `most` bytes is refused. */
export function zipEntries(file: Uint8Array, most: number): readonly ZipEntry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  const from = view.getUint32(end + 16, true);
  if (count === 0xffff || from === ZIP64) {
    throw new Unreadable(`byte ${end}`, 'an archive with a directory of 32 bits', 'ZIP64');
  }
  if (count > MOST_ENTRIES)
    throw new Unreadable(`byte ${end}`, `at most ${MOST_ENTRIES} entries`, `${count}`);
  const entries: ZipEntry[] = [];
  let at = from;
  for (let k = 0; k < count; k++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) {
      throw new Unreadable(`byte ${at}`, `entry ${k + 1} of the directory`, 'other bytes');
    }
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const next = at + 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > end) throw new Unreadable(`byte ${at}`, 'a whole entry of the directory', 'the end');
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    entries.push(entryAt(file, view, at, name, most));
    at = next;
  }
  return entries;
}

/** The place of the record at the end, before a comment of up to 64 KiB. */
function endOfDirectory(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  throw new Unreadable(`byte ${view.byteLength}`, 'the end of a ZIP directory', 'none');
}

function entryAt(file: Uint8Array, view: DataView, at: number, name: string, most: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [crc = 0, packed = 0, size = 0] = [16, 20, 24].map((offset) => view.getUint32(at + offset, true));
  const local = view.getUint32(at + 42, true);
  const label = `entry ${quoted(name)}`;
  if (local + 30 > file.length || view.getUint32(local, true) !== LOCAL) {
    throw new Unreadable(`${label}, byte ${local}`, 'a local header', 'other bytes');
  }
  const nameLength = view.getUint16(local + 26, true);
  const localName = new TextDecoder().decode(file.subarray(local + 30, local + 30 + nameLength));
  if (localName !== name) {
    throw new Unreadable(
      `${label}, byte ${local + 30}`,
      'the same name as in the directory',
      quoted(localName),
    );
  }
  const offset = local + 30 + nameLength + view.getUint16(local + 28, true);
  return {
    name,
    offset,
    bytes: () => {
      if ((flags & 1) !== 0) throw new Unreadable(label, 'no encryption', 'an encrypted entry');
      if (size > most) throw new Unreadable(label, `at most ${most} bytes`, `${size}`);
      if (offset + packed > file.length) {
        throw new Unreadable(
          `${label}, byte ${offset}`,
          `${packed} bytes`,
          `${file.length - offset} before the end`,
        );
      }
      const stored = file.subarray(offset, offset + packed);
      const bytes = unpacked(stored, method, size, label);
      if (bytes.length !== size) throw new Unreadable(label, `${size} bytes`, `${bytes.length}`);
      if (crc32(bytes) !== crc)
        throw new Unreadable(label, 'bytes with the CRC-32 of the directory', 'others');
      return bytes;
    },
  };
}

function unpacked(stored: Uint8Array, method: number, size: number, label: string): Uint8Array {
  if (method === STORED) return stored;
  if (method !== DEFLATED)
    throw new Unreadable(label, 'an entry that is stored or deflated', `method ${method}`);
  const zlib = (globalThis as { process?: NodeJS.Process }).process?.getBuiltinModule('node:zlib');
  if (zlib === undefined)
    throw new Unreadable(
      label,
      'an entry that is stored: Node alone inflates others',
      'one that is deflated',
    );
  try {
    // One more byte is allowed, to detect data that is too long.
    return zlib.inflateRawSync(stored, { maxOutputLength: size + 1 });
  } catch (error) {
    throw new Unreadable(label, 'deflated bytes', error instanceof Error ? error.message : String(error));
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
