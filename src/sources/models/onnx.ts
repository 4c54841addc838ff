/**
 * Networks from ONNX files: chains of Gemm, or MatMul and Add, or convolutions, with element-wise activations. The numbers of the file
 * are taken exactly, and the operators are taken in real arithmetic: a runtime rounds intermediate results, a network
 * here does not. Everything that is not understood is refused by name.
 */

import { quoted, Rational } from '../../exact/index.js';
import { Chain } from './chain.js';
import { modelOf, type ModelResult } from './model.js';
import { onnxActivations, type Scaled } from './onnx-activations.js';
import { Constants } from './onnx-constants.js';
import { isStandard, readOnnxModel, type OnnxModel, type OnnxNode } from './onnx-file.js';
import { gatesIn, type Gate } from './onnx-gates.js';
import { type Beside, DATA_TYPES } from './onnx-tensor.js';
import { onnxSteps } from './onnx-steps.js';
import { Refusals, Unreadable } from './refusals.js';
import { inputSignal, signalText, widthOf, type Signal } from './signal.js';
import { shapeOf } from './signal-axes.js';
import { MOST_WEIGHTS, type Tensor } from './tensor.js';

/** The first version of the standard operators with the broadcasting of today. */
const LEAST_OPSET = 7;

/** Never throws on any bytes. Of all that stands in the way, the first is named: the rest often follows from it. */
export function readOnnx(bytes: Uint8Array, beside: Beside): ModelResult {
  const refusals = new Refusals();
  try {
    const result = new Walk(readOnnxModel(bytes), refusals, beside).result();
    return 'problems' in result ? { problems: result.problems.slice(0, 1) } : result;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    refusals.note(error.place, error.expected, error.found);
    return { problems: refusals.noted.slice(0, 1) };
  }
}

/** One walk along the chain, from the graph's input to its output, or to the first node that is refused. */
class Walk {
  private readonly constants: Constants;
  private readonly chain: Chain;
  private signal: Signal | undefined;
  /** All signals so far, by name, with what gave them and the node that took them on. */
  private readonly signals = new Map<string, { signal: Signal; givenBy: string; takenBy?: string }>();

  constructor(
    private readonly model: OnnxModel,
    private readonly refusals: Refusals,
    beside: Beside,
  ) {
    this.constants = new Constants(model.initializers, refusals, beside);
    this.chain = new Chain(refusals);
  }

  result(): ModelResult {
    const { model, refusals, constants, chain } = this;
    const { opset, nodes, outputs, hasSparseInitializers } = model;
    if (opset < LEAST_OPSET) refusals.note('opset_import', `opset ${LEAST_OPSET} or later`, `${opset}`);
    if (hasSparseInitializers) refusals.note('sparse_initializer', 'dense tensors', 'sparse ones');
    const names = new Map(nodes.map((node, k) => [node, nodeText(node, k)]));
    for (const [node, where] of names) this.evaluateIfConstant(node, where);
    const start = this.start();
    if (start) this.follow(start, `the input ${quoted(start.name)}`);
    const gates = refusals.none ? this.gates() : new Map<OnnxNode, Gate>();
    for (const [node, where] of names) {
      if (!refusals.none) break;
      const gate = gates.get(node);
      if (gate?.last === node) this.passGate(gate, where);
      else if (gate === undefined) this.pass(node, where);
    }
    const [output] = outputs;
    if (refusals.none && (outputs.length !== 1 || output === undefined)) {
      refusals.note('output', 'one output', `${outputs.length}`);
    } else if (refusals.none && this.signal?.name !== output?.name) {
      const expected = `what the last node gives, ${quoted(this.signal?.name ?? '')}`;
      refusals.note('output', expected, quoted(output?.name ?? ''));
    }
    const n = this.signal && widthOf(this.signal);
    if (refusals.none && n === undefined) refusals.note('output', 'a layer somewhere in the chain', 'none');
    const network = n === undefined ? undefined : chain.network(n);
    return network ? modelOf(network, [...constants.notes, ...chain.notes]) : { problems: refusals.noted };
  }

