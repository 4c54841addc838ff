/**
 * The contents of an ONNX file (onnx.proto, protocol buffers), as far as chains of layers need them. Fields that do
 * not change what a network computes, such as documentation, are skipped.
 */

import { fieldsOf, insistOnWire, integerIn, integersIn, textIn, type Field } from './protobuf.js';
import { Unreadable } from './refusals.js';

export interface OnnxModel {
  /** The version of the standard operators, 0 if the file states none. */
  readonly opset: number;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly hasSparseInitializers: boolean;
}

export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

/** The value of an attribute: a float32, an integer, a text, a tensor or lists of them; nothing else is read. */
export interface OnnxAttribute {
  readonly float?: number;
  readonly integer?: bigint;
  readonly text?: string;
  readonly tensor?: OnnxTensor;
  readonly floats: readonly number[];
  readonly integers: readonly bigint[];
}

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly bigint[];
  readonly dataType: number;
  /** The fields that may contain the numbers; their format depends on the type. */
  readonly data: readonly Field[];
  /** Where the numbers are if they are in another file: its entries by key, such as `location`. */
  readonly external: ReadonlyMap<string, string> | undefined;
}

/** An input or an output of the whole graph. */
export interface OnnxValue {
  readonly name: string;
  readonly dataType: number;
  /** For each axis, the number of entries, if it is fixed; `undefined` if the file states no shape. */
  readonly shape: readonly (number | undefined)[] | undefined;
}

/** Greatest number of items in a list of the file. A chain of layers has fewer. */
const MOST_ITEMS = 100_000;

/** Throws `Unreadable`. */
export function readOnnxModel(bytes: Uint8Array): OnnxModel {
  let opset = 0;
  let graph: Field | undefined;
  for (const field of fieldsOf(bytes, 0)) {
    if (field.number === 7) graph = field;
    if (field.number === 8) opset = Math.max(opset, standardOpset(field));
  }
  if (graph === undefined) throw new Unreadable('file', 'a graph (field 7 of an ONNX model)', 'none');
  const nodes: OnnxNode[] = [];
  const initializers: OnnxTensor[] = [];
  const inputs: OnnxValue[] = [];
  const outputs: OnnxValue[] = [];
  let hasSparseInitializers = false;
  for (const field of within(graph)) {
    if (field.number === 1) push(nodes, nodeIn(field), field);
    if (field.number === 5) push(initializers, tensorIn(field), field);
    if (field.number === 11) push(inputs, valueIn(field), field);
    if (field.number === 12) push(outputs, valueIn(field), field);
    if (field.number === 15) hasSparseInitializers = true;
  }
  return { opset, nodes, initializers, inputs, outputs, hasSparseInitializers };
}

/** The fields of a message in a field. */
function within(field: Field): Iterable<Field> {
  insistOnWire(field, 'bytes');
  return fieldsOf(field.bytes, field.offset);
}

function push<T>(items: T[], item: T, { offset }: Field): void {
  if (items.length === MOST_ITEMS)
    throw new Unreadable(`byte ${offset}`, `at most ${MOST_ITEMS} items`, 'more');
  items.push(item);
}

/** The version in an OperatorSetIdProto, if it concerns the standard operators; otherwise 0. */
function standardOpset(field: Field): number {
  let [domain, version] = ['', 0];
  for (const entry of within(field)) {
    if (entry.number === 1) domain = textIn(entry);
    if (entry.number === 2) version = Number(integerIn(entry));
  }
  return isStandard(domain) ? version : 0;
}

/** Whether operators of a domain are those that the ONNX standard defines. */
export function isStandard(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

function nodeIn(field: Field): OnnxNode {
  let [name, operator, domain] = ['', '', ''];
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, OnnxAttribute>();
  for (const entry of within(field)) {
    if (entry.number === 1) push(inputs, textIn(entry), entry);
    if (entry.number === 2) push(outputs, textIn(entry), entry);
    if (entry.number === 3) name = textIn(entry);
    if (entry.number === 4) operator = textIn(entry);
    if (entry.number === 5) attributes.set(...attributeIn(entry));
    if (entry.number === 7) domain = textIn(entry);
  }
  return { name, operator, domain, inputs, outputs, attributes };
}

function attributeIn(field: Field): [name: string, OnnxAttribute] {
  let name = '';
  const found: { float?: number; integer?: bigint; text?: string; tensor?: OnnxTensor } = {};
  const floats: number[] = [];
  const integers: bigint[] = [];
  for (const entry of within(field)) {
    if (entry.number === 1) name = textIn(entry);
    if (entry.number === 2) found.float = floatIn(entry);
    if (entry.number === 3) found.integer = integerIn(entry);
    if (entry.number === 4) found.text = textIn(entry);
    if (entry.number === 5) found.tensor = tensorIn(entry);
    if (entry.number === 7) for (const value of float32sIn(entry)) push(floats, value, entry);
    if (entry.number === 8) for (const value of integersIn(entry)) push(integers, value, entry);
  }
  return [name, { ...found, floats, integers }];
}

function floatIn(field: Field): number {
  insistOnWire(field, 'fixed32');
  return viewOf(field.bytes).getFloat32(0, true);
}

function float32sIn(field: Field): readonly number[] {
  const view = viewOf(field.bytes);
  return Array.from({ length: Math.floor(field.bytes.length / 4) }, (_, i) => view.getFloat32(4 * i, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The fields of a TensorProto that hold numbers: float, int32, string, int64, raw, double, uint64. */
const DATA = new Set([4, 5, 6, 7, 9, 10, 11]);

function tensorIn(field: Field): OnnxTensor {
  let name = '';
  let dataType = 0;
  let isExternal = false;
  const external = new Map<string, string>();
  const shape: bigint[] = [];
  const data: Field[] = [];
  for (const entry of within(field)) {
    if (entry.number === 1) for (const n of integersIn(entry)) push(shape, n, entry);
    if (entry.number === 2) dataType = Number(integerIn(entry));
    if (DATA.has(entry.number)) data.push(entry);
    if (entry.number === 8) name = textIn(entry);
    if (entry.number === 13) external.set(...pairIn(entry));
    if (entry.number === 14 && integerIn(entry) !== 0n) isExternal = true;
  }
  return { name, shape, dataType, data, external: isExternal || external.size > 0 ? external : undefined };
}

/** A StringStringEntryProto. */
function pairIn(field: Field): [key: string, value: string] {
  let [key, value] = ['', ''];
  for (const entry of within(field)) {
    if (entry.number === 1) key = textIn(entry);
    if (entry.number === 2) value = textIn(entry);
  }
  return [key, value];
}

function valueIn(field: Field): OnnxValue {
  let name = '';
  let dataType = 0;
  let shape: (number | undefined)[] | undefined;
  for (const entry of within(field)) {
    if (entry.number === 1) name = textIn(entry);
    if (entry.number !== 2) continue;
    for (const kind of within(entry)) {
      // Other kinds of value than a tensor, such as sequences, leave the data type at 0, which stands for none.
      if (kind.number !== 1) continue;
      for (const part of within(kind)) {
        if (part.number === 1) dataType = Number(integerIn(part));
        if (part.number === 2) shape = axesIn(part);
      }
    }
  }
  return { name, dataType, shape };
}

function axesIn(field: Field): (number | undefined)[] {
  const axes: (number | undefined)[] = [];
  for (const axis of within(field)) {
    if (axis.number !== 1) continue;
    let length: number | undefined;
    for (const entry of within(axis)) if (entry.number === 1) length = Number(integerIn(entry));
    push(axes, length, axis);
  }
  return axes;
}
