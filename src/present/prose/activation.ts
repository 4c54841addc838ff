/** φ by its name and formula where it has one, else by cases. */

import {
  absolute,
  type Activation,
  at,
  Elu,
  hardTanh,
  type Piece,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
  type SmoothName,
} from '../../exact/index.js';
import { affine } from './affine.js';
import { say, type Sentence } from './document.js';
import { fenced, math, power, type Formula } from './formula.js';

export interface Introduction {
  /** `φ(x) = …` */
  readonly formula: Formula;
  /** What φ is called: "be the ReLU". */
  readonly remark?: Sentence;
}

export function introduction(activation: Activation): Introduction {
  if (activation instanceof PiecewiseLinear) {
    return named(activation) ?? { formula: math`φ(x) = ${valueOf(activation.pieces)}` };
  }
  if (activation instanceof Elu) return eluWith(activation.alpha);
  const found = Object.entries(smoothActivations).find(([, phi]) => phi === activation);
  if (found === undefined) throw new TypeError('introduction: expected an activation that files can hold');
  return SMOOTH[found[0] as SmoothName];
}

const decay = power('e', math`−x`);
const logistic: Formula = { kind: 'fraction', numerator: math`1`, denominator: math`1 + ${decay}` };
const swish: Formula = { kind: 'fraction', numerator: math`x`, denominator: math`1 + ${decay}` };
const cubic: Formula = { kind: 'decimal', value: Rational.of(44_715, 1_000_000) };
const gate: Formula = {
  kind: 'fraction',
  numerator: math`x(1 + tanh(k(x + ${cubic}${power('x', 3)})))`,
  denominator: math`2`,
};

function eluWith(alpha: Rational): Introduction {
  const rise = math`${power('e', 'x')} − 1`;
  const isOne = alpha.equals(Rational.one);
  const below: Formula = isOne ? rise : { kind: 'multiple', coefficient: alpha, of: fenced('(', rise, ')') };
  const rows = [
    { value: below, where: math`x ≤ 0` },
    { value: math`x`, where: math`x > 0` },
  ];
  return {
    formula: math`φ(x) = ${{ kind: 'cases', rows }}`,
    remark: isOne ? say`be the ELU` : say`be the ELU with ${math`α = ${alpha}`}`,
  };
}

const SMOOTH: Readonly<Record<SmoothName, Introduction>> = {
  tanh: { formula: math`φ(x) = tanh(x)` },
  sigmoid: { formula: math`φ(x) = ${logistic}`, remark: say`be the logistic sigmoid` },
  softplus: { formula: math`φ(x) = ln(1 + ${power('e', 'x')})`, remark: say`be the softplus function` },
  elu: eluWith(Rational.one),
  gelu: {
    formula: math`φ(x) = xΦ(x)`,
    remark: say`be the GELU, where ${math`Φ`} is the distribution function of the standard normal distribution`,
  },
  'gelu-tanh': {
    formula: math`φ(x) = ${gate}`,
    remark: say`be the approximation of the GELU by tanh, where ${math`k > 0`} and ${math`${power('k', 2)} = 2/π`}`,
  },
  silu: { formula: math`φ(x) = ${swish}`, remark: say`be the SiLU` },
};

function named(phi: PiecewiseLinear): Introduction | undefined {
  if (equal(phi, relu)) return { formula: math`φ(x) = max(x, 0)`, remark: say`be the ReLU` };
  if (equal(phi, absolute)) return { formula: math`φ(x) = ${fenced('|', math`x`, '|')}` };
  if (equal(phi, hardTanh)) return { formula: math`φ(x) = min(max(x, −1), 1)`, remark: say`be the HardTanh` };
  const [below, above] = phi.pieces;
  const isLeaky =
    phi.pieces.length === 2 &&
    below?.until?.sign === 0 &&
    below.intercept.sign === 0 &&
    above?.intercept.sign === 0 &&
    above.slope.equals(Rational.one) &&
    below.slope.sign > 0 &&
    below.slope.lessThan(Rational.one);
  if (!isLeaky) return undefined;
  return {
    formula: math`φ(x) = ${valueOf(phi.pieces)}`,
    remark: say`be the leaky ReLU with slope ${math`${below.slope}`}`,
  };
}

function equal(a: PiecewiseLinear, b: PiecewiseLinear): boolean {
  return JSON.stringify(a.pieces) === JSON.stringify(b.pieces);
}

/** The value at a breakpoint is that of the piece on its left. */
function valueOf(pieces: readonly Piece[]): Formula {
  const x = math`x`;
  const values = pieces.map(({ slope, intercept }) => affine([{ coefficient: slope, of: x }], intercept));
  if (pieces.length === 1) return at(values, 0);
  return {
    kind: 'cases',
    rows: pieces.map(({ until }, i) => ({
      value: at(values, i),
      where: stretch(pieces[i - 1]?.until, until),
    })),
  };
}

function stretch(after: Rational | undefined, until: Rational | undefined): Formula {
  if (after === undefined) return until ? math`x ≤ ${until}` : math`x ∈ ℝ`;
  return until ? math`${after} < x ≤ ${until}` : math`x > ${after}`;
}
