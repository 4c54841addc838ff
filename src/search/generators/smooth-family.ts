import { type Activation, smoothActivations, type SmoothName } from '../../exact/index.js';

/** The smooth activations in the order of simplicity, the increasing ones first. */
export const smoothFamily: readonly { readonly name: SmoothName; readonly activation: Activation }[] = (
  ['tanh', 'sigmoid', 'softplus', 'elu', 'gelu', 'silu'] as const
).map((name) => ({ name, activation: smoothActivations[name] }));
