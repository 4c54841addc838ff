/**
 * Certificates against Theorem 3.1: a parallelepiped, and a point of it where F exceeds all values on the boundary.
 *
 * High points and boxes around them are searched for in float64. The boundary of the most promising boxes is then
 * subdivided until exact bounds show that F is lower there. Every result that is returned has been written, read back
 * and verified.
 */

import {
  verifyAboutNetwork,
  writeCounterexample,
  type Grid,
  type PeakCounterexample,
} from '../../proof/index.js';
import { type Network, Rational, unwatched, type Vector } from '../../exact/index.js';
import type { PeakStatement } from '../../statements/index.js';
import type { Certification, Thoroughness } from '../kind/index.js';
import { examined } from './peak-boundary.js';
import { bestFirst, cubesAround, improved, promise, snapped, type PeakBox } from './peak-box.js';
import { climbs, scalarMap, type HighPoint, type ScalarMap } from './peak-climb.js';
import { subdivided, type Allowance, type Subdivision } from './peak-subdivision.js';

const MOST_DIMENSIONS = 4;
const MOST_SUMMITS = 4;
const MOST_CUBES = 48;
/** Number of boxes whose sides are varied one by one. */
const MOST_VARIED = 6;
/**
 * The exact examination of boxes, in rounds. The first round examines many boxes at little cost; each later one
 * spends more on the boxes whose bounds were nearest to a proof. The ratio of a box alone would not do as a measure:
 * it favours huge boxes, on which bounds are poor.
 */
const EFFORTS: readonly (Allowance & { readonly boxes: number })[] = [
  { boxes: 48, cells: 16, bounds: 40 },
  { boxes: 12, cells: 96, bounds: 400 },
  { boxes: 4, cells: 512, bounds: 2000 },
  { boxes: 2, cells: 4096, bounds: 8000 },
];
const QUICK_EFFORTS: typeof EFFORTS = [
  { boxes: 16, cells: 16, bounds: 40 },
  { boxes: 4, cells: 96, bounds: 400 },
];

/**
 * A counterexample to a statement about maxima on the boundary, with exactly the hypotheses in `dropped` failing.
 * Throws unless the network maps to ℝ. The same seed gives the same text.
 *
 * @example
 * ```ts
 * import { absolute, certifyPeak, Network, Rational, theorem31 } from 'basincheck';
 * const layer = { weights: [[Rational.of(-1)]], bias: [Rational.zero] };
 * const minusAbs = new Network(absolute, [layer, layer]);
 * const found = certifyPeak(minusAbs, theorem31, ['monotone'], { seed: 1, effort: 'thorough' });
 * found.kind; // → 'certified'
 * ```
 */
export function certifyPeak(
  network: Network,
  statement: PeakStatement,
  dropped: readonly string[],
  { seed, effort }: { readonly seed: number; readonly effort: Thoroughness },
): Certification {
  if (network.outputDimension !== 1) {
    throw new RangeError(`certifyPeak: expected a network to ℝ, got ${network.outputDimension} outputs`);
  }
  const reason = objection(network, statement, dropped);
  if (reason !== undefined) return { kind: 'failed', seen: false, reason };
  return search(network, seed, effort, (domain, inside) => ({
    kind: 'peak',
    statement,
    dropped,
    network,
    peak: { domain, inside },
  }));
}

/** Why no certificate can be had, before any search. */
function objection(
  network: Network,
  statement: PeakStatement,
  dropped: readonly string[],
): string | undefined {
  if (network.inputDimension > MOST_DIMENSIONS) {
    return `Boundaries in ${network.inputDimension} dimensions have too many cells: at most ${MOST_DIMENSIONS} are searched.`;
  }
  for (const hypothesis of statement.hypotheses) {
    const { name } = hypothesis;
    const { holds, because } = hypothesis.decide(network, unwatched);
    if (holds !== dropped.includes(name)) continue;
    return holds
      ? `The hypothesis "${name}" is dropped but holds: ${because}.`
      : `The hypothesis "${name}" is kept but fails: ${because}.`;
  }
  return undefined;
}

type CounterexampleWith = (domain: Grid, inside: Vector) => PeakCounterexample;

function search(
  network: Network,
  seed: number,
  effort: Thoroughness,
  counterexampleWith: CounterexampleWith,
): Certification {
  const F = scalarMap(network);
  const { summits, count, escaped } = climbs(F, network, seed);
  const boxes = boxesAround(F, network, summits, seed);
  let open = boxes.filter(({ ratio }) => ratio > 0).map((box) => snapped(F, box));
  if (open.length === 0) return { kind: 'failed', seen: false, reason: withoutBox(count, escaped, boxes) };
  const failures: Failure[] = [];
  for (const each of effort === 'quick' ? QUICK_EFFORTS : EFFORTS) {
    const attempts = open.slice(0, each.boxes).map((box) => attempt(network, box, each, counterexampleWith));
    const [first, ...others] = attempts.filter((each) => each.kind === 'certified');
    if (first) {
      const { counterexample, text, claim } = others.reduce((a, b) => (isSmaller(b, a) ? b : a), first);
      return { kind: 'certified', counterexample, text, claim };
    }
    failures.push(...attempts.filter((each) => each.kind !== 'certified'));
    open = attempts
      .filter((each) => each.kind === 'coarse')
      .sort((a, b) => remaining(a) - remaining(b))
      .map(({ box }) => box);
  }
  // If the boundary of a box has a point as high as the point inside, the box shows no peak.
  const seen = failures.some(({ kind }) => kind === 'coarse' || kind === 'rejected');
  return { kind: 'failed', seen, reason: notCertified(failures) };
}

