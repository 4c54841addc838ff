/**
 * Networks from ONNX files: chains of Gemm, or MatMul and Add, with element-wise activations. The numbers of the file
 * are taken exactly, and the operators are taken in real arithmetic: a runtime rounds intermediate results, a network
 * here does not. Everything that is not understood is refused by name.
 */

import { quoted, Rational } from '../../exact/index.js';
import { Chain } from './chain.js';
import type { ModelResult } from './model.js';
import { onnxActivations } from './onnx-activations.js';
import { Constants } from './onnx-constants.js';
import { isStandard, readOnnxModel, type OnnxModel, type OnnxNode } from './onnx-file.js';
import { DATA_TYPES } from './onnx-tensor.js';
import { onnxSteps } from './onnx-steps.js';
import { Refusals, Unreadable } from './refusals.js';
import { inputSignal, signalText, widthOf, type Signal } from './signal.js';
import type { Tensor } from './tensor.js';

/** The first version of the standard operators with the broadcasting of today. */
const LEAST_OPSET = 7;

/** Never throws on any bytes. */
export function readOnnx(bytes: Uint8Array): ModelResult {
  const refusals = new Refusals();
  try {
    return new Walk(readOnnxModel(bytes), refusals).result();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    refusals.note(error.place, error.expected, error.found);
    return { problems: refusals.noted };
  }
}

/** One walk along the chain, from the graph's input to its output. */
class Walk {
  private readonly constants: Constants;
  private readonly chain: Chain;
  private signal: Signal | undefined;
  /** For each earlier signal, the node that used it. */
  private readonly takenBy = new Map<string, string>();
  /** Outputs that cannot be followed, for which an error has been noted. */
  private readonly lost = new Set<string>();

  constructor(
    private readonly model: OnnxModel,
    private readonly refusals: Refusals,
  ) {
    this.constants = new Constants(model.initializers, refusals);
    this.chain = new Chain(refusals);
  }

  result(): ModelResult {
    const { model, refusals } = this;
    const { opset, nodes, outputs, hasSparseInitializers } = model;
    if (opset < LEAST_OPSET) refusals.note('opset_import', `opset ${LEAST_OPSET} or later`, `${opset}`);
    if (hasSparseInitializers) refusals.note('sparse_initializer', 'dense tensors', 'sparse ones');
    this.signal = this.start();
    nodes.forEach((node, k) => {
      const name = node.name === '' ? `${k + 1}` : quoted(node.name);
      this.pass(node, `node ${name} (${operatorOf(node)})`);
    });
    const [output] = outputs;
    if (outputs.length !== 1 || output === undefined) {
      refusals.note('output', 'one output', `${outputs.length}`);
    } else if (refusals.none && this.signal?.name !== output.name) {
      refusals.note(
        'output',
        `what the last node gives, ${quoted(this.signal?.name ?? '')}`,
        quoted(output.name),
      );
    }
    const n = this.signal && widthOf(this.signal);
    if (refusals.none && n === undefined) refusals.note('output', 'a layer somewhere in the chain', 'none');
    const network = n === undefined ? undefined : this.chain.network(n);
    return network ? { network, notes: this.chain.notes } : { problems: refusals.noted };
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
    return inputSignal(name, dataType, shape);
  }

  private pass(node: OnnxNode, where: string): void {
    const { refusals, constants, takenBy, lost } = this;
    const given = node.inputs.filter((name) => name !== '');
    const unknown = given.filter(
      (name) => !constants.has(name) && !takenBy.has(name) && !lost.has(name) && name !== this.signal?.name,
    );
    for (const name of unknown) refusals.note(where, 'what an earlier node gives', quoted(name));
    if (given.every((name) => constants.has(name))) return constants.evaluate(node, where);
    const taker = given.map((name) => takenBy.get(name)).find((name) => name !== undefined);
    const next = this.understood(node, where);
    if (taker !== undefined && next !== undefined) {
      refusals.note(where, 'a chain', `a branch: one of its inputs is an input of ${taker} too`);
    }
    const isOnChain = given.includes(this.signal?.name ?? '');
    if (next === undefined || taker !== undefined || !isOnChain) {
      for (const name of node.outputs) lost.add(name);
      if (!isOnChain) return;
    }
    if (this.signal !== undefined) takenBy.set(this.signal.name, where);
    const [name = '', ...others] = node.outputs;
    for (const other of others) lost.add(other);
    // After a node that is not understood, only the name of its output is known. The nodes after it are still
    // examined.
    const unclear = { ...inputSignal(name, 0, undefined), isOpen: true };
    this.signal = next && taker === undefined ? { ...next, name } : unclear;
  }

  /** The signal after the node; `undefined`, with the reason noted, if the node is not understood. */
  private understood(node: OnnxNode, where: string): Signal | undefined {
    const { refusals } = this;
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
    const { signal } = this;
    if (signal === undefined || !node.inputs.includes(signal.name)) return undefined;
    const { chain } = this;
    const constantAt = (input: number) => this.constantAt(node, input, where);
    if (step) return step.take({ node, where, refusals, signal, chain, constantAt });
    if (node.inputs[0] !== signal.name)
      return refusals.note(where, 'the signal as first input', 'a constant');
    const scalar = (input: number) => this.scalar(node, input, where);
    const phi = activation?.read({ node, where, refusals, scalar });
    const n = widthOf(signal);
    if (n === undefined && refusals.none)
      refusals.note(where, 'a known number of values', signalText(signal));
    if (phi && n !== undefined) this.chain.activate(phi, where, n);
    return phi && signal;
  }

  /** A constant that is one number, or many equal ones. */
  private scalar(node: OnnxNode, input: number, where: string): Rational | undefined {
    const tensor = this.constantAt(node, input, where);
    const value = tensor?.values[0];
    if (tensor === undefined) return undefined;
    if (value !== undefined && tensor.values.every((each) => each === value))
      return Rational.fromNumber(value);
    return this.refusals.note(tensor.label, 'one number', `${tensor.values.length} different ones`);
  }

  /**
   * The constant that is an input of a node; `undefined` if there is none. If the input is not a constant, an error
   * is noted.
   */
  private constantAt(node: OnnxNode, input: number, where: string): Tensor | undefined {
    const name = node.inputs[input] ?? '';
    if (name === '') return undefined;
    if (this.constants.has(name)) return this.constants.get(name);
    return this.refusals.note(where, `a chain, with a constant as input ${input + 1}`, quoted(name));
  }
}

/** The name of an operator, such as `Gemm` or `com.example.Gemm`. */
function operatorOf({ domain, operator }: OnnxNode): string {
  return isStandard(domain) ? operator : `${domain}.${operator}`;
}
