/**
 * Reads a counterexample file: shapes, numbers, indices, limits. What the values claim is not judged here.
 * Unknown keys are refused except inside `provenance`, and so are missing ones; all problems are collected.
 */

import {
  type End,
  Interval,
  type Json,
  matrix,
  type Matrix,
  type Network,
  networkAt,
  type Place,
  type Problem,
  Problems,
  readPlace,
  type Vector,
  type Watch,
  whole,
} from '../exact/index.js';
import { statements, type Statement } from '../statements/index.js';
import {
  COUNTEREXAMPLE_FORMAT,
  type Attractor,
  type Avoiding,
  type Barrier,
  type Claim,
  type Counterexample,
  type Fate,
  type Grid,
  type Peak,
} from './counterexample.js';
import type { Limits } from './geometry/limits.js';
import { Region } from './geometry/region.js';

export type ReadResult =
  | { readonly counterexample: Counterexample }
  | {
      readonly problems: readonly Problem[];
      /** Number of all problems; `problems` holds only the first ones. */
      readonly count: number;
      /** Whether the text says that it is a counterexample file in this format. */
      readonly claims: boolean;
    };

export function readCounterexample(text: string, limits: Limits, watch?: Watch): ReadResult {
  const problems = new Problems();
  const place = readPlace(text, limits, problems);
  const claims = place?.peek('format') === COUNTEREXAMPLE_FORMAT;
  if (place && !claims) place.refuse(`an object with "format": "${COUNTEREXAMPLE_FORMAT}"`);
  const counterexample = place && claims ? new Reader(limits, watch).counterexample(place) : undefined;
  if (counterexample && problems.count === 0) return { counterexample };
  return { problems: problems.noted, count: problems.count, claims };
}

const CLAIM_KEYS = ['format', 'theorem', 'dropped', 'network', 'witness', 'provenance?'] as const;

class Reader {
  /** The input dimension n₀. While it is unknown, the lengths of vectors are not checked. */
  private n: number | undefined;

  constructor(
    private readonly limits: Limits,
    private readonly watch: Watch | undefined,
  ) {}

  counterexample(place: Place): Counterexample | undefined {
    const statement = statements.find(({ id }) => id === place.peek('theorem'));
    if (statement?.conclusion.kind === 'maximum on the boundary') {
      const entries = place.object(...CLAIM_KEYS, 'avoiding?');
      const claim = entries && this.claim(entries, statement);
      entries?.avoiding?.array(0, 'regions, since there is no attractor');
      const peak = entries && this.peak(entries.witness);
      return claim && peak && { ...claim, peak };
    }
    const entries = place.object(...CLAIM_KEYS, 'attractor', 'avoiding');
    const claim = entries && this.claim(entries, statement);
    const attractor = entries && this.attractor(entries.attractor);
    const avoiding = entries && this.avoiding(entries.avoiding);
    const barrier = entries && this.barrier(entries.witness, entries.avoiding.length ?? this.limits.cells);
    return claim && attractor && avoiding && barrier && { ...claim, attractor, avoiding, barrier };
  }

  private claim(
    entries: Record<'theorem' | 'dropped' | 'network', Place> & { readonly provenance?: Place },
    statement: Statement | undefined,
  ): Claim | undefined {
    entries.theorem.word(...statements.map(({ id }) => id));
    const dropped = statement && this.dropped(entries.dropped, statement);
    const network = this.network(entries.network, statement);
    const provenance = entries.provenance?.anyObject();
    if (!statement || !dropped || !network) return undefined;
    return { statement, dropped, network, ...(provenance && { provenance }) };
  }

  private network(place: Place, statement: Statement | undefined): Network | undefined {
    const parts = place.object('activation', 'layers');
    if (parts === undefined) return undefined;
    const network = networkAt(parts.activation, parts.layers, 'counterexample');
    this.n = network?.inputDimension ?? lengthOf(parts.layers.peek(0, 'weights', 0));
    const outputs = statement?.maps === 'to ℝ' ? 1 : this.n;
    if (network && statement && network.outputDimension !== outputs) {
      return place.refuse(
        `a network ${statement.maps}, with ${outputs} outputs`,
        `${network.outputDimension}`,
      );
    }
    return network;
  }

