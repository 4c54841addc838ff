/**
 * BatchNormalization as it is used after training: with statistics that stand in the file, it is an affine map of each
 * coordinate, x ↦ γ·(x − μ)/√(σ² + ε) + β.
 */

import { at, Rational } from '../../exact/index.js';
import type { Here, Step } from './onnx-step.js';
import { signalText, widthOf, type Signal } from './signal.js';
import { MOST_WEIGHTS, shapeText, vectorOf, type Tensor } from './tensor.js';

const { one } = Rational;

export const batchNormalization: Step = {
  attributes: ['epsilon', 'momentum', 'training_mode', 'spatial'],
  take: (here) => {
    const { node, where, refusals, signal, chain } = here;
    if (node.inputs[0] !== signal.name)
      return refusals.note(where, 'the signal as first input', 'a constant');
    const isTraining = (node.attributes.get('training_mode')?.integer ?? 0n) !== 0n;
    if (isTraining || node.outputs.slice(1).some((name) => name !== '')) {
      const expected = 'a model exported for use (model.eval() in PyTorch), with fixed statistics';
      return refusals.note(where, expected, 'training mode');
    }
    const [scale, bias, mean, variance] = [1, 2, 3, 4].map((input) => here.constantAt(input));
    if (!scale || !bias || !mean || !variance) return refusals.note(where, 'four constants', 'fewer');
    const channels = variance.values.length;
    for (const { label, shape } of [scale, bias, mean, variance]) {
      if (shape.length !== 1 || shape[0] !== channels)
        return refusals.note(label, `a vector of ${channels}, one for each channel`, shapeText(shape));
    }
    const after = withChannels(signal, channels);
    if (after === undefined) {
      const expected = `points with ${channels} channels, one in a row`;
      return refusals.note(where, expected, signalText(signal));
    }
    const factors = factorsOf(here, scale, variance);
    if (factors === undefined) return undefined;
    const [means, biases] = [vectorOf(mean), vectorOf(bias)];
    const shifts = factors.map((factor, i) => at(biases, i).minus(at(means, i).times(factor)));
    // The numbers of one channel lie side by side.
    const n = widthOf(after) ?? channels;
    if (n > MOST_WEIGHTS) return refusals.exceed(where, `at most ${MOST_WEIGHTS} values`, `${n}`);
    const inChannel = n / channels;
    const spread = (values: readonly Rational[]) =>
      values.flatMap((value) => Array.from({ length: inChannel }, () => value));
    chain.diagonal(spread(factors), spread(shifts), n);
    return after;
  },
};

/** The signal, if its first axis of features, which are known, has this length. */
function withChannels(signal: Signal, channels: number): Signal | undefined {
  const [first = channels, ...rest] = signal.features ?? [];
  if (signal.batch !== 'first' || first !== channels || rest.includes(undefined)) return undefined;
  return { ...signal, features: [channels, ...rest], isOpen: false };
}

/** γ/√(σ² + ε), exactly where the root is rational and else with the root rounded to a float64, which is noted. */
function factorsOf(here: Here, scale: Tensor, variance: Tensor): readonly Rational[] | undefined {
  const { node, where, refusals, chain } = here;
  const epsilon = node.attributes.get('epsilon')?.float ?? Math.fround(1e-5);
  if (!Number.isFinite(epsilon))
    return refusals.note(`${where}, epsilon`, 'a finite number', String(epsilon));
  const squares = vectorOf(variance).map((value) => value.plus(Rational.fromNumber(epsilon)));
  const i = squares.findIndex((square) => square.sign <= 0);
  if (i >= 0) {
    const found = String(squares[i]?.toNumber());
    return refusals.note(`${variance.label}[${i}]`, 'a variance that is positive with epsilon', found);
  }
  const roots = squares.map((square) => Rational.fromNumber(Math.sqrt(square.toNumber())));
  if (roots.some((root, k) => !root.times(root).equals(at(squares, k)))) {
    chain.notes.push(
      `${where} divides by square roots of variances, which are irrational: each is rounded to the nearest float64`,
    );
  }
  return vectorOf(scale).map((gamma, k) => gamma.times(one.dividedBy(at(roots, k))));
}
