/** The wire format of protocol buffers, written: what the tests make ONNX files of that no exporter would write. */

export type Part = Uint8Array;

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 128);
  } while (rest !== 0n);
  return bytes;
}

export function integer(field: number, value: number | bigint): Part {
  return Uint8Array.from([...varint(BigInt(field) << 3n), ...varint(BigInt(value))]);
}

export function bytes(field: number, value: Uint8Array): Part {
  const head = [...varint((BigInt(field) << 3n) | 2n), ...varint(BigInt(value.length))];
  return Uint8Array.from([...head, ...value]);
}

export function text(field: number, value: string): Part {
  return bytes(field, new TextEncoder().encode(value));
}

export function message(field: number, ...parts: readonly Part[]): Part {
  return bytes(field, joined(parts));
}

export function joined(parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function float(field: number, value: number): Part {
  const raw = new Uint8Array(4);
  new DataView(raw.buffer).setFloat32(0, value, true);
  return Uint8Array.from([...varint((BigInt(field) << 3n) | 5n), ...raw]);
}

function floats(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

/** A float32 TensorProto as an initializer. */
export function tensor(name: string, shape: readonly number[], values: readonly number[]): Part {
  return message(
    5,
    ...shape.map((n) => integer(1, n)),
    integer(2, 1),
    text(8, name),
    bytes(9, floats(values)),
  );
}

/** An int64 TensorProto as an initializer, such as a shape. */
export function integers(name: string, ...values: readonly number[]): Part {
  const numbers = values.map((value) => integer(7, value));
  return message(5, integer(1, values.length), integer(2, 7), text(8, name), ...numbers);
}

/** A NodeProto called after its output. */
export function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  ...more: readonly Part[]
): Part {
  return message(
    1,
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, output),
    text(4, operator),
    ...more,
  );
}

export function attribute(name: string, value: Part): Part {
  return message(5, text(1, name), value);
}

/** An input (11) or output (12) of float32 with the given axes; −1 for one of any length. */
function value(field: number, name: string, axes: readonly number[]): Part {
  const shape = message(2, ...axes.map((n) => message(1, n < 0 ? text(2, 'N') : integer(1, n))));
  return message(field, text(1, name), message(2, message(1, integer(1, 1), shape)));
}

/** A model from x to y. */
export function model(axes: readonly number[], ...parts: readonly Part[]): Uint8Array {
  const graph = message(7, value(11, 'x', axes), value(12, 'y', axes), ...parts);
  return joined([integer(1, 8), graph, message(8, integer(2, 17))]);
}
