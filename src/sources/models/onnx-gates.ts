/**
 * Activations that exporters write as several nodes, in which the signal branches and is joined again:
 *
 * - SiLU: x·σ(x), and x·σ(βx) for any β ≠ 0;
 * - GELU: x·(1 + erf(x/√2))/2, in any order of the factors;
 * - GELU by tanh: x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2, likewise.
 *
 * From where the signal branches, each node's output is followed as a sum of terms c·x^k·f(p(x)), with exact numbers c,
 * a polynomial p and f one of σ, erf, tanh, or missing. So it does not matter in which way a formula is written.
 */

import { at, Rational, smoothActivations } from '../../exact/index.js';
import { swishOf, type Scaled } from './onnx-activations.js';
import type { OnnxNode } from './onnx-file.js';
import type { Tensor } from './tensor.js';

/** Several nodes that are one activation, or one that is known and not available. */
export interface Gate {
  /** The signal that branches. */
  readonly root: string;
  /** The node that joins the branches. */
  readonly last: OnnxNode;
  readonly nodes: ReadonlySet<OnnxNode>;
  readonly meaning: Meaning;
}

type Meaning =
  | { readonly activation: Scaled; readonly note?: string }
  | { readonly expected: string; readonly found: string };

type FunctionName = 'erf' | 'sigmoid' | 'tanh';

/** c·x^power·f(p(x)). */
interface Term {
  readonly c: Rational;
  readonly power: number;
  readonly factor: { readonly name: FunctionName; readonly of: Sum } | undefined;
}

/** A sum of terms, by a text that is the same for terms that differ in c alone. */
type Sum = ReadonlyMap<string, Term>;

const FUNCTIONS: ReadonlyMap<string, FunctionName> = new Map([
  ['Erf', 'erf'],
  ['Sigmoid', 'sigmoid'],
  ['Tanh', 'tanh'],
]);
/** How many nodes are followed from a branch, and what terms are kept: enough for every formula above. */
const [MOST_NODES, MOST_TERMS, GREATEST_POWER] = [64, 8, 3];
const { one, zero } = Rational;

function keyOf({ power, factor }: Term): string {
  return factor ? `${power} ${factor.name}(${textOf(factor.of)})` : `${power}`;
}

function textOf(sum: Sum): string {
  return [...sum]
    .map(([key, { c }]) => `${c.toString()}*${key}`)
    .sort()
    .join(' ');
}

function sumOf(terms: readonly Term[]): Sum | undefined {
  const sum = new Map<string, Term>();
  for (const term of terms) {
    const key = keyOf(term);
    const c = term.c.plus(sum.get(key)?.c ?? zero);
    if (c.sign === 0) sum.delete(key);
    else sum.set(key, { ...term, c });
  }
  return sum.size <= MOST_TERMS ? sum : undefined;
}

function constant(c: Rational): Sum {
  return new Map(c.sign === 0 ? [] : [['0', { c, power: 0, factor: undefined }]]);
}

function plus(a: Sum, b: Sum): Sum | undefined {
  return sumOf([...a.values(), ...b.values()]);
}

function times(a: Sum, b: Sum): Sum | undefined {
  const terms: Term[] = [];
  for (const x of a.values()) {
    for (const y of b.values()) {
      const power = x.power + y.power;
      if (power > GREATEST_POWER || (x.factor && y.factor)) return undefined;
      terms.push({ c: x.c.times(y.c), power, factor: x.factor ?? y.factor });
    }
  }
  return sumOf(terms);
}

/** The number that a sum is, if it is one. */
function numberOf(sum: Sum): Rational | undefined {
  if (sum.size === 0) return zero;
  return sum.size === 1 ? sum.get('0')?.c : undefined;
}