/** Boxes around the high points, the best first. Boxes with a boundary that is seen to be as high come last. */
function boxesAround(
  F: ScalarMap,
  network: Network,
  summits: readonly HighPoint[],
  seed: number,
): readonly PeakBox[] {
  const promising = summits
    .map((summit) => ({ summit, ratio: promise(F, summit) }))
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, MOST_SUMMITS);
  const cubes = bestFirst(promising.flatMap(({ summit }) => cubesAround(F, network, summit, seed)));
  const boxes = bestFirst(cubes.slice(0, MOST_CUBES).map((box) => examined(F, network, box)));
  const varied = boxes.slice(0, MOST_VARIED).flatMap((box) => {
    const other = examined(F, network, improved(F, box));
    return other.ratio > box.ratio ? [other] : [];
  });
  return bestFirst([...varied, ...boxes]);
}

type CertifiedPeak = Extract<Certification, { kind: 'certified' }> & { readonly cells: number };

type Failure = { readonly box: PeakBox } & (
  Exclude<Subdivision, { kind: 'fine' }> | { readonly kind: 'rejected'; readonly objection: string }
);

function attempt(
  network: Network,
  box: PeakBox,
  allowance: Allowance,
  counterexampleWith: CounterexampleWith,
): CertifiedPeak | Failure {
  const { domain, inside } = exact(box);
  const subdivision = subdivided(network, domain, inside, allowance);
  if (subdivision.kind !== 'fine') return { box, ...subdivision };
  const counterexample = counterexampleWith(subdivision.domain, inside);
  const text = writeCounterexample(counterexample);
  const verification = verifyAboutNetwork(text);
  if (verification.verdict === 'verified') {
    const { claim } = verification;
    const { cells } = subdivision;
    return { kind: 'certified', counterexample: verification.counterexample, text, claim, cells };
  }
  const objection = verification.problems.map(({ expected, found }) => `expected ${expected}, got ${found}`);
  return { box, kind: 'rejected', objection: objection.join(', ') };
}

/** A measure of how far a subdivision is from being fine enough: the excess in heights of the box. */
function remaining({ excess, box }: { readonly excess: number; readonly box: PeakBox }): number {
  return Math.min(excess / box.height, Number.MAX_VALUE);
}

function isSmaller(a: CertifiedPeak, b: CertifiedPeak): boolean {
  return a.cells === b.cells ? a.text.length < b.text.length : a.cells < b.cells;
}

function exact({ inside, basis, sides }: PeakBox): { domain: Grid; inside: Vector } {
  const origin = inside.map((entry) => Rational.fromNumber(entry));
  const axes = sides.map(({ below, above }) => [Rational.fromNumber(-below), Rational.fromNumber(above)]);
  return { domain: { origin, basis, axes }, inside: origin };
}

function withoutBox(count: number, escaped: number, [nearest]: readonly PeakBox[]): string {
  const ended = `No strict local maximum was found in ${count} climbs, of which ${escaped} went on to infinity`;
  if (nearest === undefined) return `${ended}; a start nearer to a maximum would help.`;
  const missing = nearest.height === 0 ? 'as high as' : `${format(-nearest.height)} above`;
  return `${ended}: around (${nearest.inside.map(format).join(', ')}), where one came to rest, the best box has a boundary point ${missing} the point inside; a box of another shape, or a start nearer to a maximum, would help.`;
}

function notCertified(failures: readonly Failure[]): string {
  const [first, ...others] = failures.filter((failure) => failure.kind === 'coarse');
  if (first) {
    const { box, excess, cells } = others.reduce((a, b) => (remaining(b) < remaining(a) ? b : a), first);
    const by = Number.isFinite(excess) ? `by ${format(excess)}` : 'without bound';
    return `A peak of height ${format(box.height)} above the boundary is seen, but bounds on boundary cells exceed it ${by} at the finest subdivision, of ${cells} cells; a box whose faces follow the level sets, or more cells, would help.`;
  }
  const objections = failures.flatMap((failure) => (failure.kind === 'rejected' ? [failure.objection] : []));
  if (objections.length > 0) return `The verifier did not accept the peaks found: ${objections.join('; ')}.`;
  return `Each of ${failures.length} boxes that seemed to have a peak has a boundary point as high, between the points sampled; boxes of another shape would help.`;
}

/** A number with up to twelve digits as it is, else six of them with a sign that says so. */
function format(value: number): string {
  const near = Number(value.toPrecision(12));
  return near === value ? String(value) : `≈ ${Number(value.toPrecision(6))}`;
}