  private dropped(place: Place, { hypotheses }: Statement): readonly string[] | undefined {
    const names = hypotheses.map(({ name }) => name);
    const seen = new Set<string>();
    return place.list((item) => {
      const name = item.word(...names);
      if (name === undefined) return undefined;
      if (seen.has(name)) return item.refuse('each hypothesis once');
      seen.add(name);
      return name;
    });
  }

  private attractor(place: Place): Attractor | undefined {
    const entries = place.object('point', 'region', 'power?');
    if (entries === undefined) return undefined;
    const point = this.vector(entries.point);
    const region = this.region(entries.region);
    const power = entries.power ? entries.power.count(1, this.limits.power) : 1;
    if (point === undefined || region === undefined || power === undefined) return undefined;
    return { point, region, power };
  }

  private avoiding(place: Place): readonly Avoiding[] | undefined {
    const length = place.length ?? 0;
    if (length > this.limits.cells) return place.exceed(`at most ${this.limits.cells} regions`, `${length}`);
    return place.list((item) => {
      const entries = item.object('origin', 'directions', 'ranges', 'next');
      const region = entries && this.regionFrom(entries);
      const next = entries?.next.integer(0, length - 1);
      return region && next !== undefined ? { region, next } : undefined;
    });
  }

  private region(place: Place): Region | undefined {
    const entries = place.object('origin', 'directions', 'ranges');
    return entries && this.regionFrom(entries);
  }

  private regionFrom(entries: Record<'origin' | 'directions' | 'ranges', Place>): Region | undefined {
    const origin = this.vector(entries.origin);
    const forEach = 'ranges, one for each direction';
    if (entries.directions.length === 0) {
      return entries.ranges.array(0, forEach) && origin && Region.point(origin);
    }
    const directions = this.basis(entries.directions);
    const ranges = entries.ranges.list((item) => this.range(item), this.n, forEach);
    return origin && directions && ranges && Region.parallelotope(origin, directions, ranges, this.watch);
  }

  private barrier(place: Place, regions: number): Barrier | undefined {
    const entries = place.object('grid', 'cells', 'points');
    if (entries === undefined) return undefined;
    const gridEntries = entries.grid.object('basis', 'axes');
    const basis = gridEntries && this.basis(gridEntries.basis);
    const axes = gridEntries?.axes.list(
      (axis) => this.axis(axis, 'infinite'),
      this.n,
      'axes, one for each direction',
    );
    const cells = axes && this.cells(entries.cells, axes, regions);
    const points = entries.points.list((item) => {
      const parts = item.object('at', 'into', 'steps');
      const at = parts && this.vector(parts.at);
      const fate = parts && this.fate(parts, regions);
      return at && fate && { at, fate };
    });
    if (!basis || !axes || !cells || !points) return undefined;
    const size = product(axes.map((axis) => axis.length - 1));
    if (size > this.limits.gridCells) {
      return entries.grid.exceed(`at most ${this.limits.gridCells} grid cells`, `${size}`);
    }
    return { grid: { origin: matrix.zeros(axes.length), basis, axes }, cells, points };
  }

  private cells(place: Place, axes: Grid['axes'], regions: number): Barrier['cells'] | undefined {
    const length = place.length ?? 0;
    if (length > this.limits.cells) return place.exceed(`at most ${this.limits.cells} cells`, `${length}`);
    const seen = new Set<string>();
    return place.list((item) => {
      const entries = item.object('index', 'into', 'steps');
      const fate = entries && this.fate(entries, regions);
      const places = entries?.index.array(this.n, 'indices, one for each axis');
      const index = whole(places?.map((each, i) => each.integer(0, (axes[i]?.length ?? 0) - 2)));
      if (!entries || !fate || !index) return undefined;
      if (seen.has(index.join())) return entries.index.refuse('each cell once', `cell ${index.join()} again`);
      seen.add(index.join());
      return { index, fate };
    });
  }

