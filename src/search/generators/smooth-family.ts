import { type Activation, smoothActivations, type SmoothName } from '../../exact/index.js';

/** The smooth activations from the simplest on: the increasing ones first. */
export const smoothFamily: readonly { readonly name: SmoothName; readonly activation: Activation }[] = (
  ['tanh', 'sigmoid', 'softplus', 'elu', 'gelu', 'silu'] as const
).map((name) => ({ name, activation: smoothActivations[name] }));
