/** What can be asked of an entry: its traits, each with a name, a kind and a meaning. */

import { activationFamily, complexity } from '../../search/generators/index.js';
import { PiecewiseLinear } from '../../exact/index.js';
import { proofOf } from '../../proof/index.js';
import { hypotheses } from '../../statements/index.js';
import { shortName, type Entry } from './entry.js';
import type { Trait, TraitKind } from './query.js';

export interface TraitMeaning {
  readonly name: string;
  readonly kind: TraitKind;
  readonly text: string;
}

export const traitMeanings: readonly TraitMeaning[] = [
  ...hypotheses.map(({ name, text }): TraitMeaning => ({ name, kind: 'yes or no', text })),
  { name: 'exact', kind: 'yes or no', text: 'φ is piecewise linear' },
  { name: 'minimal', kind: 'yes or no', text: 'no move of the shrinker of its hunt made it smaller' },
  { name: 'theorem', kind: 'text', text: 'which theorem it is about, such as 2.3' },
  { name: 'dropped', kind: 'text', text: 'the hypothesis that fails, such as width' },
  { name: 'activation', kind: 'text', text: 'the family of φ, such as relu or hard-tanh' },
  { name: 'source', kind: 'text', text: 'hunt, paper or hand' },
  { name: 'file', kind: 'text', text: 'what its file is called, or where it stands in the catalogue' },
  { name: 'id', kind: 'text', text: 'its id, such as B000003' },
  { name: 'inputs', kind: 'number', text: 'n₀, the input dimension' },
  { name: 'depth', kind: 'number', text: 'how many layers' },
  { name: 'widest', kind: 'number', text: 'the width of the widest layer' },
  { name: 'units', kind: 'number', text: 'the sum of the widths' },
  { name: 'pieces', kind: 'number', text: 'of a piecewise linear φ' },
  { name: 'parameters', kind: 'number', text: 'those other than 0 and ±1, of φ too' },
  { name: 'cells', kind: 'number', text: 'of the barrier, or of the domain' },
];

/** The traits of an entry by their names; those that it does not have are left out. */
export function traitsOf(entry: Entry): Readonly<Record<string, Trait>> {
  const { counterexample, source, catalogued } = entry;
  const { network, statement, dropped } = counterexample;
  const { activation } = network;
  return {
    ...Object.fromEntries(hypotheses.map((each) => [each.name, each.decide(network).holds])),
    exact: activation.exact,
    minimal: source.kind === 'hunt' && source.minimal,
    theorem: statement.id,
    dropped: dropped.join(' '),
    activation: activationFamily(activation),
    source: source.kind,
    file: catalogued?.record.place ?? shortName(entry),
    ...(catalogued && { id: catalogued.record.id }),
    inputs: network.inputDimension,
    depth: network.depth,
    widest: network.width,
    units: network.widths.reduce((sum, width) => sum + width, 0),
    ...(activation instanceof PiecewiseLinear && { pieces: activation.pieces.length }),
    parameters: complexity.parameters(network),
    cells: proofOf(counterexample).size().cells,
  };
}
