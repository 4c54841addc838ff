/**
 * The safetensors format: eight bytes with the length of a header, the header in JSON, and the numbers. Every tensor has
 * a type, a shape and a range of bytes; the ranges have to fill the rest of the file, without gaps and overlaps.
 */

import { type Json, parseJson, quoted } from '../../exact/index.js';
import { Unreadable, type Refusals } from './refusals.js';
import { BYTES, numbersIn, MOST_WEIGHTS, shapeText, sizeOf, type NumberType, type Tensor } from './tensor.js';
import type { TensorFile } from './tensor-file.js';

const TYPES: Readonly<Record<string, NumberType>> = {
  F16: 'float16',
  BF16: 'bfloat16',
  F32: 'float32',
  F64: 'float64',
  I8: 'int8',
  I16: 'int16',
  I32: 'int32',
  I64: 'int64',
  U8: 'uint8',
  U16: 'uint16',
  U32: 'uint32',
  U64: 'uint64',
};

/** Greatest length of the header, and greatest number of tensors. */
const MOST_HEADER_BYTES = 8 * 2 ** 20;
const MOST_TENSORS = 100_000;

/** The place of the numbers of a tensor: from byte `start` up to byte `end`, counted from the end of the header. */
interface Entry {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Notes all problems of the file, or throws `Unreadable`. */
export function readSafetensors(bytes: Uint8Array, refusals: Refusals): TensorFile {
  const { header, numbers } = partsOf(bytes);
  const parsed = parseJson(header, { depth: 8, digits: 20 });
  if ('failure' in parsed) {
    const { path, expected, found } = parsed.failure;
    throw new Unreadable(`header, ${path}`, expected, found);
  }
  if (!(parsed.value instanceof Map)) throw new Unreadable('header', 'a JSON object', 'something else');
  const json = parsed.value as ReadonlyMap<string, Json>;
  if (json.size > MOST_TENSORS)
    throw new Unreadable('header', `at most ${MOST_TENSORS} tensors`, `${json.size}`);
  const texts = new Map<string, string>();
  const entries: Entry[] = [];
  for (const [name, value] of json) {
    if (name === '__metadata__') readTexts(value, texts, refusals);
    else entries.push(...entryOf(name, value, refusals));
  }
  if (!refusals.none) return { tensors: new Map(), unread: new Map(), texts };
  insistOnOrder(entries, numbers.length, refusals);
  const tensors = new Map<string, Tensor>();
  // Tensors of other types may be in the file beside those of the layers.
  const unread = new Map(
    entries.filter(({ type }) => !Object.hasOwn(TYPES, type)).map(({ name, type }) => [name, type]),
  );
  for (const entry of entries) {
    const tensor = tensorOf(entry, numbers, refusals);
    if (tensor) tensors.set(entry.name, tensor);
  }
  return { tensors, unread, texts };
}

function partsOf(bytes: Uint8Array): { readonly header: string; readonly numbers: Uint8Array } {
  if (bytes.length < 8)
    throw new Unreadable('byte 0', '8 bytes with the length of the header', `${bytes.length}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  const most = Math.min(bytes.length - 8, MOST_HEADER_BYTES);
  if (length > BigInt(most)) throw new Unreadable('byte 0', `a header of at most ${most} bytes`, `${length}`);
  const end = 8 + Number(length);
  try {
    const header = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, end));
    return { header, numbers: bytes.subarray(end) };
  } catch {
    throw new Unreadable('byte 8', 'a header in UTF-8', 'other bytes');
  }
}

function readTexts(value: Json, texts: Map<string, string>, refusals: Refusals): void {
  const entries = value instanceof Map ? [...(value as ReadonlyMap<string, Json>)] : undefined;
  if (entries === undefined) return refusals.note('__metadata__', 'texts by name', 'something else');
  for (const [name, text] of entries) {
    if (typeof text === 'string') texts.set(name, text);
    else refusals.note(`__metadata__[${quoted(name)}]`, 'a text', 'something else');
  }
}

function entryOf(name: string, value: Json, refusals: Refusals): readonly Entry[] {
  const label = `tensor ${quoted(name)}`;
  const refuse = (expected: string): readonly Entry[] => {
    refusals.note(label, expected, 'something else');
    return [];
  };
  if (!(value instanceof Map)) return refuse('an object with dtype, shape and data_offsets');
  const entry = value as ReadonlyMap<string, Json>;
  const type = entry.get('dtype');
  const shape = integers(entry.get('shape'));
  const offsets = integers(entry.get('data_offsets'));
  if (typeof type !== 'string') return refuse('a dtype');
  if (shape === undefined) return refuse('a shape of integers ≥ 0');
  const [start = NaN, end = NaN] = offsets ?? [];
  if (offsets?.length !== 2 || !(start <= end))
    return refuse('data_offsets [start, end] with 0 ≤ start ≤ end');
  const extra = [...entry.keys()].find((key) => !['dtype', 'shape', 'data_offsets'].includes(key));
  if (extra !== undefined) return refuse(`no entry ${quoted(extra)}`);
  return [{ name, type, shape, start, end }];
}

function integers(value: Json | undefined): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value as readonly Json[];
  return items.every((item): item is number => Number.isSafeInteger(item) && Number(item) >= 0)
    ? items
    : undefined;
}

/** Notes a problem unless the ranges follow each other without gaps, from the first number to the last. */
function insistOnOrder(entries: readonly Entry[], length: number, refusals: Refusals): void {
  let reached = 0;
  for (const { name, start, end } of [...entries].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start !== reached) {
      const found = start < reached ? 'an overlap' : 'a gap';
      refusals.note(`tensor ${quoted(name)}`, `data from byte ${reached} on`, `${start}: ${found}`);
    }
    reached = Math.max(reached, end);
  }
  if (reached !== length) refusals.note('data', `${reached} bytes, as the header says`, `${length}`);
}

function tensorOf(
  { name, type, shape, start, end }: Entry,
  numbers: Uint8Array,
  refusals: Refusals,
): Tensor | undefined {
  const label = `tensor ${quoted(name)}`;
  const kind = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (kind === undefined || !refusals.none) return undefined;
  const size = sizeOf(shape);
  if (size > MOST_WEIGHTS) return refusals.exceed(label, `at most ${MOST_WEIGHTS} numbers`, 'more');
  if ((end - start) / BYTES[kind] !== size) {
    return refusals.note(
      label,
      `${size * BYTES[kind]} bytes for ${shapeText(shape)} of ${type}`,
      `${end - start}`,
    );
  }
  return { label, shape, values: numbersIn(numbers.subarray(start, end), kind) };
}
