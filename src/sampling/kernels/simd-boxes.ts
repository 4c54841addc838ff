/**
 * The fast kernel for boxes: two numbers in each instruction, in WebAssembly (`kernel/boxes.ts`), with the same ends.
 */

import { LARGEST_END, type BoxActivation, type BoxLayer, type BoxLayers } from './box-layers.js';
import type { Boxes, BoxKernel } from './boxes.js';
import { simdMachine, type SimdMachine } from './simd-machine.js';

/**
 * Bounds of the number of boxes in a block, an even number. Between the bounds, it is the number for which all rows
 * stay in the processor's cache.
 */
const [FEWEST_BOXES_IN_A_BLOCK, MOST_BOXES_IN_A_BLOCK] = [32, 256];
const CACHE_BYTES_PER_BLOCK = 1 << 14;
/** Number of blocks that are passed to the machine at once. */
const BLOCKS_AT_ONCE = 8;

/** See `kernel/boxes.ts`. */
const KINDS = { leaky: 0, clip: 1, pieces: 2 } as const;

/** Addresses of the ends in the memory, in bytes; see `kernel/boxes.ts`. */
interface Places {
  readonly lo: number;
  readonly hi: number;
  readonly loOfImage: number;
  readonly hiOfImage: number;
}

export class SimdBoxes implements BoxKernel {
  readonly inputs: number;
  readonly outputs: number;
  private readonly width: number;
  private readonly block: number;
  private places: Places = { lo: 0, hi: 0, loOfImage: 0, hiOfImage: 0 };

  private constructor(
    private readonly machine: SimdMachine,
    private readonly network: BoxLayers,
  ) {
    const { layers } = network;
    this.inputs = layers[0]?.inputs ?? 0;
    this.outputs = layers.at(-1)?.outputs ?? 0;
    this.width = Math.max(...layers.flatMap(({ inputs, outputs }) => [inputs, outputs]));
    const affordable = Math.floor(CACHE_BYTES_PER_BLOCK / (32 * this.width) / 8) * 8;
    this.block = Math.min(MOST_BOXES_IN_A_BLOCK, Math.max(FEWEST_BOXES_IN_A_BLOCK, affordable));
  }

  /** `undefined` where WebAssembly with SIMD is missing. */
  static for(network: BoxLayers): SimdBoxes | undefined {
    const machine = simdMachine();
    return machine && new SimdBoxes(machine, network);
  }

  images({ lo, hi }: Boxes, count: number): Boxes {
    const { inputs, outputs, block, machine } = this;
    const images = { lo: new Float64Array(count * outputs), hi: new Float64Array(count * outputs) };
    this.moveIn();
    const { places } = this;
    const most = BLOCKS_AT_ONCE * block;
    for (let first = 0; first < count; first += most) {
      const size = Math.min(most, count - first);
      const [from, to] = [first * inputs, (first + size) * inputs];
      machine.floats.set(lo.subarray(from, to), places.lo / 8);
      machine.floats.set(hi.subarray(from, to), places.hi / 8);
      machine.code.carryBoxes(size);
      const [l, h] = [places.loOfImage / 8, places.hiOfImage / 8];
      images.lo.set(machine.floats.subarray(l, l + size * outputs), first * outputs);
      images.hi.set(machine.floats.subarray(h, h + size * outputs), first * outputs);
    }
    return images;
  }

  /** Writes the layers into the machine's memory, unless they are there already. */
  private moveIn(): void {
    const { machine, network, width, block, inputs, outputs } = this;
    if (machine.tenant === this) return;
    const { layers, activation, activated, widening } = network;
    const phi = numbersOf(activation, widening);
    let end = machine.start;
    /** Takes the next `bytes` bytes of the memory; returns their address. */
    const take = (bytes: number): number => {
      const from = end;
      end += Math.ceil(bytes / 16) * 16;
      return from;
    };
    const table = take(16 * layers.length);
    const numbers = take(8 * phi.length);
    const records = layers.map((layer) => take(24 * layer.outputs + 16 * layer.weights.length));
    const rowBytes = 8 * block;
    const [before, after] = [take(2 * width * rowBytes), take(2 * width * rowBytes)];
    const size = 8 * BLOCKS_AT_ONCE * block;
    const [lo, hi] = [take(size * inputs), take(size * inputs)];
    const [loOfImage, hiOfImage] = [take(size * outputs), take(size * outputs)];
    machine.reserve(end);
    machine.floats.set(phi, numbers / 8);
    layers.forEach((layer, k) => {
      const follows = Number(activated || k + 1 < layers.length);
      const at = records[k] ?? 0;
      machine.integers.set([layer.outputs, follows, at, 0], table / 4 + 4 * k);
      writeOutputs(machine, at, layer, rowBytes);
    });
    const { code } = machine;
    const kind = KINDS[activation.kind];
    code.setBoxLayers(table, layers.length, inputs, outputs, numbers, kind, widening, LARGEST_END);
    code.setBoxRoom(lo, hi, loOfImage, hiOfImage, before, after, rowBytes);
    this.places = { lo, hi, loOfImage, hiOfImage };
    machine.tenant = this;
  }
}

/** The numbers of φ for the machine, at least four. */
function numbersOf(activation: BoxActivation, widening: number): readonly number[] {
  if (activation.kind === 'leaky') {
    const { slope } = activation;
    return [slope, widening, slope, widening];
  }
  if (activation.kind === 'clip') {
    const { upper, lower } = activation;
    return [upper.least, upper.most, lower.least, lower.most];
  }
  const { pieces } = activation;
  return [
    ...[pieces.length, 2 * widening, 0, 0],
    ...pieces.flatMap(({ from, until, slope, intercept }) => [
      from,
      until,
      Math.abs(slope),
      Math.sign(slope),
      intercept,
    ]),
  ];
}

function writeOutputs(
  { floats, integers }: SimdMachine,
  at: number,
  { outputs, starts, weights, sources, flips, upper, lower }: BoxLayer,
  rowBytes: number,
): void {
  let place = at;
  for (let i = 0; i < outputs; i++) {
    const [start = 0, end = 0] = starts.subarray(i, i + 2);
    floats.set([upper[i] ?? NaN, lower[i] ?? NaN], place / 8);
    integers.set([end - start, 0], place / 4 + 4);
    place += 24;
    for (let t = start; t < end; t++, place += 16) {
      const q = 2 * rowBytes * (sources[t] ?? 0);
      const p = q + rowBytes;
      floats[place / 8] = weights[t] ?? NaN;
      integers.set(flips[t] === 1 ? [p, q] : [q, p], place / 4 + 2);
    }
  }
}