/** What a node gives, if its inputs are such sums. */
function resultOf({ operator, attributes }: OnnxNode, inputs: readonly Sum[]): Sum | undefined {
  const [a, b] = inputs;
  if (a === undefined || attributes.size > 0) return undefined;
  const name = FUNCTIONS.get(operator);
  if (name && inputs.length === 1) {
    if ([...a.values()].some(({ factor }) => factor)) return undefined;
    return sumOf([{ c: one, power: 0, factor: { name, of: a } }]);
  }
  if (operator === 'Neg') return times(a, constant(one.negated()));
  if (b === undefined || inputs.length > 2) return undefined;
  const number = numberOf(b);
  if (operator === 'Add' || operator === 'Sum') return plus(a, b);
  if (operator === 'Mul') return times(a, b);
  if (operator === 'Sub') {
    const negative = times(b, constant(one.negated()));
    return negative && plus(a, negative);
  }
  if (operator === 'Div')
    return number && number.sign !== 0 ? times(a, constant(one.dividedBy(number))) : undefined;
  if (operator !== 'Pow') return undefined;
  if (number?.equals(Rational.of(2)) === true) return times(a, a);
  const square = number?.equals(Rational.of(3)) === true ? times(a, a) : undefined;
  return square && times(square, a);
}

/**
 * Whether a number stands for 1/√2: it is as near as float32 comes, or what float16 and bfloat16 make of √2 or of 1/√2.
 */
function isRootOfHalf(number: number): boolean {
  return Math.abs(number * Math.SQRT2 - 1) < 2 ** -20 || number === 0.70703125 || number === 1 / 1.4140625;
}

/** √(2/π) and 0.044715, each followed by what float16 and bfloat16 make of it. */
const ROOT = [0.7978845608028654, 0.7978515625, 0.796875] as const;
const CUBIC = [0.044715, 0.044708251953125, 0.044677734375] as const;

/** Whether a number is as near to the first as float32 comes, or one of the others. */
function standsFor(number: number, [exact, ...others]: readonly [number, ...number[]]): boolean {
  return Math.abs(number / exact - 1) < 2 ** -20 || others.includes(number);
}

/** The activation that a sum is, if it is one that is known. */
function meaningOf(sum: Sum): Meaning | undefined {
  const terms = [...sum.values()].sort(
    (a, b) => Number(a.factor !== undefined) - Number(b.factor !== undefined),
  );
  if (terms.length === 0 || terms.length > 2 || terms.some(({ power }) => power !== 1)) return undefined;
  const { c, factor } = at(terms, terms.length - 1);
  const inner = factor?.of.get('1')?.c;
  if (factor === undefined || inner === undefined) return undefined;
  const isLinear = factor.of.size === 1;
  if (factor.name === 'sigmoid') return terms.length === 1 && isLinear ? scaled(inner, c) : undefined;
  const first = at(terms, 0);
  if (terms.length !== 2 || first.factor || !first.c.equals(c)) return undefined;
  const two = Rational.of(2);
  // (1 + tanh(t))/2 = σ(2t).
  if (factor.name === 'tanh' && isLinear) return scaled(inner.times(two), c.times(two));
  if (factor.name === 'tanh') {
    const cubic = factor.of.size === 2 ? factor.of.get('3')?.c : undefined;
    return cubic && byTanh(inner, cubic, c.times(two));
  }
  if (!isLinear) return undefined;
  if (!isRootOfHalf(inner.toNumber())) {
    return { expected: 'GELU, with x/√2 under erf', found: `${inner.toNumber()}·x under erf` };
  }
  const note = `is GELU: ${inner.toNumber()} under erf is taken for 1/√2, which is irrational`;
  return { activation: { phi: smoothActivations.gelu, outer: c.times(two) }, note };
}

