/**
 * Whole-numbered matrices whose eigenvalues are known: A = S·J·S⁻¹ for a block matrix J in Jordan's form, real blocks for pairs
 * a ± b·i, and S made of additions of a multiple of one row to another. Defective and repeated eigenvalues are frequent.
 */

import fc from 'fast-check';
import { at, matrix, type Matrix, Rational } from '../../../exact/index.js';
import { Descending } from '../../../search/generators/index.js';

/** A Jordan block of the eigenvalue `re`, or, where `im` is positive, the block of order 2 of re ± im·i. */
export interface Block {
  readonly re: number;
  readonly im: number;
  readonly order: number;
}

/** To row `to` of S, `factor` times row `from` is added. */
export interface Addition {
  readonly to: number;
  readonly from: number;
  readonly factor: number;
}

/** An eigenvalue with its algebraic multiplicity and the order of its largest block. */
export interface KnownEigenvalue {
  readonly re: number;
  readonly im: number;
  readonly multiplicity: number;
  readonly index: number;
}

/** A matrix with what it was made of. */
export class SpectralMatrix {
  /** S, which takes the basis of the blocks to that of the matrix. */
  readonly basis: Matrix;
  readonly inverseBasis: Matrix;
  readonly matrix: Matrix;

  constructor(
    readonly blocks: readonly Block[],
    readonly additions: readonly Addition[],
  ) {
    const n = sizeOf(blocks);
    this.basis = added(matrix.identity(n), additions);
    this.inverseBasis = matrix.inverse(this.basis) ?? [];
    this.matrix = matrix.multiply(matrix.multiply(this.basis, blockMatrix(blocks)), this.inverseBasis);
  }

  /** Each once; of a pair, both. */
  get eigenvalues(): readonly KnownEigenvalue[] {
    const found = new Map<string, KnownEigenvalue>();
    for (const { re, im, order } of this.blocks) {
      for (const part of im === 0 ? [0] : [im, -im]) {
        const known = found.get(`${re},${part}`);
        const [more, index] = im === 0 ? [order, order] : [1, 1];
        found.set(`${re},${part}`, {
          re,
          im: part,
          multiplicity: (known?.multiplicity ?? 0) + more,
          index: Math.max(known?.index ?? 0, index),
        });
      }
    }
    return [...found.values()];
  }

  [fc.toStringMethod](): string {
    return JSON.stringify(this.matrix.map((row) => row.map((entry) => entry.toNumber())));
  }
}

const LARGEST_SIZE = 4;
const LARGEST_BLOCK = 3;
const LARGEST_PART = 3;
const FACTORS = [1, -1, 2, -2];

/** Such matrices with 1 to 4 rows. They shrink to few and small blocks, and to S = I. */
export function spectralMatrices(): Descending<SpectralMatrix> {
  return new Descending({
    name: 'matrix with known eigenvalues',
    draw,
    accepts: (value): value is SpectralMatrix => value instanceof SpectralMatrix && value.blocks.length > 0,
    complexity: ({ blocks, additions, matrix: A }) => [
      sizeOf(blocks),
      additions.length,
      sum(additions.map(({ factor }) => Math.abs(factor))),
      sum(blocks.map(({ order }) => order - 1)),
      sum(blocks.map(({ re, im }) => Math.abs(re) + 2 * im)),
      new Set(blocks.map(({ re, im }) => `${re},${im}`)).size,
      blocks.filter(({ re }) => re < 0).length,
      additions.filter(({ factor }) => factor < 0).length,
      A.flat().filter(({ sign }) => sign < 0).length,
    ],
    *moves({ blocks, additions }) {
      if (blocks.length > 1) for (const i of blocks.keys()) yield without(blocks, additions, i);
      for (const i of additions.keys()) yield new SpectralMatrix(blocks, additions.toSpliced(i, 1));
      for (const [i, addition] of additions.entries())
        for (const factor of [1, -1])
          yield new SpectralMatrix(blocks, additions.with(i, { ...addition, factor }));
      for (const [i, block] of blocks.entries()) {
        const { re, im, order } = block;
        if (im === 0 && order > 1)
          yield new SpectralMatrix(
            blocks.toSpliced(i, 1, { re, im, order: order - 1 }, { re, im, order: 1 }),
            additions,
          );
        for (const simpler of simplerBlocks(block))
          yield new SpectralMatrix(blocks.with(i, simpler), additions);
      }
    },
  });
}

function draw(random: fc.Random): SpectralMatrix {
  const size = random.nextInt(1, LARGEST_SIZE);
  const blocks: Block[] = [];
  for (let left = size; left > 0; left = size - sizeOf(blocks)) {
    const previous = blocks.at(-1);
    // Every other time an eigenvalue comes again.
    const re =
      previous && random.nextInt(0, 1) === 1 ? previous.re : random.nextInt(-LARGEST_PART, LARGEST_PART);
    if (left >= 2 && random.nextInt(0, 3) === 0) {
      blocks.push({ re, im: random.nextInt(1, LARGEST_PART), order: 2 });
    } else {
      blocks.push({ re, im: 0, order: random.nextInt(1, Math.min(left, LARGEST_BLOCK)) });
    }
  }
  const additions = Array.from({ length: size > 1 ? random.nextInt(0, size) : 0 }, () => {
    const to = random.nextInt(0, size - 1);
    const from = (to + random.nextInt(1, size - 1)) % size;
    return { to, from, factor: at(FACTORS, random.nextInt(0, FACTORS.length - 1)) };
  });
  return new SpectralMatrix(blocks, additions);
}

/** The matrix without a block, and without the additions from or to its rows. */
function without(blocks: readonly Block[], additions: readonly Addition[], i: number): SpectralMatrix {
  const start = sizeOf(blocks.slice(0, i));
  const { order } = at(blocks, i);
  const isGone = (row: number) => row >= start && row < start + order;
  const moved = (row: number) => (row < start ? row : row - order);
  return new SpectralMatrix(
    blocks.toSpliced(i, 1),
    additions
      .filter(({ to, from }) => !isGone(to) && !isGone(from))
      .map(({ to, from, factor }) => ({ to: moved(to), from: moved(from), factor })),
  );
}

/** Blocks of the same order with smaller numbers. */
function* simplerBlocks({ re, im, order }: Block): Generator<Block, void> {
  for (let closer = 0; closer < Math.abs(re); closer++) yield { re: closer, im, order };
  if (re < 0) yield { re: -re, im, order };
  for (let closer = 1; closer < im; closer++) yield { re, im: closer, order };
  if (im > 0) yield { re, im: 0, order };
}

function sizeOf(blocks: readonly Block[]): number {
  return sum(blocks.map(({ order }) => order));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function added(start: Matrix, additions: readonly Addition[]): Matrix {
  const rows = [...start];
  for (const { to, from, factor } of additions) {
    const multiple = at(rows, from).map((entry) => entry.times(Rational.of(factor)));
    rows[to] = matrix.add(at(rows, to), multiple);
  }
  return rows;
}

function blockMatrix(blocks: readonly Block[]): Matrix {
  const n = sizeOf(blocks);
  const rows = Array.from({ length: n }, () => [...matrix.zeros(n)]);
  let start = 0;
  for (const { re, im, order } of blocks) {
    for (let i = 0; i < order; i++) {
      const row = at(rows, start + i);
      row[start + i] = Rational.of(re);
      if (im === 0 && i + 1 < order) row[start + i + 1] = Rational.one;
      if (im > 0) row[start + 1 - i] = Rational.of(i === 0 ? -im : im);
    }
    start += order;
  }
  return rows;
}
