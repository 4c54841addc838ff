/**
 * The WebAssembly module that is compiled from `kernel/`, and its memory. There is one instance in each thread, and
 * kernels take turns in it.
 */

import { simdModule } from './simd-module.js';

/** The part of WebAssembly that is used here. The project is compiled without a browser's types. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

/** See `kernel/kernel.ts` and `kernel/state.ts`. Addresses and sizes are in bytes. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly start: { readonly value: number };
  setNetwork(n: number, depth: number, layers: number, phi: number, before: number, after: number): void;
  setTargets(count: number, centres: number, forms: number, reach: number): void;
  setBlock(
    points: number,
    endings: number,
    steps: number,
    block: number,
    past: number,
    trail: number,
    perPoint: number,
    size: number,
  ): void;
  step(shape: number, kind: number, count: number, times: number): void;
  settle(
    shape: number,
    kind: number,
    count: number,
    budget: number,
    look: number,
    looks: number,
    escapeRadius: number,
  ): void;
  setBoxLayers(
    table: number,
    layerCount: number,
    inputs: number,
    outputs: number,
    activation: number,
    kind: number,
    widening: number,
    reach: number,
  ): void;
  setBoxRoom(
    lo: number,
    hi: number,
    loOfImage: number,
    hiOfImage: number,
    before: number,
    after: number,
    rowBytes: number,
  ): void;
  carryBoxes(count: number): void;
}

const PAGE_BYTES = 65536;

export class SimdMachine {
  /** The kernel whose network is in the memory. */
  tenant: object | undefined;
  /** The memory; another array after `reserve`. */
  floats: Float64Array;
  integers: Int32Array;

  private constructor(readonly code: Exports) {
    this.floats = new Float64Array(code.memory.buffer);
    this.integers = new Int32Array(code.memory.buffer);
  }

  /** The address of the free part of the memory, a multiple of 16. */
  get start(): number {
    return Math.ceil(this.code.start.value / 16) * 16;
  }

  /** Makes the memory at least `bytes` bytes large. Throws a RangeError if the machine has too little memory. */
  reserve(bytes: number): void {
    const { memory } = this.code;
    const missing = bytes - memory.buffer.byteLength;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.floats = new Float64Array(memory.buffer);
    this.integers = new Int32Array(memory.buffer);
  }

  /** `undefined` where there is no WebAssembly, or none with SIMD. */
  static start(): SimdMachine | undefined {
    const { WebAssembly } = globalThis as { readonly WebAssembly?: WebAssemblyApi };
    if (!WebAssembly?.validate(PROBE)) return undefined;
    try {
      const bytes = Uint8Array.from(atob(simdModule), (character) => character.charCodeAt(0));
      return new SimdMachine(new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports);
    } catch {
      // A web page may forbid compiling, for example by its content security policy.
      return undefined;
    }
  }
}

/** A module of one function whose result is a vector: valid only where there is SIMD. */
const PROBE = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
]);

let machine: SimdMachine | undefined;
let isAsked = false;

/** The machine of this thread, started by the first call. */
export function simdMachine(): SimdMachine | undefined {
  if (!isAsked) machine = SimdMachine.start();
  isAsked = true;
  return machine;
}