/** scale·x·(1 + tanh(linear·x + cubic·x³))/2. */
function byTanh(linear: Rational, cubic: Rational, scale: Rational): Meaning {
  const [root, factor] = [linear.toNumber(), cubic.dividedBy(linear).toNumber()];
  if (!standsFor(root, ROOT) || !standsFor(factor, CUBIC)) {
    const expected = 'GELU by tanh, with √(2/π)·(x + 0.044715·x³) under tanh';
    return { expected, found: `${root}·(x + ${factor}·x³) under tanh` };
  }
  const note = `is GELU by tanh: ${root}·(x + ${factor}·x³) under tanh is taken for √(2/π)·(x + 0.044715·x³)`;
  return { activation: { phi: smoothActivations['gelu-tanh'], outer: scale }, note };
}

/** c·x·σ(βx). */
function scaled(beta: Rational, c: Rational): Meaning | undefined {
  const swish = swishOf(beta);
  return swish && { activation: { ...swish, outer: c.times(swish.outer ?? one) } };
}

/** What the search knows of a graph. */
export interface Graph {
  readonly nodes: readonly OnnxNode[];
  /** The names of the results of the whole graph. */
  readonly outputs: readonly string[];
  /** The constant of this name, if there is one. */
  readonly constantOf: (name: string) => Tensor | undefined;
  readonly isConstant: (name: string) => boolean;
}

/** All such activations of a graph; no node belongs to two of them. */
export function gatesIn(graph: Graph): readonly Gate[] {
  const { nodes, outputs } = graph;
  const users = new Map<string, number[]>(outputs.map((name) => [name, [NaN]]));
  nodes.forEach(({ inputs }, k) => {
    for (const name of new Set(inputs))
      users.set(name, [...(users.get(name)?.slice(0, MOST_NODES) ?? []), k]);
  });
  const gates: Gate[] = [];
  const taken = new Set<OnnxNode>();
  for (const [root, uses] of [...users]) {
    const [start = NaN] = uses;
    if (uses.length < 2 || root === '' || Number.isNaN(start) || graph.isConstant(root)) continue;
    const gate = taken.has(at(nodes, start)) ? undefined : gateFrom(root, start, graph, users);
    if (gate === undefined || [...gate.nodes].some((node) => taken.has(node))) continue;
    gates.push(gate);
    for (const node of gate.nodes) taken.add(node);
  }
  return gates;
}

/** The first node from `start` on that makes an activation of the signal, while nothing else uses what lies between. */
function gateFrom(
  root: string,
  start: number,
  { nodes, constantOf, isConstant }: Graph,
  users: ReadonlyMap<string, readonly number[]>,
): Gate | undefined {
  const sums = new Map<string, Sum>([[root, new Map([['1', { c: one, power: 1, factor: undefined }]])]]);
  const passed = new Set<OnnxNode>();
  const sumNamed = (name: string): Sum | undefined => {
    const known = sums.get(name);
    if (known || !isConstant(name)) return known;
    const tensor = constantOf(name);
    const [value = NaN] = tensor?.values ?? [];
    const isOne = tensor?.values.length === 1 && tensor.shape.length <= 2 && Number.isFinite(value);
    return isOne ? constant(Rational.fromNumber(value)) : undefined;
  };
  for (const node of nodes.slice(start, start + MOST_NODES)) {
    if (!node.inputs.some((name) => sums.has(name))) continue;
    const inputs = node.inputs.map(sumNamed).filter((sum) => sum !== undefined);
    const sum = inputs.length === node.inputs.length ? resultOf(node, inputs) : undefined;
    const [output = ''] = node.outputs;
    if (sum === undefined || node.outputs.length !== 1 || node.domain !== '') continue;
    sums.set(output, sum);
    passed.add(node);
    const meaning = meaningOf(sum);
    if (meaning === undefined) continue;
    const within = (k: number) => passed.has(nodes[k] ?? node);
    const names = [root, ...[...passed].map(({ outputs: [name = ''] }) => name)];
    const isClosed = names.every(
      (name) => name === output || (users.get(name) ?? []).every((k) => !Number.isNaN(k) && within(k)),
    );
    if (isClosed) return { root, last: node, nodes: passed, meaning };
  }
  return undefined;
}
