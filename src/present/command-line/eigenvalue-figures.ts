/** The figures of the sigmoid paper about eigenvalues: trained networks beside what the kernel predicts. */

import { wideActivations } from '../../sampling/index.js';
import {
  type BandOptions,
  defaultBands,
  eigenvalueBands,
  predictedEigenvalue,
  type TrainedActivation,
  type TrainedEigenvalue,
  trainedEigenvalue,
  type TrainedSetting,
} from '../../search/memory/index.js';
import { drawBands, hueOf, type ValueCurve, valueSheet } from '../pictures/index.js';
import type { Told, TrainedFigure } from './trained-figure.js';

/** What is trained for the figures. The paper has 100 sets of examples for each setting. */
export const defaultEigenvalues = {
  usual: {
    activation: 'sigmoid',
    depth: 2,
    dimension: 32,
    hidden: 1000,
    examples: 5,
    seed: 1,
    loss: 1e-7,
    steps: 30_000,
  } as const satisfies Omit<TrainedSetting, 'radius'>,
  /** For Figure 2. */
  single: { depths: [2, 3, 4, 5], sets: [1, 2, 3], hidden: 500 },
  /** For Figure 3. Of many examples only those of the norms from `longFrom` on, and of `wideFrom` or more only with the greatest width. */
  radius: {
    widths: [100, 1000],
    numbers: [5, 20, 40],
    radii: [4, 8, 16, 32, 64, 128],
    longFrom: 16,
    wideFrom: 40,
  },
  /** For Figure 5. */
  activations: { radii: [8, 16, 32, 64, 128] },
};
type Eigenvalues = Readonly<Omit<typeof defaultEigenvalues, 'usual'>> & {
  readonly usual: Omit<TrainedSetting, 'radius'>;
};

const NOTES = [
  'Dashed: what the kernel of infinite width predicts, with the network before training as its start.',
  'Nothing in this picture is certified.',
];

/** Like Figure 2: a single example, and networks of more and more layers. */
export function singleExample(
  on: Told,
  { usual, single: { depths, sets, hidden } }: Eigenvalues = defaultEigenvalues,
): TrainedFigure {
  const radius = Math.sqrt(usual.dimension);
  const settings = depths.flatMap((depth) =>
    sets.map((seed) => ({ ...usual, depth, examples: 1, radius, seed, hidden })),
  );
  const found = trainedAll(settings, on, ({ depth }) => `${depth} layers`);
  const mean = (of: (each: TrainedEigenvalue) => number | undefined) =>
    depths.map((depth) => {
      const differences = found
        .filter((each) => each.depth === depth)
        .map((each) => Math.abs((of(each) ?? NaN) - each.before));
      return differences.reduce((sum, each) => sum + each, 0) / differences.length;
    });
  const curves: readonly ValueCurve[] = [
    { name: `trained networks, ${hidden} units wide`, colour: hueOf(0), at: mean(({ trained }) => trained) },
    { name: 'predicted', colour: hueOf(0), isDashed: true, at: mean(({ predicted }) => predicted) },
  ];
  const picture = valueSheet({
    title: 'One example: how far training moves the largest eigenvalue',
    description:
      'How far the largest modulus of an eigenvalue is from where it was before training, against the number of layers.',
    names: { x: 'layers', y: `difference of the largest moduli, mean of ${sets.length} networks` },
    values: depths,
    curves,
    notes: [`Sigmoid networks; norm ${radius.toFixed(2)}, ${usual.dimension} coordinates.`, ...NOTES],
  });
  return { picture, about: { figure: 'single', networks: found }, trainings: trainingsOf(found) };
}

/** Like Figure 3: more and more units, and examples that are longer and longer. */
export function radius(
  on: Told,
  { usual, radius: { widths, numbers, radii, longFrom, wideFrom } }: Eigenvalues = defaultEigenvalues,
): TrainedFigure {
  const [few = 0] = numbers;
  const widthsFor = (examples: number) => (examples < wideFrom ? widths : widths.slice(-1));
  const settings = numbers.flatMap((examples) =>
    widthsFor(examples).flatMap((hidden) =>
      radii
        .filter((r) => examples <= few || r >= longFrom)
        .map((r) => ({ ...usual, examples, hidden, radius: r })),
    ),
  );
  const found = trainedAll(
    settings,
    on,
    ({ examples, hidden, radius: r }) => `${examples} examples, ${hidden} units, norm ${r}`,
  );
  const curve = (examples: number, hidden: number, of: (each: TrainedEigenvalue) => number | undefined) =>
    radii.map((r) => {
      const each = found.find(
        (one) => one.examples === examples && one.hidden === hidden && one.radius === r,
      );
      return each?.end === 'reached' ? of(each) : undefined;
    });
  const curves = numbers.flatMap((examples, i): readonly ValueCurve[] => [
    ...widthsFor(examples).map((hidden, k): ValueCurve => ({
      name: `${examples} examples, ${hidden} units wide, trained`,
      colour: hueOf(2 * i + k),
      at: curve(examples, hidden, ({ trained }) => trained),
    })),
    {
      name: `${examples} examples, predicted`,
      colour: hueOf(2 * i + widthsFor(examples).length - 1),
      isDashed: true,
      at: curve(examples, widths.at(-1) ?? 0, ({ predicted }) => predicted),
    },
  ]);
  const picture = valueSheet({
    title: 'The largest eigenvalue at an example, against the norm of the examples',
    description:
      'The largest modulus of an eigenvalue against the norm of the examples, trained and predicted.',
    names: { x: 'norm of the examples', y: 'largest modulus of an eigenvalue' },
    values: radii,
    curves,
    level: 1,
    notes: [
      `Two-layer sigmoid networks, dimension ${usual.dimension}, gradient descent to a loss of 1e-7; those that reach it are drawn.`,
      ...NOTES,
    ],
  });
  return { picture, about: { figure: 'radius', networks: found }, trainings: trainingsOf(found) };
}

