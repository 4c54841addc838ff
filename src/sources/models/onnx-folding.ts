/**
 * The operators of ONNX on constants. Numbers are computed in real arithmetic and, where the result is no float64, rounded
 * to the nearest one.
 */

import { Rational } from '../../exact/index.js';
import { reshapedConstant } from './constant-axes.js';
import type { OnnxNode } from './onnx-file.js';
import { DATA_TYPES } from './onnx-tensor.js';
import { sizeOf, MOST_WEIGHTS, type Tensor } from './tensor.js';

/** The result of an operator: a tensor, and whether it was rounded; or what is wrong. */
export type Folded = { readonly tensor: Tensor; readonly isRounded: boolean } | { readonly wrong: string };

type Fold = (node: OnnxNode, inputs: readonly Tensor[]) => Folded | undefined;

function exact(tensor: Tensor | undefined): Folded | undefined {
  return tensor && { tensor, isRounded: false };
}

/** An operator on numbers, as float64 and exactly; what is undefined, such as a division by 0, has no exact value. */
interface Arithmetic {
  readonly float: (x: number, y: number) => number;
  readonly exact: (x: Rational, y: Rational) => Rational | undefined;
}

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  Add: { float: (x, y) => x + y, exact: (x, y) => x.plus(y) },
  Sub: { float: (x, y) => x - y, exact: (x, y) => x.minus(y) },
  Mul: { float: (x, y) => x * y, exact: (x, y) => x.times(y) },
  Div: { float: (x, y) => x / y, exact: (x, y) => (y.sign === 0 ? undefined : x.dividedBy(y)) },
};

/** Two constants of the same shape after broadcasting. */
function elementwise(
  name: string,
  { float, exact: value }: Arithmetic,
  [a, b]: readonly Tensor[],
): Folded | undefined {
  if (a === undefined || b === undefined) return undefined;
  const shape = broadcastShape(a.shape, b.shape);
  if ([a, b].some(({ values }) => values.some(Number.isNaN)))
    return { wrong: 'arithmetic with NaN, or with the number of points in a batch' };
  if (shape === undefined)
    return { wrong: `shapes that do not fit, ${a.shape.join('×')} and ${b.shape.join('×')}` };
  if (sizeOf(shape) > MOST_WEIGHTS) return { wrong: `more than ${MOST_WEIGHTS} numbers` };
  const values = new Float64Array(sizeOf(shape));
  const [from, to] = [placesIn(a.shape, shape), placesIn(b.shape, shape)];
  let isRounded = false;
  for (let e = 0; e < values.length; e++) {
    const [x = NaN, y = NaN] = [a.values[from(e)], b.values[to(e)]];
    const result = float(x, y);
    values[e] = result;
    // What is not finite, or is unknown, is refused where it is used.
    if (isRounded || ![x, y, result].every(Number.isFinite)) continue;
    const sought = value(Rational.fromNumber(x), Rational.fromNumber(y));
    isRounded = sought?.equals(Rational.fromNumber(result)) !== true;
  }
  return { tensor: { label: `${name} of ${a.label} and ${b.label}`, shape, values }, isRounded };
}

function broadcastShape(a: readonly number[], b: readonly number[]): readonly number[] | undefined {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let i = 0; i < rank; i++) {
    const [m = 1, n = 1] = [a[a.length - rank + i], b[b.length - rank + i]];
    if (m !== n && m !== 1 && n !== 1) return undefined;
    shape.push(m === 1 ? n : m);
  }
  return shape;
}

/** Where the number e of the result comes from in a tensor that is broadcast. */
function placesIn(own: readonly number[], shape: readonly number[]): (e: number) => number {
  return (e) => {
    let [rest, place, stride] = [e, 0, 1];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const n = shape[axis] ?? 1;
      const mine = own[own.length - shape.length + axis] ?? 1;
      if (mine !== 1) place += (rest % n) * stride;
      stride *= mine;
      rest = Math.floor(rest / n);
    }
    return place;
  };
}

const passing: Fold = (_, [tensor]) => exact(tensor);

/** A conversion keeps real numbers as they are, but a fraction does not become an integer. */
const cast: Fold = ({ attributes }, [tensor]) => {
  const type = DATA_TYPES[Number(attributes.get('to')?.integer ?? 0n)] ?? '';
  const isFraction = (value: number) => Number.isFinite(value) && !Number.isInteger(value);
  if (/INT|BOOL/.test(type) && tensor?.values.some(isFraction) === true)
    return { wrong: `a conversion of fractions to ${type}` };
  return exact(tensor);
};

const negation: Fold = (_, [tensor]) =>
  exact(tensor && { ...tensor, values: tensor.values.map((value) => -value) });

const root: Fold = (_, [tensor]) => {
  if (tensor === undefined) return undefined;
  const values = tensor.values.map(Math.sqrt);
  const isRounded = values.some((value, i) => {
    if (!Number.isFinite(value)) return false;
    const x = Rational.fromNumber(value);
    return !x.times(x).equals(Rational.fromNumber(tensor.values[i] ?? NaN));
  });
  return { tensor: { ...tensor, values }, isRounded };
};

const folds: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ['Identity', passing],
  ['Cast', cast],
  ['Neg', negation],
  ['Sqrt', root],
  ...Object.entries(arithmetic).map(([name, operation]): [string, Fold] => [
    name,
    (_, inputs) => elementwise(name, operation, inputs),
  ]),
]);

/** The value of a node all of whose inputs are these constants. */
export function folded(node: OnnxNode, inputs: readonly Tensor[]): Folded {
  const { operator } = node;
  const fold = folds.get(operator);
  const result = fold ? fold(node, inputs) : exact(reshapedConstant(node, inputs));
  return (
    result ?? {
      wrong: `"${operator}" of constants of ${inputs.map(({ shape }) => `shape ${shape.join('×')}`).join(', ')}`,
    }
  );
}