  private start(): Signal | undefined {
    const inputs = this.model.inputs.filter(({ name }) => !this.constants.has(name));
    const [input] = inputs;
    if (inputs.length !== 1 || input === undefined) {
      const names = inputs.map(({ name }) => quoted(name)).slice(0, 5);
      return this.refusals.note('input', 'one input', `${inputs.length}: ${names.join(', ')}`);
    }
    const { name, dataType, shape } = input;
    const type = DATA_TYPES[dataType] ?? String(dataType);
    if (!['UNDEFINED', 'FLOAT', 'DOUBLE', 'FLOAT16', 'BFLOAT16'].includes(type)) {
      this.refusals.note(`input ${quoted(name)}`, 'FLOAT, DOUBLE, FLOAT16 or BFLOAT16', type);
    }
    if (shape?.length === 0) this.refusals.note(`input ${quoted(name)}`, 'at least one axis', 'none');
    // Some exporters write 0 or −1 for a length that is not fixed.
    const axes = shape?.map((n) => (n !== undefined && n > 0 ? n : undefined));
    return inputSignal(name, dataType, axes);
  }

  /** The signal from which the chain goes on. */
  private follow(signal: Signal, givenBy: string): void {
    this.signal = signal;
    this.signals.set(signal.name, { signal, givenBy });
  }

  /** Evaluates a node if all its inputs are constants. */
  private evaluateIfConstant(node: OnnxNode, where: string): boolean {
    const { constants } = this;
    if (node.outputs.some((name) => name !== '' && constants.has(name))) return true;
    if (!node.inputs.every((name) => name === '' || constants.has(name))) return false;
    constants.evaluate(node, where);
    return true;
  }

  private gates(): ReadonlyMap<OnnxNode, Gate> {
    const { constants, model } = this;
    const gates = gatesIn({
      // What only reads the shape of a signal is no branch of it.
      nodes: model.nodes.filter(({ operator }) => operator !== 'Shape'),
      outputs: model.outputs.map(({ name }) => name),
      isConstant: (name) => constants.has(name),
      constantOf: (name) => constants.lengths(name),
    });
    return new Map(gates.flatMap((gate) => [...gate.nodes].map((node): [OnnxNode, Gate] => [node, gate])));
  }

  private pass(node: OnnxNode, where: string): void {
    if (this.evaluateIfConstant(node, where) || this.isShape(node)) return;
    if (!this.isOnChain(node, where)) return;
    this.goOn(node, where, this.understood(node, where));
  }

  /** Several nodes that are one activation. */
  private passGate({ root, last, meaning }: Gate, where: string): void {
    const { signal, refusals } = this;
    if (signal?.name !== root) {
      refusals.note(where, 'a chain of layers', `a branch from ${this.giverOf(root)}`);
    } else if ('found' in meaning) refusals.note(where, meaning.expected, meaning.found);
    else {
      if (meaning.note !== undefined) this.chain.notes.push(`${where} ${meaning.note}`);
      this.goOn(last, where, this.activate(meaning.activation, signal, where));
    }
  }

  private goOn(node: OnnxNode, where: string, next: Signal | undefined): void {
    if (next === undefined || !this.refusals.none) return;
    const before = this.signals.get(this.signal?.name ?? '');
    if (before) before.takenBy = where;
    this.follow({ ...next, name: node.outputs[0] ?? '' }, where);
  }

  /** Whether a node asks for the shape of a signal, which is then a constant. */
  private isShape({ operator, domain, inputs, outputs, attributes }: OnnxNode): boolean {
    const { signal } = this.signals.get(inputs[0] ?? '') ?? {};
    const shape = signal && shapeOf(signal);
    if (operator !== 'Shape' || !isStandard(domain) || attributes.size > 0 || !shape) return false;
    const label = `the shape of ${quoted(signal.name)}`;
    this.constants.set(outputs[0] ?? '', { label, shape: [shape.length], values: Float64Array.from(shape) });
    return true;
  }

