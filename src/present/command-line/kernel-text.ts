/** What a kernel predicts, for people to read who do not know the paper. */

import type { Prediction, PredictedExample } from '../../search/memory/index.js';
import { columns } from '../../search/stress/index.js';
import { floatText } from '../prose/index.js';

/** The largest number of examples that are listed one by one. */
const MOST = 40;

export function kernelText(prediction: Prediction): string {
  const { examples, dimension, activation, depth, scale, predicted } = prediction;
  const many = predicted.filter(({ attracts }) => attracts === true).length;
  const hidden =
    depth === 1 ? 'without hidden layers' : `with ${depth - 1} hidden layer${depth === 2 ? '' : 's'}`;
  const scaled = scale === 1 ? '' : `, multiplied by ${scale}`;
  const further = examples - MOST;
  return [
    `${examples} examples in dimension ${dimension}${scaled}; an infinitely wide autoencoder ${hidden} of ${activation} units, no biases,`,
    'trained by gradient descent until it reproduces them. Nothing here is proved, unless it says so.',
    '',
    `${many} of ${examples} examples are predicted to attract: nearby points come to them when the network is applied again and again.`,
    '',
    columns(rowsOf(prediction)),
    ...(further > 0 ? [`and ${further} more`] : []),
    '',
    ...explanation(prediction),
    '',
  ].join('\n');
}

function rowsOf({ predicted, curve, starts, compared }: Prediction): readonly (readonly string[])[] {
  const head = [
    'example',
    'norm',
    'spectral radius',
    'attracts',
    ...(starts > 0 ? [`with ${starts} random starts`] : []),
    ...(curve.length > 0 ? ['attracts from norm'] : []),
    ...(compared ? ['the network: |F(x) − x|', 'spectral radius', 'attracts'] : []),
  ];
  const rows = predicted.slice(0, MOST).map((each, i) => {
    const { withStarts } = each;
    const trained = compared?.[i];
    const nearby = trained?.nearby;
    return [
      String(each.example),
      short(each.norm),
      `${onItsSide(each.spectralRadius)} ± ${each.proved ? provedError(each.proved) : short(each.error, 1)}`,
      each.attracts === 'undecided' ? 'undecided' : yes(each.attracts),
      ...(withStarts
        ? [
            `${onItsSide(withStarts.least)} to ${onItsSide(withStarts.most)}, ${withStarts.attracting} attract${withStarts.proved ? ', proved' : ''}`,
          ]
        : []),
      ...(curve.length > 0 ? [from(each)] : []),
      ...(trained
        ? [
            short(trained.residual),
            nearby ? onItsSide(nearby.spectralRadius) : 'no fixed point',
            nearby ? yes(nearby.kind === 'attractive') : '',
          ]
        : []),
    ];
  });
  return [head, ...rows];
}

/** Five digits are shown: what is cut off belongs to the error. */
function provedError({ least, most }: { readonly least: number; readonly most: number }): string {
  return most - least < 1e-6 ? '5e-6, proved' : `${short(most - least, 1)}, proved`;
}

function from({ attractsFrom }: PredictedExample): string {
  if (attractsFrom === undefined) return 'none that was looked at';
  const { norm, always } = attractsFrom;
  return always ? `all from ${short(norm)} on` : `about ${short(norm)}`;
}

function explanation({
  predicted,
  curve,
  starts,
  width,
  compared,
  activation,
}: Prediction): readonly string[] {
  const norms = curve.filter(({ radii }) => radii !== undefined).map(({ norm }) => norm);
  const [least, most] = [norms[0] ?? NaN, norms.at(-1) ?? NaN];
  return [
    'spectral radius: by about this factor points near the example come closer in each step; below 1 it attracts, above 1 it does not.',
    ...standing(predicted, activation),
    ...(starts > 0
      ? [
          `random starts: the column before is the mean over all networks before training. One such network of width ${width} adds its own`,
          'derivative, which moves the spectral radius; least and greatest over those that were drawn.',
        ]
      : []),
    ...(curve.length > 0
      ? [
          `attracts from norm: all examples were made shorter and longer together, to a median norm from ${short(least)} to ${short(most)}. From about this norm`,
          `on, the example attracts at all norms that were looked at${starts > 0 ? ', for all starts' : ''}. Longer examples use the curved part of ${activation}.`,
        ]
      : []),
    ...(compared
      ? ["the network: what is near the example in the network given, by Newton's method in floating point."]
      : []),
  ];
}

/** Which of the figures are enclosed, and what stands behind the others. */
function standing(predicted: readonly PredictedExample[], activation: string): readonly string[] {
  const areProved = predicted.some(({ proved }) => proved);
  const areStartsProved = predicted.some(({ withStarts }) => withStarts?.proved);
  if (!areProved)
    return [
      'The error behind ± is estimated from the condition of the kernel and, for sigmoid and tanh, from the tested error of the quadrature;',
      'it is not proved. For up to 20 examples in up to 32 dimensions, --activation erf, plain-erf and linear are enclosed in interval arithmetic.',
    ];
  return [
    'The error behind ± is proved, by interval arithmetic, for the mean over all starts; so is the side of 1 on which the number is.',
    areStartsProved
      ? 'So are the numbers of the random starts, to the digits shown. All else is floating point.'
      : `All else is floating point, for ${activation} from closed forms.`,
  ];
}

function yes(attracts: boolean): string {
  return attracts ? 'yes' : 'no';
}

function short(x: number, digits = 3): string {
  return String(Number(x.toPrecision(digits)));
}

/** Five digits, or as many as show on which side of 1 it is. */
function onItsSide(value: number): string {
  return floatText(value, 5, Math.abs(value - 1)).text;
}