/** Like Figure 5: other sigmoidal activations. */
export function activations(
  on: Told,
  { usual, activations: { radii } }: Eigenvalues = defaultEigenvalues,
): TrainedFigure {
  const names: readonly TrainedActivation[] = ['sigmoid', 'tanh'];
  const settings = names.flatMap((activation) => radii.map((r) => ({ ...usual, activation, radius: r })));
  const found = trainedAll(settings, on, ({ activation, radius: r }) => `${activation}, norm ${r}`);
  const of = (activation: TrainedActivation, value: (each: TrainedEigenvalue) => number | undefined) =>
    radii.map((r) => {
      const each = found.find((one) => one.activation === activation && one.radius === r);
      return each && value(each);
    });
  const erf = radii.map((r) => predictedEigenvalue(wideActivations['plain-erf'], { ...usual, radius: r }));
  const curves: readonly ValueCurve[] = [
    ...names.flatMap((activation, k): readonly ValueCurve[] => [
      { name: `${activation}, trained`, colour: hueOf(k), at: of(activation, ({ trained }) => trained) },
      {
        name: `${activation}, predicted`,
        colour: hueOf(k),
        isDashed: true,
        at: of(activation, ({ predicted }) => predicted),
      },
    ]),
    { name: 'erf, predicted in the mean over all starts', colour: hueOf(2), isDashed: true, at: erf },
  ];
  const picture = valueSheet({
    title: 'The largest eigenvalue for different activations',
    description: 'The largest modulus of an eigenvalue against the norm, for sigmoid, tanh and erf.',
    names: { x: 'norm of the examples', y: 'largest modulus of an eigenvalue' },
    values: radii,
    curves,
    level: 1,
    notes: [
      `Two layers, ${usual.hidden} units wide, ${usual.examples} examples in dimension ${usual.dimension}.`,
      ...NOTES,
    ],
  });
  return { picture, about: { figure: 'activations', networks: found, erf }, trainings: trainingsOf(found) };
}

/** The curve behind Figure 3 without any network: what the kernel (6) comes to, enclosed for all norms. */
export function bands(on: Told, options: BandOptions = defaultBands): TrainedFigure {
  const found = eigenvalueBands(options, on);
  const picture = drawBands({
    title: 'The largest eigenvalue at an example, enclosed for all norms',
    description: 'Bands that contain the largest modulus of an eigenvalue, against the norm of the examples.',
    names: { x: 'norm of the examples', y: 'largest modulus of an eigenvalue' },
    bands: found,
    norms: options.norms,
    level: 0.5,
    notes: [
      'Infinitely wide, one hidden layer of units erf(x/2)/2 + 1/2, three coordinates, in the mean over all starts. The line is the limit 1/2.',
      'Where two eigenvalues meet, the band is wider.',
      ...found.flatMap(({ name, valley }) =>
        valley
          ? [
              `Proved, for ${name}: at most ${upward(valley.low.most)} at norm ${short(valley.low.from)}, at least ${downward(valley.before.least)} at ${short(valley.before.from)} and ${downward(valley.after.least)} at ${short(valley.after.to)}; so the curve is not monotone.`,
            ]
          : [],
      ),
    ],
  });
  return { picture, about: { figure: 'band', bands: found }, trainings: [] };
}

function upward(x: number): string {
  return String(Math.ceil(1e4 * x) / 1e4);
}

function downward(x: number): string {
  return String(Math.floor(1e4 * x) / 1e4);
}

function short(x: number): string {
  return String(Number(x.toPrecision(4)));
}

function trainedAll(
  settings: readonly TrainedSetting[],
  on: Told,
  note: (setting: TrainedSetting) => string,
): readonly TrainedEigenvalue[] {
  let last: TrainedEigenvalue | undefined;
  return settings.map((setting, done) => {
    on(done, settings.length, note(setting), last);
    last = trainedEigenvalue(setting);
    return last;
  });
}

function trainingsOf(found: readonly TrainedEigenvalue[]): TrainedFigure['trainings'] {
  return found.map(({ end, finalLoss }) => ({ end, loss: finalLoss }));
}
