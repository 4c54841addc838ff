/**
 * What a counterexample file says, read by the oracle's own reader. It asks for no more than what is needed to
 * make sense of the claim; `undefined` where there is none.
 */

import type Fraction from 'fraction.js';
import { fraction, inverse, columns, ZERO, ONE, type Matrix, type Vector } from '../linear.js';

/** An end of a range; `undefined` stands for −∞ below and for +∞ above. */
export type End = Fraction | undefined;
export type Range = readonly [low: End, high: End];

export interface Piece {
  readonly until: End;
  readonly slope: Fraction;
  readonly intercept: Fraction;
}

export interface NetworkClaim {
  readonly pieces: readonly Piece[] | undefined;
  readonly name: string | undefined;
  /** That of elu, 1 if the file has none. */
  readonly alpha: Fraction;
  readonly layers: readonly { readonly weights: Matrix; readonly bias: Vector }[];
  readonly inputs: number;
  readonly outputs: number;
}

/** {origin + Σ t_i·d_i : t_i in range i}; `inverse` takes x − origin to t. */
export interface Box {
  readonly origin: Vector;
  readonly directions: Matrix;
  readonly inverse: Matrix;
  readonly ranges: readonly Range[];
}

export interface FateClaim {
  readonly into: 'attractor' | number;
  readonly steps: number;
}

export interface GridClaim {
  readonly origin: Vector;
  readonly basis: Matrix;
  readonly inverse: Matrix;
  readonly axes: readonly (readonly End[])[];
}

/** F^steps takes a set to x*, or into the passage of that number. */
export interface LandingClaim {
  readonly into: 'point' | number;
  readonly steps: number;
}

/** {x* + t·direction : 0 ≤ t ≤ 1}, and what becomes of its pieces between the cuts. */
export interface PassageClaim {
  readonly direction: Vector;
  readonly power: number;
  readonly cuts: Vector;
  readonly pieces: readonly LandingClaim[];
}

interface AttractorClaim {
  readonly point: Vector;
  /** From which every orbit converges to the point. */
  readonly region: Box;
}

export interface ContractionClaim extends AttractorClaim {
  readonly power: number;
}

export interface PassagesClaim extends AttractorClaim {
  readonly passages: readonly PassageClaim[];
  readonly neighbourhood: GridClaim;
  readonly cells: readonly (LandingClaim & { readonly index: readonly number[] })[];
}

export interface BasinClaim {
  readonly attractor: ContractionClaim | PassagesClaim;
  readonly avoiding: readonly { readonly region: Box; readonly next: number }[];
  readonly grid: GridClaim;
  readonly cells: readonly (FateClaim & { readonly index: readonly number[] })[];
  readonly points: readonly (FateClaim & { readonly at: Vector })[];
}

export interface PeakClaim {
  readonly domain: GridClaim;
  readonly inside: Vector;
}

export interface Claim {
  readonly theorem: string;
  readonly dropped: readonly string[];
  readonly network: NetworkClaim;
  readonly witness: BasinClaim | PeakClaim;
}

/** Says that the file makes no sense; caught by `readClaim`. */
class Nonsense extends Error {}

