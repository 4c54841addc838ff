/**
 * For each hypothesis of the paper, the options that make it hold, and those that make it fail while as many others
 * as possible hold.
 */

import type { Statement } from '../../statements/index.js';
import type { ActivationOptions } from './activation.js';
import type { NetworkOptions } from './network-options.js';

interface Arrangement extends Pick<NetworkOptions, 'hiddenWidths' | 'ranks'> {
  readonly activation?: ActivationOptions;
}

const arrangements: ReadonlyMap<string, { readonly holds: Arrangement; readonly fails: Arrangement }> =
  new Map([
    ['width', { holds: { hiddenWidths: 'at most n0' }, fails: { hiddenWidths: 'some above n0' } }],
    [
      'continuous',
      { holds: { activation: { continuous: true } }, fails: { activation: { continuous: false } } },
    ],
    [
      'monotone',
      { holds: { activation: { increasing: true } }, fails: { activation: { increasing: false } } },
    ],
    [
      'surjective',
      { holds: { activation: { surjective: true } }, fails: { activation: { surjective: false } } },
    ],
    // If every matrix has rank n0 and no layer is wider than n0, every matrix is square.
    ['rank', { holds: { ranks: 'some below n0' }, fails: { ranks: 'full', hiddenWidths: 'n0' } }],
    ['square', { holds: { hiddenWidths: 'n0' }, fails: { hiddenWidths: 'some other than n0' } }],
    ['full-rank', { holds: { ranks: 'full' }, fails: { ranks: 'some below n0' } }],
  ]);

/**
 * The given options, completed by those for networks that satisfy all hypotheses of a statement except the dropped
 * one, if there is one. Throws if the statement has no such hypothesis, or has one that is not known here.
 */
export function hypothesisOptions(
  statement: Statement,
  options: NetworkOptions,
  dropped?: string,
): NetworkOptions {
  const names = statement.hypotheses.map(({ name }) => name);
  if (dropped !== undefined && !names.includes(dropped)) {
    throw new RangeError(`hypothesisOptions: expected one of ${names.join(', ')}, got ${dropped}`);
  }
  // The options for the dropped hypothesis come last, so they override the others.
  const order = [...names.filter((name) => name !== dropped), ...(dropped === undefined ? [] : [dropped])];
  const arranged = order.map((name) => {
    const arrangement = arrangements.get(name);
    if (arrangement !== undefined) return name === dropped ? arrangement.fails : arrangement.holds;
    throw new RangeError(`hypothesisOptions: expected a hypothesis known here, got ${name}`);
  });
  const { activation: asked = {} } = options;
  let traits: ActivationOptions = {};
  let preset: NetworkOptions = { output: statement.maps === 'to ℝ' ? 'scalar' : 'autoencoder' };
  for (const arrangement of arranged) {
    traits = { ...traits, ...arrangement.activation };
    preset = { ...preset, ...arrangement };
  }
  return { ...preset, ...options, activation: 'evaluate' in asked ? asked : { ...traits, ...asked } };
}
