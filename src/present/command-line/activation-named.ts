/** An activation on the command line: by name, or as the JSON that a network file has for it. */

import { InvalidArgumentError } from 'commander';
import { type Activation, NETWORK_FORMAT, readNetwork } from '../../exact/index.js';

/** Such as `tanh`, `leaky-relu` (whose slope is 1/4), `leaky-relu:1/10`, `elu:2` or `{"pieces": […]}`. */
export function activationNamed(text: string): Activation {
  const [name = '', number] = text.split(':', 2);
  const given = name === 'leaky-relu' ? (number ?? '1/4') : number;
  const named = { name, ...(given !== undefined && { [name === 'elu' ? 'alpha' : 'slope']: given }) };
  const json = text.trimStart().startsWith('{') ? text : JSON.stringify(named);
  const layers = '[{"weights": [["1"]], "bias": ["0"]}]';
  const read = readNetwork(`{"format": "${NETWORK_FORMAT}", "activation": ${json}, "layers": ${layers}}`);
  if ('network' in read) return read.network.activation;
  const [{ path, expected, found } = { path: '', expected: 'an activation', found: text }] = read.problems;
  throw new InvalidArgumentError(`expected ${expected}, got ${found}${path === '' ? '' : ` (${path})`}.`);
}
