/**
 * The activation of a network in a form of its own: φ(v) = c·φ*(a·v + b) + d, where φ* is the same for all φ that are so related, as
 * ReLU and v ↦ 1 − 2·ReLU(3 − v) are, or tanh and the sigmoid; and in which ways a unit under φ* can be measured differently.
 */

import { type Activation, at, networkJson, PiecewiseLinear, Rational } from '../../exact/index.js';

/** Of v ↦ φ*(v): whether the size, or the sign, of v is free. `shared`: φ*(s·v) = s·φ*(v). `before`: φ*(s·v) = φ*(v). */
export interface Freedom {
  readonly size: 'fixed' | 'shared' | 'before';
  readonly sign: 'fixed' | 'shared' | 'before';
}

export interface Units {
  /** Equal for two activations if and only if they have the same φ*. */
  readonly key: string;
  readonly freedom: Freedom;
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
  readonly d: Rational;
}

const [zero, one, half] = [Rational.zero, Rational.one, Rational.half];
const FIXED: Freedom = { size: 'fixed', sign: 'fixed' };
const ODD: Freedom = { size: 'fixed', sign: 'shared' };

export function unitsOf(phi: Activation): Units {
  if (phi instanceof PiecewiseLinear) return piecewise(phi);
  const key = JSON.stringify(networkJson({ activation: phi, layers: [] }).activation);
  const same = { freedom: FIXED, a: one, b: zero, c: one, d: zero };
  if (key === '{"name":"tanh"}') return { ...same, key: 'tanh', freedom: ODD };
  // 1/(1 + e^−v) = tanh(v/2)/2 + 1/2.
  if (key === '{"name":"sigmoid"}') return { key: 'tanh', freedom: ODD, a: half, b: zero, c: half, d: half };
  return { ...same, key };
}

/** A graph of lines: the ends of all but the last, and whether the value at each end is that of the line before it or after it. */
interface Graph {
  readonly ends: readonly { readonly at: Rational; readonly value: 'before' | 'after' | 'both' }[];
  readonly lines: readonly { readonly slope: Rational; readonly intercept: Rational }[];
}

function piecewise(phi: PiecewiseLinear): Units {
  const given = graphOf(phi);
  const { ends } = given;
  const first = ends[0];
  // φ is affine: it stays as it is.
  if (first === undefined) return { key: keyOf(given), freedom: FIXED, a: one, b: zero, c: one, d: zero };
  const last = at(ends, ends.length - 1);
  const middle = first.at.plus(last.at).times(half);
  const around = moved(given, middle);
  const base = limits(around, 0)[0]
    .plus(limits(around, ends.length - 1)[1])
    .times(half);
  const lifted = mapped(around, (slope, intercept) => ({ slope, intercept: intercept.minus(base) }));
  const unit = ends.length > 1 ? last.at.minus(middle) : unitOfJump(lifted);
  const scaled = stretched(lifted, unit);
  const height = greatest(
    scaled.lines.map(({ slope }) => slope),
    ends.flatMap((_, i) => limits(scaled, i)),
  );
  const normal = mapped(scaled, (slope, intercept) => ({
    slope: slope.dividedBy(height),
    intercept: intercept.dividedBy(height),
  }));
  const variants = [
    { graph: normal, a: one, c: one },
    { graph: negated(normal), a: one, c: one.negated() },
    { graph: reflected(normal), a: one.negated(), c: one },
    { graph: negated(reflected(normal)), a: one.negated(), c: one.negated() },
  ].map((variant) => ({ ...variant, key: keyOf(variant.graph) }));
  const least = variants.reduce((x, y) => (y.key < x.key ? y : x));
  const inner = least.a.dividedBy(unit);
  return {
    key: least.key,
    freedom: freedomOf(least.graph),
    a: inner,
    b: middle.times(inner).negated(),
    c: height.times(least.c),
    d: base,
  };
}

