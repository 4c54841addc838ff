/**
 * The fast kernel: many points at once, two numbers in each instruction, in WebAssembly (`kernel/`). Its results are
 * those of the scalar kernel, bit for bit, except for the bits of a NaN.
 */

import type { FloatNetwork } from './float-network.js';
import {
  GROWING_STEPS,
  type Kernel,
  type OrbitLimits,
  type Settled,
  stepsPerLook,
  type Targets,
} from './kernel.js';
import { pack, packedLength, type Shape, shapeIn, SHAPES } from './packed-layer.js';
import { ScalarKernel } from './scalar-kernel.js';
import { type SimdActivation, simdActivation } from './simd-activation.js';
import { type SimdMachine, simdMachine } from './simd-machine.js';

/** With fewer points than this, copying them into the machine costs more than it saves. */
const FEWEST_POINTS = 4;
/**
 * Greatest number of points in a block. With so large a block, the last few points, which keep a whole group of 8
 * busy, cost little.
 */
const MOST_POINTS_IN_A_BLOCK = 512;
const FEWEST_POINTS_IN_A_BLOCK = 64;
/** Number of coordinates in a block, unless the block would have fewer than FEWEST_POINTS_IN_A_BLOCK points. */
const COORDINATES_IN_A_BLOCK = 1 << 15;

/** Addresses in the memory, in bytes; see `kernel/state.ts`. */
interface Layout {
  readonly points: number;
  readonly endings: number;
  readonly steps: number;
  readonly targets: number;
}

export class SimdKernel implements Kernel {
  readonly dimension: number;
  private readonly shape: Shape;
  private readonly look: number;
  private readonly blockSize: number;
  private readonly scalar: ScalarKernel;
  private layout: Layout = { points: 0, endings: 0, steps: 0, targets: 0 };

  private constructor(
    private readonly machine: SimdMachine,
    private readonly network: FloatNetwork,
    private readonly activation: SimdActivation,
  ) {
    const { dimension, layers } = network;
    this.dimension = dimension;
    const isSquare = layers.every(({ inputs, outputs }) => inputs === dimension && outputs === dimension);
    this.shape = isSquare ? shapeIn(dimension) : SHAPES.any;
    this.look = stepsPerLook(network);
    const affordable = Math.floor(COORDINATES_IN_A_BLOCK / dimension / 8) * 8;
    this.blockSize = Math.min(MOST_POINTS_IN_A_BLOCK, Math.max(FEWEST_POINTS_IN_A_BLOCK, affordable));
    this.scalar = new ScalarKernel(network);
  }

  /** `undefined` where WebAssembly with SIMD is missing, or the kernel does not know φ. */
  static for(network: FloatNetwork): SimdKernel | undefined {
    const machine = simdMachine();
    const activation = simdActivation(network);
    return machine && activation && new SimdKernel(machine, network, activation);
  }

  step(points: Float64Array, count: number, times = 1): void {
    if (count < FEWEST_POINTS) return this.scalar.step(points, count, times);
    this.moveIn();
    const { machine, shape, activation } = this;
    this.inBlocks(points, count, (size) => machine.code.step(shape, activation.kind, size, times));
  }

  settle(points: Float64Array, count: number, targets: Targets, limits: OrbitLimits): Settled {
    const { budget, escapeRadius } = limits;
    const isOrdinary = budget >= 0 && budget < 2 ** 30 && Number.isInteger(budget) && escapeRadius >= 0;
    if (count < FEWEST_POINTS || !isOrdinary) return this.scalar.settle(points, count, targets, limits);
    const endings = new Int32Array(count);
    const steps = new Int32Array(count);
    this.moveIn();
    this.moveTargetsIn(targets);
    const { machine, shape, look, activation, layout } = this;
    const looks = GROWING_STEPS / look;
    // Beyond that there are no numbers, and what is no number is found in any case.
    const radius = Math.min(escapeRadius, Number.MAX_VALUE);
    this.inBlocks(points, count, (size, first) => {
      machine.code.settle(shape, activation.kind, size, budget, look, looks, radius);
      endings.set(machine.integers.subarray(layout.endings / 4, layout.endings / 4 + size), first);
      steps.set(machine.integers.subarray(layout.steps / 4, layout.steps / 4 + size), first);
    });
    return { endings, steps };
  }

  /** Runs the points block by block through the machine, and puts the results in their places. */
  private inBlocks(points: Float64Array, count: number, run: (size: number, first: number) => void): void {
    const { dimension: n, blockSize, machine } = this;
    const room = this.layout.points / 8;
    for (let first = 0; first < count; first += blockSize) {
      const size = Math.min(blockSize, count - first);
      machine.floats.set(points.subarray(first * n, (first + size) * n), room);
      run(size, first);
      points.set(machine.floats.subarray(room, room + size * n), first * n);
    }
  }

  /** Writes the network into the machine's memory, unless it is there already. */
  private moveIn(): void {
    const { machine, network, activation, blockSize, shape, dimension: n } = this;
    if (machine.tenant === this) return;
    const { layers } = network;
    const width = Math.max(...layers.map(({ inputs, outputs }) => Math.max(inputs, outputs)));
    let end = machine.start;
    /** Takes the next `bytes` bytes of the memory; returns their address. */
    const take = (bytes: number): number => {
      const from = end;
      end += Math.ceil(bytes / 16) * 16;
      return from;
    };
    const table = take(16 * layers.length);
    const phi = take(8 * activation.numbers.length);
    let numbers = 0;
    for (const layer of layers) numbers += packedLength(layer, shape);
    const parameters = take(8 * numbers);
    const [before, after] = [take(64 * width), take(64 * width)];
    const groups = (blockSize / 8) * 64 * n;
    const [block, past, trail] = [take(groups), take(groups), take((this.look - 1) * groups)];
    const perPoint = take(35 * blockSize + 16);
    const points = take(8 * n * blockSize);
    const [endings, steps] = [take(4 * blockSize), take(4 * blockSize)];
    machine.reserve(end);
    machine.floats.set(activation.numbers, phi / 8);
    let entry = table / 4;
    let at = parameters;
    for (const layer of layers) {
      machine.integers[entry++] = layer.inputs;
      machine.integers[entry++] = layer.outputs;
      machine.integers[entry++] = at;
      machine.integers[entry++] = at + 8 * layer.weights.length;
      pack(layer, shape, machine.floats, at / 8);
      at += 8 * packedLength(layer, shape);
    }
    machine.code.setNetwork(n, layers.length, table, phi, before, after);
    machine.code.setBlock(points, endings, steps, block, past, trail, perPoint, blockSize);
    this.layout = { points, endings, steps, targets: end };
    machine.tenant = this;
  }

  private moveTargetsIn({ count, centres, forms, reach }: Targets): void {
    const { machine, layout, dimension: n } = this;
    const [c, f] = [layout.targets, layout.targets + 8 * n * count];
    const r = f + 8 * n * n * count;
    machine.reserve(r + 8 * n * count);
    machine.floats.set(centres.subarray(0, n * count), c / 8);
    machine.floats.set(forms.subarray(0, n * n * count), f / 8);
    machine.floats.set(reach.subarray(0, n * count), r / 8);
    machine.code.setTargets(count, c, f, r);
  }
}
