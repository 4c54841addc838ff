/** A network: its layers, and F in one line. */

import { at, type Layer, type Matrix, type Network, Rational, type Vector } from '../../exact/index.js';
import { affine } from './affine.js';
import { display, headed, paragraph, say, type Block, type Sentence } from './document.js';
import { introduction } from './activation.js';
import { fenced, math, row, separated, sub, type Formula } from './formula.js';
import { formulaText } from './plain.js';
import { matrixFormula, space } from './sets.js';

/** Up to this many characters, F is written out. */
const LONGEST = 90;

/** "Let φ …, W₁ = …; then F = … is a network." */
export function networkBlocks(network: Network): readonly Block[] {
  const { activation, layers, depth, width, inputDimension, outputDimension } = network;
  const { formula: phi, remark } = introduction(activation);
  const and = say`${remark ? say`${remark}, and` : 'and'} let ${affineMaps(depth)} with`;
  const maps = math`F = ${composition(depth)}: ${space(inputDimension)} → ${space(outputDimension)}`;
  const everywhere = depth > 1 && width > 1 ? say`, where ${math`φ`} is applied to every coordinate` : say``;
  const written = writtenOut(network);
  return [
    ...(phi.kind === 'row' && phi.parts.some(({ kind }) => kind === 'cases')
      ? [headed('Example', say`Let`), display(phi), paragraph(and)]
      : [headed('Example', say`Let ${phi}${remark ? ' ' : ', '}${and}`)]),
    display(...layerLines(layers)),
    paragraph(
      say`Then ${maps} is a network of depth ${math`${depth}`} and width ${math`${width}`}${everywhere}.`,
      ...(written ? [say`Written out,`] : []),
    ),
    ...(written ? [display(written)] : []),
  ];
}

function affineMaps(depth: number): Sentence {
  const k = math`k`;
  const map = math`${sub('α', 'k')}(x) = ${sub('W', 'k')}x + ${sub('b', 'k')}`;
  if (depth === 1) return say`${math`${sub('α', 1)}(x) = ${sub('W', 1)}x + ${sub('b', 1)}`}`;
  return say`${map} for ${math`${k} = ${depth === 2 ? '1, 2' : depth === 3 ? '1, 2, 3' : `1, …, ${depth}`}`}`;
}

/** α₂∘φ∘α₁ */
function composition(depth: number): Formula {
  const maps = Array.from({ length: depth }, (_, i) => sub('α', depth - i));
  return separated(maps, ' ∘ φ ∘ ');
}

/** W₁ and b₁ on a line, equal layers together. */
function layerLines(layers: readonly Layer[]): readonly Formula[] {
  const seen = new Map<string, { readonly layer: Layer; readonly numbers: number[] }>();
  layers.forEach((layer, k) => {
    const key = JSON.stringify([layer.weights, layer.bias]);
    const same = seen.get(key);
    if (same) same.numbers.push(k + 1);
    else seen.set(key, { layer, numbers: [k + 1] });
  });
  return [...seen.values()].map(({ layer, numbers }, i) => {
    const names = (letter: string) =>
      separated(
        numbers.map((k) => sub(letter, k)),
        ' = ',
      );
    const end = i + 1 < seen.size ? ';' : '.';
    return math`${names('W')} = ${weights(layer.weights)},  ${names('b')} = ${bias(layer.bias)}${end}`;
  });
}

/** Multiples of the identity as such. */
function weights(matrix: Matrix): Formula {
  const n = matrix.length;
  const factor = at(at(matrix, 0), 0);
  const isMultiple = matrix.every(
    (entries, i) =>
      entries.length === n && entries.every((x, j) => (i === j ? x.equals(factor) : x.sign === 0)),
  );
  if (n === 1 || !isMultiple) return matrixFormula(matrix);
  return affine([{ coefficient: factor, of: sub('I', n) }], Rational.zero);
}

function bias(vector: Vector): Formula {
  return vector.every(({ sign }) => sign === 0) ? math`0` : matrixFormula(vector.map((x) => [x]));
}

/** `F(x) = φ(2x − 2) − φ(3x − 15) − 21/8`, if F has two layers and that fits a line. */
function writtenOut({ layers, depth, inputDimension }: Network): Formula | undefined {
  const [inner, outer] = layers;
  if (depth !== 2 || inner === undefined || outer === undefined) return undefined;
  const x =
    inputDimension === 1 ? [math`x`] : Array.from({ length: inputDimension }, (_, j) => sub('x', j + 1));
  const hidden = affineForms(inner, x).map((form) => math`φ(${form})`);
  const values = affineForms(outer, hidden);
  const value = values.length === 1 ? row(values) : fenced('(', separated(values), ')');
  const formula = math`F(${separated(x)}) = ${value}.`;
  return formulaText(formula).length <= LONGEST ? formula : undefined;
}

function affineForms({ weights, bias }: Layer, of: readonly Formula[]): readonly Formula[] {
  return weights.map((entries, i) =>
    affine(
      entries.map((coefficient, j) => ({ coefficient, of: at(of, j) })),
      at(bias, i),
    ),
  );
}