/** Of a φ* with one kink at 0 the size may be free; the sign is where the graph is its own mirror image. */
function freedomOf(graph: Graph): Freedom {
  const isAtZero = graph.ends.length === 1;
  const isHomogeneous = isAtZero && graph.lines.every(({ intercept }) => intercept.sign === 0);
  const isStep = isAtZero && graph.lines.every(({ slope }) => slope.sign === 0);
  const mirror = reflected(graph);
  const key = keyOf(graph);
  return {
    size: isHomogeneous ? 'shared' : isStep ? 'before' : 'fixed',
    sign: keyOf(mirror) === key ? 'before' : keyOf(negated(mirror)) === key ? 'shared' : 'fixed',
  };
}

/** Of a graph with one kink: how far v goes until its steepest line has risen as high as the jump. */
function unitOfJump(graph: Graph): Rational {
  const [before, after] = limits(graph, 0);
  const jump = after.minus(before).abs();
  const steepest = greatest(graph.lines.map(({ slope }) => slope));
  return jump.sign === 0 || steepest.sign === 0 ? one : jump.dividedBy(steepest);
}

/** Without breakpoints at which nothing changes. */
function graphOf({ pieces }: PiecewiseLinear): Graph {
  const kept = pieces.filter(({ slope, intercept }, i) => {
    const next = pieces[i + 1];
    return next === undefined || !slope.equals(next.slope) || !intercept.equals(next.intercept);
  });
  const lines = kept.map(({ slope, intercept }) => ({ slope, intercept }));
  const ends = kept.slice(0, -1).map(({ until = zero }, i) => {
    const [before, after] = limitsAt(lines, i, until);
    return { at: until, value: before.equals(after) ? ('both' as const) : ('before' as const) };
  });
  return { ends, lines };
}

function limits({ ends, lines }: Graph, i: number): readonly [Rational, Rational] {
  return limitsAt(lines, i, at(ends, i).at);
}

function limitsAt(lines: Graph['lines'], i: number, x: Rational): readonly [Rational, Rational] {
  const value = ({ slope, intercept }: Graph['lines'][number]) => slope.times(x).plus(intercept);
  return [value(at(lines, i)), value(at(lines, i + 1))];
}

function mapped(
  { ends, lines }: Graph,
  line: (slope: Rational, intercept: Rational) => Graph['lines'][number],
): Graph {
  return { ends, lines: lines.map(({ slope, intercept }) => line(slope, intercept)) };
}

/** v ↦ φ(v + by). */
function moved(graph: Graph, by: Rational): Graph {
  const { lines } = mapped(graph, (slope, intercept) => ({
    slope,
    intercept: intercept.plus(slope.times(by)),
  }));
  return { lines, ends: graph.ends.map((end) => ({ ...end, at: end.at.minus(by) })) };
}

/** v ↦ φ(unit·v), for a unit above 0. */
function stretched(graph: Graph, unit: Rational): Graph {
  const { lines } = mapped(graph, (slope, intercept) => ({ slope: slope.times(unit), intercept }));
  return { lines, ends: graph.ends.map((end) => ({ ...end, at: end.at.dividedBy(unit) })) };
}

/** v ↦ φ(−v). */
function reflected({ ends, lines }: Graph): Graph {
  const sides = { before: 'after', after: 'before', both: 'both' } as const;
  return {
    ends: ends.toReversed().map((end) => ({ at: end.at.negated(), value: sides[end.value] })),
    lines: lines.toReversed().map(({ slope, intercept }) => ({ slope: slope.negated(), intercept })),
  };
}

/** v ↦ −φ(v). */
function negated(graph: Graph): Graph {
  return mapped(graph, (slope, intercept) => ({ slope: slope.negated(), intercept: intercept.negated() }));
}

function greatest(...values: readonly (readonly Rational[])[]): Rational {
  return values.flat().reduce((most, value) => (most.lessThan(value.abs()) ? value.abs() : most), zero);
}

function keyOf(graph: Graph): string {
  return JSON.stringify([graph.ends, graph.lines]);
}