  private fate(entries: Record<'into' | 'steps', Place>, regions: number): Fate | undefined {
    const steps = entries.steps.count(0, this.limits.steps);
    const name = entries.into.value;
    const number =
      typeof name === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(name) ? Number(name) : undefined;
    if (name !== 'attractor' && (number === undefined || number >= regions)) {
      return entries.into.refuse('"attractor" or the number of an avoiding region in a string');
    }
    return steps === undefined ? undefined : { into: number ?? 'attractor', steps };
  }

  private peak(place: Place): Peak | undefined {
    const entries = place.object('domain', 'inside');
    const domain = entries?.domain.object('basis', 'axes', 'origin?');
    if (entries === undefined || domain === undefined) return undefined;
    const basis = this.basis(domain.basis);
    const origin = domain.origin ? this.vector(domain.origin) : matrix.zeros(basis?.length ?? 0);
    const axes = domain.axes.list(
      (axis) => this.axis(axis, 'finite'),
      this.n,
      'axes, one for each direction',
    );
    const inside = this.vector(entries.inside);
    const counts = axes?.map((axis) => axis.length - 1) ?? [];
    const faces = counts.reduce((sum, _, i) => sum + 2 * product(counts.toSpliced(i, 1)), 0);
    const { cells } = this.limits;
    if (faces > cells) return entries.domain.exceed(`at most ${cells} cells on the boundary`, `${faces}`);
    return origin && basis && axes && inside && { domain: { origin, basis, axes }, inside };
  }

  /** n₀ independent vectors. */
  private basis(place: Place): Matrix | undefined {
    const vectors = place.list((item) => this.vector(item), this.n, 'directions, as many as inputs');
    if (vectors === undefined) return undefined;
    const square = vectors.every((vector) => vector.length === vectors.length);
    const independent = square && matrix.inverse(vectors, this.watch) !== undefined;
    return independent ? vectors : place.refuse('independent directions', 'dependent ones');
  }

  /**
   * At least two values in non-decreasing order, each at most twice. With 'infinite' ends they run from -inf to inf;
   * with 'finite' ends all are finite.
   */
  private axis(place: Place, ends: 'infinite' | 'finite'): readonly End[] | undefined {
    const items = place.array();
    if (items === undefined) return undefined;
    const outer = ends === 'infinite' ? 1 : 0;
    if (items.length < 2) return place.refuse(`an axis of at least 2 values`, `${items.length}`);
    if (outer === 1 && (items[0]?.value !== '-inf' || items.at(-1)?.value !== 'inf')) {
      return place.refuse('an axis that runs from "-inf" to "inf"');
    }
    const inner = whole(items.slice(outer, items.length - outer).map((item) => item.rational()));
    if (inner === undefined) return undefined;
    const wrong = inner.findIndex((value, i) => {
      const [before, last] = [inner[i - 2], inner[i - 1]];
      return (last !== undefined && value.lessThan(last)) || before?.equals(value) === true;
    });
    if (wrong >= 0) {
      return items[wrong + outer]?.refuse('values that do not decrease, none more than twice');
    }
    return outer === 1 ? [undefined, ...inner, undefined] : inner;
  }

  private range(place: Place): Interval | undefined {
    const [low, high] = place.array(2, 'ends') ?? [];
    if (low === undefined || high === undefined) return undefined;
    const [fromInfinity, toInfinity] = [low.value === '-inf', high.value === 'inf'];
    const lo = fromInfinity ? undefined : low.rational();
    const hi = toInfinity ? undefined : high.rational();
    if ((!fromInfinity && lo === undefined) || (!toInfinity && hi === undefined)) return undefined;
    if (lo && hi?.lessThan(lo) === true) return place.refuse('a range that does not decrease');
    return Interval.of(lo, hi);
  }

  private vector(place: Place): Vector | undefined {
    return place.list((item) => item.rational(), this.n, 'coordinates');
  }
}

function lengthOf(value: Json | undefined): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function product(factors: readonly number[]): number {
  return factors.reduce((result, factor) => result * factor, 1);
}
