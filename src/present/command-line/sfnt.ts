/** A font out of its WOFF: the same tables, unpacked once. Those who read a WOFF unpack a table anew for each letter. */

import { inflateSync } from 'node:zlib';

/** Of a table in the header of a WOFF: tag, offset, packed length, length, checksum. Of one in that of a font: tag, checksum, offset, length. */
const [WOFF_HEADER, WOFF_ENTRY, HEADER, ENTRY] = [44, 20, 12, 16];

/** Throws on what is no WOFF. */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF')
    throw new TypeError('sfntOf: expected a WOFF, got another file');
  const count = woff.readUInt16BE(12);
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(HEADER + ENTRY * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const tables: Buffer[] = [];
  let offset = head.length;
  for (let i = 0; i < count; i++) {
    const entry = WOFF_HEADER + WOFF_ENTRY * i;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(start, start + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const own = HEADER + ENTRY * i;
    woff.copy(head, own, entry, entry + 4);
    head.writeUInt32BE(woff.readUInt32BE(entry + 16), own + 4);
    head.writeUInt32BE(offset, own + 8);
    head.writeUInt32BE(length, own + 12);
    // Each table begins at a multiple of four bytes.
    const padding = (4 - (length % 4)) % 4;
    tables.push(table, Buffer.alloc(padding));
    offset += length + padding;
  }
  return Buffer.concat([head, ...tables]);
}
