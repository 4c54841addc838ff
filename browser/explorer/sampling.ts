/** What the worker of the explorer is asked and answers. All of it is sampled, in floating point, but certificates. */

import { probe, type Probe } from '../../src/search/judge/index.js';
import { portraitOf, type Portrait, type PeriodicOrbit } from '../../src/sampling/index.js';
import { type Network, readNetwork } from '../../src/exact/index.js';
import { theoremNamed } from '../../src/statements/index.js';
import { inputAt, type Slice } from './slice.js';
import { placeOf, type View } from './view.js';

/** Some rows of a square of points, at the midpoints of its cells. With one input, all rows are the same, and one is sampled. */
export interface BandRequest {
  readonly kind: 'band';
  /** Of which state of the page; sent back. */
  readonly version: number;
  /** The text of a network file. */
  readonly network: string;
  readonly slice: Slice;
  readonly view: View;
  readonly resolution: number;
  readonly from: number;
  readonly to: number;
}

export interface Band {
  readonly kind: 'band';
  readonly request: BandRequest;
  /** The index of an attractor, or a `Fate`. */
  readonly labels: Int32Array;
  readonly steps: Int32Array;
}

export interface OrbitsRequest {
  readonly kind: 'orbits';
  readonly version: number;
  readonly network: string;
}

export interface Orbits {
  readonly kind: 'orbits';
  readonly request: OrbitsRequest;
  readonly attractors: readonly PeriodicPoints[];
  readonly others: readonly PeriodicPoints[];
}

export interface PeriodicPoints {
  readonly points: readonly (readonly number[])[];
  readonly stability: string;
}

export interface ProbeRequest {
  readonly kind: 'probe';
  readonly network: string;
  readonly theorem: string;
}

export interface Probed {
  readonly kind: 'probe';
  readonly request: ProbeRequest;
  readonly probe: Omit<Probe, 'certified'>;
  /** Of a refutation: the text of the verified file, and what it proves. */
  readonly certificate?: { readonly text: string; readonly claim: string };
}

export type Request = BandRequest | OrbitsRequest | ProbeRequest;
export type Answer = Band | Orbits | Probed;

/** Remembers the portrait of the last network. */
export class Sampler {
  private known: { readonly text: string; readonly portrait: Portrait } | undefined;

  answer(request: Request): Answer {
    if (request.kind === 'probe') return probed(request);
    const portrait = this.portrait(request.network);
    if (request.kind === 'band') return band(request, portrait);
    const { attractors, others } = portrait;
    return { kind: 'orbits', request, attractors: attractors.map(pointsOf), others: others.map(pointsOf) };
  }

  private portrait(text: string): Portrait {
    if (this.known?.text !== text) this.known = { text, portrait: portraitOf(networkIn(text)) };
    return this.known.portrait;
  }
}

function band(request: BandRequest, { classifier }: Portrait): Band {
  const { slice, view, resolution, from, to } = request;
  const count = (slice.inputs === 1 ? 1 : to - from) * resolution;
  const points = new Float64Array(slice.inputs * count);
  for (let k = 0; k < count; k++) {
    const [column, row] = [k % resolution, from + Math.floor(k / resolution)];
    const place = placeOf(view, [column + 0.5, row + 0.5], resolution);
    points.set(inputAt(slice, place), slice.inputs * k);
  }
  const { labels, steps } = classifier.fates(points, count);
  return {
    kind: 'band',
    request,
    labels: labels.map((label) => classifier.basins[label]?.attractor ?? label),
    steps,
  };
}

function probed(request: ProbeRequest): Probed {
  const { certified, ...found } = probe(networkIn(request.network), theoremNamed(request.theorem), {
    seed: 0,
  });
  const certificate = certified && { text: certified.text, claim: certified.claim };
  return { kind: 'probe', request, probe: found, ...(certificate && { certificate }) };
}

function pointsOf({ points, stability }: PeriodicOrbit): PeriodicPoints {
  return { points: points.map((x) => [...x]), stability: stability.kind };
}

function networkIn(text: string): Network {
  const read = readNetwork(text);
  if ('network' in read) return read.network;
  throw new SyntaxError('networkIn: expected the text of a network file');
}
