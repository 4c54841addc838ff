/** How each hypothesis of the paper is arranged for, and how it is broken while as many others as can be hold. */

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
    // Every matrix has rank n0 and no layer is wider than n0: then every matrix is square.
    ['rank', { holds: { ranks: 'some below n0' }, fails: { ranks: 'full', hiddenWidths: 'n0' } }],
    ['square', { holds: { hiddenWidths: 'n0' }, fails: { hiddenWidths: 'some other than n0' } }],
    ['full-rank', { holds: { ranks: 'full' }, fails: { ranks: 'some below n0' } }],
  ]);

/**
 * The given options, and where they are silent those for networks that satisfy the hypotheses of a statement, but
 * for the dropped one, if there is any. Throws if the statement has no such hypothesis, or one not known here.
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
  // The dropped one comes last, and has the last word.
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
