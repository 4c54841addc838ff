/**
 * The wire format of protocol buffers, as far as ONNX uses it: a message is a sequence of fields, each with a number,
 * a wire type and a value. Nothing is read outside the message, and every error names the byte in the file.
 */

import { Unreadable } from './refusals.js';

/** A field of a message: an integer, or the bytes of a number, a string or a message. */
export interface Field {
  readonly number: number;
  /** The byte in the file at which its value starts. */
  readonly offset: number;
  readonly wire: Wire;
  /** The value of a varint, modulo 2^64; 0 for other fields. */
  readonly integer: bigint;
  /** The bytes of any other value. */
  readonly bytes: Uint8Array;
}

export type Wire = 'varint' | 'fixed64' | 'bytes' | 'fixed32';

const WIRES: Readonly<Record<number, Wire>> = { 0: 'varint', 1: 'fixed64', 2: 'bytes', 5: 'fixed32' };
const NO_BYTES = new Uint8Array();

/** Reads from bytes that lie at `start` in the file. */
class Cursor {
  position = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly start: number,
  ) {}

  get offset(): number {
    return this.start + this.position;
  }

  get isAtEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  /** An unsigned integer of up to 64 bits, seven in a byte, the lowest first. */
  varint(): bigint {
    const from = this.offset;
    let low = 0;
    // Nearly all integers are short: up to 28 bits, no BigInt is needed.
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte(from);
      low |= (byte & 127) << shift;
      if (byte < 128) return BigInt(low);
    }
    let value = BigInt(low);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte(from);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new Unreadable(`byte ${from}`, 'an integer of at most ten bytes', 'a longer one');
  }

  take(length: bigint, from: number): Uint8Array {
    const left = this.bytes.length - this.position;
    if (length > BigInt(left)) {
      throw new Unreadable(`byte ${from}`, `${length} bytes more`, `${left} before the end`);
    }
    const taken = this.bytes.subarray(this.position, this.position + Number(length));
    this.position += Number(length);
    return taken;
  }

  private byte(from: number): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw new Unreadable(`byte ${from}`, 'a whole integer', 'the end');
    return byte;
  }
}

/** The fields of a message whose bytes lie at `start` in the file, in order. Throws `Unreadable`. */
export function* fieldsOf(bytes: Uint8Array, start: number): Generator<Field> {
  const cursor = new Cursor(bytes, start);
  while (!cursor.isAtEnd) {
    const from = cursor.offset;
    const key = cursor.varint();
    const number = Number(key >> 3n);
    const wire = WIRES[Number(key & 7n)];
    if (wire === undefined || number === 0) {
      throw new Unreadable(`byte ${from}`, 'the start of a field', `${key}, which starts none`);
    }
    const length = wire === 'bytes' ? cursor.varint() : wire === 'fixed64' ? 8n : 4n;
    if (wire === 'varint')
      yield { number, offset: cursor.offset, wire, integer: cursor.varint(), bytes: NO_BYTES };
    else yield { number, offset: cursor.offset, wire, integer: 0n, bytes: cursor.take(length, from) };
  }
}

/** The integers of a repeated field, which are packed into one field or single. Throws `Unreadable`. */
export function* integersIn(field: Field): Generator<bigint> {
  if (field.wire === 'varint') {
    yield BigInt.asIntN(64, field.integer);
    return;
  }
  insistOnWire(field, 'bytes');
  const cursor = new Cursor(field.bytes, field.offset);
  while (!cursor.isAtEnd) yield BigInt.asIntN(64, cursor.varint());
}

/** A signed integer. Throws `Unreadable`. */
export function integerIn(field: Field): bigint {
  insistOnWire(field, 'varint');
  return BigInt.asIntN(64, field.integer);
}

export function textIn(field: Field): string {
  insistOnWire(field, 'bytes');
  return new TextDecoder().decode(field.bytes);
}

/** Throws `Unreadable` unless the field is of the wire type. */
export function insistOnWire({ number, offset, wire }: Field, expected: Wire): void {
  if (wire !== expected) throw new Unreadable(`byte ${offset}`, `${expected} in field ${number}`, wire);
}
