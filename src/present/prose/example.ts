/** A counterexample file as a mathematician writes it: what fails, the network, the claim, and its proof in words. */

import type { BasinCounterexample, Counterexample } from '../../proof/index.js';
import { at } from '../../exact/index.js';
import type { BasinQuestion } from '../../statements/index.js';
import { attractingRegion, attractionBlocks } from './attraction.js';
import { avoidanceBlocks } from './avoidance.js';
import { barrierBlocks, conclusionBlocks, isStar, pointNames } from './barrier.js';
import { isLong } from './decimals.js';
import { formulasOf, headed, paragraph, say, type Block, type Document, type Sentence } from './document.js';
import { math, tuple } from './formula.js';
import { hypothesesBlock, statementBlock, title } from './theorem.js';
import { networkBlocks } from './network.js';
import { domainFormula, peakBlocks } from './peak.js';

/** Only for a counterexample that `verify` has accepted: everything is told as a fact. */
export function exampleDocument(counterexample: Counterexample): Document {
  const document = [
    title(counterexample),
    statementBlock(counterexample),
    ...networkBlocks(counterexample.network),
    hypothesesBlock(counterexample),
    ...proofBlocks(counterexample),
  ];
  return [...document, remark(document)];
}

/** The claim and its proof, by the kind of the certificate. */
function proofBlocks(counterexample: Counterexample): readonly Block[] {
  switch (counterexample.kind) {
    case 'barrier':
      return [
        claimBlock(counterexample),
        ...attractionBlocks(counterexample),
        ...avoidanceBlocks(counterexample),
        ...barrierBlocks(counterexample),
        ...conclusionBlocks(counterexample),
      ];
    case 'peak':
      return [
        headed(
          'Claim',
          say`Let ${domainFormula(counterexample)} and ${math`p = ${tuple(counterexample.peak.inside)}`}.`,
          say`Then ${math`F(p)`} is greater than every value of ${math`F`} on the boundary of ${math`D`}.`,
        ),
        ...peakBlocks(counterexample),
      ];
  }
}

function claimBlock(counterexample: BasinCounterexample): Block {
  const { statement, network, attractor, barrier } = counterexample;
  const [first = math`p`, second = math`p′`] = pointNames(counterexample).map((name, i) =>
    isStar(name) ? name : math`${name} = ${tuple(at(barrier.points, i).at)}`,
  );
  const B = math`B(x*)`;
  const facts: Readonly<Record<BasinQuestion, Sentence>> = {
    'bounded basin component': say`the component of ${B} that contains ${first} is bounded`,
    'bounded complement component': say`the component of the complement of ${B} that contains ${first} is bounded`,
    'disconnected basin': say`${B} contains ${first} and ${second}, but no path from one to the other`,
  };
  const fact = facts[statement.question];
  return network.activation.exact
    ? headed(
        'Claim',
        say`The point ${math`x* = ${tuple(attractor.point)}`} is an attractive fixed point of ${math`F`}, and ${fact}.`,
      )
    : headed(
        'Claim',
        say`Let ${attractingRegion(attractor)}. Then ${math`F`} has exactly one fixed point ${math`x*`} in ${math`R`}; it is attractive, and ${fact}.`,
      );
}

/** How it was checked, and how long numbers are written. */
function remark(document: Document): Block {
  const isCut = [...formulasOf(document)].some((each) => each.kind === 'number' && isLong(each.value));
  return paragraph(
    say`All inclusions and inequalities above have been checked in exact arithmetic.`,
    ...(isCut ? [say`Decimals with dots at their end are cut off; the file has the exact numbers.`] : []),
  );
}