export function readClaim(text: string): Claim | undefined {
  try {
    return claimOf(JSON.parse(text));
  } catch (error) {
    if (error instanceof Nonsense || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function claimOf(json: unknown): Claim {
  const format = get(json, 'format');
  const network = networkOf(get(json, 'network'), format === 'basincheck/counterexample@2');
  const dropped = list(get(json, 'dropped')).map(word);
  const theorem = word(get(json, 'theorem'));
  sense(format === 'basincheck/counterexample@1' || format === 'basincheck/counterexample@2');
  sense(new Set(dropped).size === dropped.length);
  const n = network.inputs;
  sense(network.outputs === (theorem === '3.1' ? 1 : n));
  const witness = get(json, 'witness');
  if (theorem === '3.1') {
    const domain = get(witness, 'domain');
    const grid = gridOf(
      domain,
      n,
      'finite',
      isObject(domain) && 'origin' in domain ? domain.origin : undefined,
    );
    return {
      theorem,
      dropped,
      network,
      witness: { domain: grid, inside: vector(get(witness, 'inside'), n) },
    };
  }
  const attractor = get(json, 'attractor');
  const regions = list(get(json, 'avoiding'));
  const fate = (from: unknown): FateClaim => fateOf(from, regions.length);
  const hasPassages = isObject(attractor) && 'passages' in attractor;
  sense(!hasPassages || format === 'basincheck/counterexample@2');
  const grid = gridOf(get(witness, 'grid'), n, 'infinite', undefined);
  const cells = cellsOf(get(witness, 'cells'), grid, fate);
  return {
    theorem,
    dropped,
    network,
    witness: {
      attractor: hasPassages ? passagesOf(attractor, n) : contractionOf(attractor, n),
      avoiding: regions.map((each) => {
        const next = whole(get(each, 'next'), 0);
        sense(next < regions.length);
        return { region: boxOf(each, n), next };
      }),
      grid,
      cells,
      points: list(get(witness, 'points')).map((each) => ({ ...fate(each), at: vector(get(each, 'at'), n) })),
    },
  };
}

function cellsOf<T extends object>(
  json: unknown,
  { axes }: GridClaim,
  endOf: (cell: unknown) => T,
): readonly (T & { readonly index: readonly number[] })[] {
  const cells = list(json).map((cell) => {
    const index = list(get(cell, 'index')).map((each) => whole(each, 0));
    sense(index.length === axes.length && index.every((i, k) => i < (axes[k]?.length ?? 0) - 1));
    return { ...endOf(cell), index };
  });
  sense(new Set(cells.map(({ index }) => index.join())).size === cells.length);
  return cells;
}

function contractionOf(json: unknown, n: number): ContractionClaim {
  const power = isObject(json) && 'power' in json ? whole(json.power, 1) : 1;
  return { point: vector(get(json, 'point'), n), region: boxOf(get(json, 'region'), n), power };
}

function passagesOf(json: unknown, n: number): PassagesClaim {
  const point = vector(get(json, 'point'), n);
  const items = list(get(json, 'passages'));
  const landing = (from: unknown): LandingClaim => {
    const { into, steps } = fateOf(from, items.length, 'point');
    return { into: into === 'attractor' ? 'point' : into, steps };
  };
  const passages = items.map((item): PassageClaim => {
    const cuts = vector(get(item, 'cuts'), undefined);
    const pieces = list(get(item, 'pieces')).map(landing);
    sense(cuts.length > 1 && pieces.length === cuts.length - 1);
    sense(cuts.every((cut, i) => i === 0 || cuts[i - 1]?.lt(cut) === true));
    return {
      direction: vector(get(item, 'direction'), n),
      power: whole(get(item, 'power'), 1),
      cuts,
      pieces,
    };
  });
  const around = get(json, 'neighbourhood');
  const grid = gridOf(around, n, 'finite', get(json, 'point'));
  const ranges = grid.axes.map((axis): Range => [axis[0], axis.at(-1)]);
  const region: Box = { origin: point, directions: grid.basis, inverse: grid.inverse, ranges };
  return {
    point,
    region,
    passages,
    neighbourhood: grid,
    cells: cellsOf(get(around, 'cells'), grid, landing),
  };
}

function networkOf(json: unknown, mayHaveAlpha: boolean): NetworkClaim {
  const activation = get(json, 'activation');
  const name = isObject(activation) && 'name' in activation ? word(activation.name) : undefined;
  const pieces = name === undefined ? piecesOf(list(get(activation, 'pieces'))) : undefined;
  const hasAlpha = isObject(activation) && 'alpha' in activation;
  sense(!hasAlpha || (mayHaveAlpha && name === 'elu'));
  const alpha = hasAlpha ? number(activation.alpha) : ONE;
  sense(alpha.s > 0n);
  let width: number | undefined;
  const layers = list(get(json, 'layers')).map((layer) => {
    const weights = list(get(layer, 'weights')).map((row) => vector(row, width));
    width ??= weights[0]?.length;
    sense(weights.length > 0 && weights.every((row) => row.length === width));
    width = weights.length;
    return { weights, bias: vector(get(layer, 'bias'), width) };
  });
  const inputs = layers[0]?.weights[0]?.length ?? 0;
  sense(inputs > 0);
  return { pieces, name, alpha, layers, inputs, outputs: width ?? 0 };
}

function piecesOf(items: readonly unknown[]): readonly Piece[] {
  const pieces = items.map((item, i): Piece => {
    sense(isObject(item) && 'until' in item === i < items.length - 1);
    const until = i < items.length - 1 ? number(get(item, 'until')) : undefined;
    return { until, slope: number(get(item, 'slope')), intercept: number(get(item, 'intercept')) };
  });
  const ends = pieces.map(({ until }) => until);
  sense(pieces.length > 0);
  sense(ends.every((end, i) => i === 0 || !end || ends[i - 1]?.lt(end) === true));
  return pieces;
}

function boxOf(json: unknown, n: number): Box {
  const origin = vector(get(json, 'origin'), n);
  const directions = list(get(json, 'directions'));
  if (directions.length === 0) {
    sense(list(get(json, 'ranges')).length === 0);
    const unit = origin.map((_, i) => origin.map((__, j) => (i === j ? ONE : ZERO)));
    return { origin, directions: unit, inverse: unit, ranges: origin.map((): Range => [ZERO, ZERO]) };
  }
  const ranges = list(get(json, 'ranges')).map((each): Range => {
    const [low, high, ...more] = list(each);
    const range: Range = [
      low === '-inf' ? undefined : number(low),
      high === 'inf' ? undefined : number(high),
    ];
    sense(more.length === 0 && (!range[0] || !range[1] || range[0].lte(range[1])));
    return range;
  });
  sense(ranges.length === n);
  return { origin, ...basisOf(directions, n), ranges };
}

function gridOf(json: unknown, n: number, ends: 'finite' | 'infinite', origin: unknown): GridClaim {
  const axes = list(get(json, 'axes')).map((axis) => {
    const values = list(axis);
    const read = values.map((value, i) => {
      if (ends === 'finite' || (i > 0 && i < values.length - 1)) return number(value);
      sense(value === (i === 0 ? '-inf' : 'inf'));
      return undefined;
    });
    sense(read.length >= 2 && read.every((value, i) => i === 0 || !value || read[i - 1]?.gt(value) !== true));
    return read;
  });
  sense(axes.length === n);
  const start = origin === undefined ? Array.from({ length: n }, () => ZERO) : vector(origin, n);
  return { origin: start, axes, ...toBasis(basisOf(list(get(json, 'basis')), n)) };
}

function toBasis({ directions, inverse: back }: { directions: Matrix; inverse: Matrix }): {
  basis: Matrix;
  inverse: Matrix;
} {
  return { basis: directions, inverse: back };
}

function basisOf(items: readonly unknown[], n: number): { directions: Matrix; inverse: Matrix } {
  const directions = items.map((each) => vector(each, n));
  sense(directions.length === n);
  const back = inverse(columns(directions));
  if (back === undefined) throw new Nonsense();
  return { directions, inverse: back };
}

function fateOf(json: unknown, regions: number, end: 'attractor' | 'point' = 'attractor'): FateClaim {
  const into = word(get(json, 'into'));
  const steps = whole(get(json, 'steps'), 0);
  if (into === end) return { into: 'attractor', steps };
  sense(/^(0|[1-9][0-9]*)$/.test(into) && Number(into) < regions);
  return { into: Number(into), steps };
}

function sense(condition: boolean): void {
  if (!condition) throw new Nonsense();
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function get(json: unknown, key: string): unknown {
  if (!isObject(json) || !(key in json)) throw new Nonsense();
  return json[key];
}

function list(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new Nonsense();
  return json as readonly unknown[];
}

function word(json: unknown): string {
  if (typeof json !== 'string') throw new Nonsense();
  return json;
}

function whole(json: unknown, least: number): number {
  if (typeof json !== 'number' || !Number.isSafeInteger(json) || json < least) throw new Nonsense();
  return json;
}

function number(json: unknown): Fraction {
  const value = fraction(json);
  if (value === undefined) throw new Nonsense();
  return value;
}

function vector(json: unknown, length: number | undefined): Vector {
  const values = list(json).map(number);
  sense(length === undefined || values.length === length);
  return values;
}