  /** Whether a node has the present signal as its one input that is not constant. Otherwise that is noted. */
  private isOnChain({ inputs }: OnnxNode, where: string): boolean {
    const { refusals, constants, signals, signal } = this;
    const given = inputs.filter((name) => name !== '' && !constants.has(name));
    const unknown = given.find((name) => !signals.has(name));
    const [first = '', second] = given;
    if (unknown !== undefined) {
      refusals.note(where, 'what an earlier node gives', quoted(unknown));
    } else if (second !== undefined) {
      const found = `a branch that joins ${this.giverOf(first)} and ${this.giverOf(second)}`;
      refusals.note(where, 'a chain of layers, with a constant beside the signal', found);
    } else if (first !== signal?.name) {
      const taker = signals.get(first)?.takenBy ?? 'another node';
      refusals.note(where, 'a chain of layers', `a branch: ${taker} has the same input`);
    } else return true;
    return false;
  }

  private giverOf(name: string): string {
    return this.signals.get(name)?.givenBy ?? quoted(name);
  }

  /** The signal after the node; `undefined`, with the reason noted, if the node is not understood. */
  private understood(node: OnnxNode, where: string): Signal | undefined {
    const { refusals, chain, signal } = this;
    const activation = onnxActivations.get(node.operator);
    const step = onnxSteps.get(node.operator);
    const known = step ?? activation;
    if (!isStandard(node.domain) || known === undefined) {
      return refusals.note(where, 'an operator that docs/models.md lists', quoted(operatorOf(node)));
    }
    for (const name of node.attributes.keys()) {
      if (!known.attributes.includes(name))
        refusals.note(`${where}, ${quoted(name)}`, 'no such attribute', 'one');
    }
    if (signal === undefined || !refusals.none) return undefined;
    const constantAt = (input: number, allowed?: 'infinite too') => {
      const name = node.inputs[input] ?? '';
      return name === '' ? undefined : this.constants.get(name, allowed);
    };
    const lengthsAt = (input: number) => this.constants.lengths(node.inputs[input] ?? '');
    if (step) return step.take({ node, where, refusals, signal, chain, constantAt, lengthsAt });
    if (node.inputs[0] !== signal.name)
      return refusals.note(where, 'the signal as first input', 'a constant');
    const scalar = (input: number, allowed?: 'infinite too') => this.oneNumber(constantAt(input, allowed));
    const scaled = activation?.read({ node, where, refusals, scalar });
    return scaled && this.activate(scaled, signal, where);
  }

  private activate({ phi, inner, outer }: Scaled, signal: Signal, where: string): Signal | undefined {
    const n = widthOf(signal);
    if (n !== undefined && n > MOST_WEIGHTS)
      return this.refusals.exceed(where, `at most ${MOST_WEIGHTS} values`, `${n}`);
    if (n === undefined) return this.refusals.note(where, 'a known number of values', signalText(signal));
    const scale = (by: Rational | undefined) => {
      if (by?.equals(Rational.one) === false) {
        const factors = Array.from({ length: n }, () => by);
        this.chain.diagonal(factors, undefined, n);
      }
    };
    scale(inner);
    this.chain.activate(phi, where, n);
    scale(outer);
    return signal;
  }

  /** The number of a constant that is one number, or many equal ones. */
  private oneNumber(tensor: Tensor | undefined): number | undefined {
    const value = tensor?.values[0];
    if (tensor === undefined) return undefined;
    if (value !== undefined && tensor.values.every((each) => each === value)) return value;
    return this.refusals.note(tensor.label, 'one number', `${tensor.values.length} different ones`);
  }
}

/** A node in error messages, such as `node "fc1" (Gemm)`. */
function nodeText(node: OnnxNode, k: number): string {
  const name = node.name === '' ? `${k + 1}` : quoted(node.name);
  return `node ${name} (${operatorOf(node)})`;
}

/** The name of an operator, such as `Gemm` or `com.example.Gemm`. */
function operatorOf({ domain, operator }: OnnxNode): string {
  return isStandard(domain) ? operator : `${domain}.${operator}`;
}
