/** How the hypotheses of a theorem are arranged for, and how one is broken while as many others as can be hold. */

import type { Statement } from '../../statements/index.js';
import type { ActivationOptions } from './activation.js';
import type { NetworkOptions } from './network-options.js';

/**
 * The given options, and where they are silent those for networks that satisfy the hypotheses of a statement, but
 * for the dropped one, if there is any. Throws if the statement has no such hypothesis.
 */
export function hypothesisOptions(
  statement: Statement,
  options: NetworkOptions,
  dropped?: string,
): NetworkOptions {
  const names = statement.hypotheses.map(({ name }): string => name);
  if (dropped !== undefined && !names.includes(dropped)) {
    throw new RangeError(`hypothesisOptions: expected one of ${names.join(', ')}, got ${dropped}`);
  }
  const isDropped = ({ name }: { readonly name: string }) => name === dropped;
  // The dropped one comes last, and has the last word.
  const arranged = [
    ...statement.hypotheses.filter((each) => !isDropped(each)).map((each) => each.arranged.holds),
    ...statement.hypotheses.filter(isDropped).map((each) => each.arranged.fails),
  ];
  const { activation: asked = {} } = options;
  let traits: ActivationOptions = {};
  const isScalar = statement.subject === 'values on a bounded set';
  let preset: NetworkOptions = { output: isScalar ? 'scalar' : 'autoencoder' };
  for (const { activation, ...shape } of arranged) {
    traits = { ...traits, ...activation };
    preset = { ...preset, ...shape };
  }
  return { ...preset, ...options, activation: 'evaluate' in asked ? asked : { ...traits, ...asked } };
}
