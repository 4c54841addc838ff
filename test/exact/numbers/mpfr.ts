/**
 * An oracle: brackets of special functions by MPFR with directed rounding, each by a formula that differs from
 * the tested one where there is another.
 */

import { init, mpfr_rnd_t } from 'gmp-wasm';
import { Interval, Rational } from '../../../src/exact/numbers/index.js';

const { binding } = await init();
const { MPFR_RNDD: DOWN, MPFR_RNDU: UP } = mpfr_rnd_t;

/** The bits of every float. 1600 are enough for 1e300 with 600 bits behind the point. */
let precision = 1600;

/** Anything smaller than 2^−SMALL is bracketed by 0 and that. */
const SMALL = 5000;

type Float = ReturnType<typeof binding.mpfr_t>;
type Operation = (result: Float, rounding: mpfr_rnd_t) => unknown;
type Unary = (result: Float, x: Float, rounding: mpfr_rnd_t) => unknown;

/** Contains the exact value. */
interface Bracket {
  readonly lo: Float;
  readonly hi: Float;
}

type Function = (x: Bracket) => Bracket;

let inUse: Float[] = [];

function bracket(down: Operation, up: Operation): Bracket {
  const [lo, hi] = [binding.mpfr_t(), binding.mpfr_t()];
  inUse.push(lo, hi);
  binding.mpfr_init2(lo, precision);
  binding.mpfr_init2(hi, precision);
  down(lo, DOWN);
  up(hi, UP);
  return { lo, hi };
}

function increasing(f: Unary): Function {
  return (x) =>
    bracket(
      (result, rounding) => f(result, x.lo, rounding),
      (result, rounding) => f(result, x.hi, rounding),
    );
}

function decreasing(f: Unary): Function {
  const g = increasing(f);
  return ({ lo, hi }) => g({ lo: hi, hi: lo });
}

const exp = increasing(binding.mpfr_exp);
const cosh = increasing(binding.mpfr_cosh); // of what is not negative
const tanh = increasing(binding.mpfr_tanh);
const erf = increasing(binding.mpfr_erf);
const erfc = decreasing(binding.mpfr_erfc);
const log1p = increasing(binding.mpfr_log1p);
const sqrt = increasing(binding.mpfr_sqrt);
const square = increasing(binding.mpfr_sqr); // of what is not negative
const negated = decreasing(binding.mpfr_neg);
const reciprocal = decreasing((result, x, rounding) => binding.mpfr_ui_div(result, 1, x, rounding));
const plusOne = increasing((result, x, rounding) => binding.mpfr_add_ui(result, x, 1, rounding));
const twice = increasing((result, x, rounding) => binding.mpfr_mul_2si(result, x, 1, rounding));
const half = increasing((result, x, rounding) => binding.mpfr_mul_2si(result, x, -1, rounding));

function plus(x: Bracket, y: Bracket): Bracket {
  return bracket(
    (result, rounding) => binding.mpfr_add(result, x.lo, y.lo, rounding),
    (result, rounding) => binding.mpfr_add(result, x.hi, y.hi, rounding),
  );
}

/** Of what is not negative. */
function over(x: Bracket, y: Bracket): Bracket {
  return bracket(
    (result, rounding) => binding.mpfr_div(result, x.lo, y.hi, rounding),
    (result, rounding) => binding.mpfr_div(result, x.hi, y.lo, rounding),
  );
}

function isNegative(x: Bracket): boolean {
  return binding.mpfr_sgn(x.lo) < 0;
}

function abs(x: Bracket): Bracket {
  return isNegative(x) ? negated(x) : x;
}

function integer(n: number): Bracket {
  const set: Operation = (result, rounding) => binding.mpfr_set_si(result, n, rounding);
  return bracket(set, set);
}

function pi(): Bracket {
  return bracket(binding.mpfr_const_pi, binding.mpfr_const_pi);
}

const formulas = {
  exp,
  tanh,
  tanhSlope: (x: Bracket) => reciprocal(square(cosh(abs(x)))),
  sigmoid: (x: Bracket) => reciprocal(plusOne(exp(negated(x)))),
  sigmoidSlope: (x: Bracket) => reciprocal(square(twice(cosh(half(abs(x)))))),
  softplus: (x: Bracket) => {
    const correction = log1p(exp(negated(abs(x))));
    return isNegative(x) ? correction : plus(x, correction);
  },
  erf,
  erfSlope: (x: Bracket) => over(twice(exp(negated(square(abs(x))))), sqrt(pi())),
  normalCdf: (x: Bracket) => {
    const scaled = over(abs(x), sqrt(integer(2)));
    return half(erfc(isNegative(x) ? scaled : negated(scaled)));
  },
  normalDensity: (x: Bracket) => over(exp(negated(half(square(abs(x))))), sqrt(twice(pi()))),
} satisfies Record<string, Function>;

export type Formula = keyof typeof formulas;

/** An interval that contains f(x), computed with `bits` bits: practically a point, unless f(x) is tiny. */
export function mpfr(f: Formula, x: Rational, bits = 1600): Interval {
  precision = bits;
  const q = binding.mpq_t();
  const text = binding.malloc_cstr(x.toString());
  try {
    binding.mpq_init(q);
    binding.mpq_set_str(q, text, 10);
    const set: Operation = (result, rounding) => binding.mpfr_set_q(result, q, rounding);
    const value = formulas[f](bracket(set, set));
    return Interval.of(exact(value.lo, DOWN), exact(value.hi, UP));
  } finally {
    for (const float of inUse) {
      binding.mpfr_clear(float);
      binding.mpfr_t_free(float);
    }
    inUse = [];
    binding.mpq_clear(q);
    binding.mpq_t_free(q);
    binding.free(text);
  }
}

/** The value of a float, exactly unless it is tiny. */
function exact(x: Float, rounding: mpfr_rnd_t): Rational {
  if (binding.mpfr_number_p(x) === 0) throw new RangeError('mpfr: expected a number, got an overflow');
  if (binding.mpfr_zero_p(x) !== 0) return Rational.zero;
  if (binding.mpfr_get_exp(x) < -SMALL) {
    const isOutward = rounding === UP ? binding.mpfr_sgn(x) > 0 : binding.mpfr_sgn(x) < 0;
    if (!isOutward) return Rational.zero;
    return Rational.of(rounding === UP ? 1n : -1n, 1n << BigInt(SMALL));
  }
  const z = binding.mpz_t();
  binding.mpz_init(z);
  const exponent = BigInt(binding.mpfr_get_z_2exp(z, x));
  const significand = BigInt(binding.mpz_to_string(z, 10));
  binding.mpz_clear(z);
  binding.mpz_t_free(z);
  return exponent < 0n ? Rational.of(significand, 1n << -exponent) : Rational.of(significand << exponent);
}
