/** A counterexample file as a mathematician writes it: what fails, the network, the claim, and its proof in words. */

import type { BasinCounterexample, Counterexample } from '../../proof/index.js';
import { at } from '../../exact/index.js';
import type { ConclusionKind } from '../../statements/index.js';
import { attractingRegion, attractionBlocks } from './attraction.js';
import { avoidanceBlocks } from './avoidance.js';
import { barrierBlocks, conclusionBlocks, isStar, pointNames } from './barrier.js';
import { isLong } from './decimals.js';
import { formulasOf, paragraph, say, type Block, type Document, type Sentence } from './document.js';
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
    ...('peak' in counterexample
      ? [
          paragraph(
            say`Claim. Let ${domainFormula(counterexample)} and ${math`p = ${tuple(counterexample.peak.inside)}`}.`,
            say`Then ${math`F(p)`} is greater than every value of ${math`F`} on the boundary of ${math`D`}.`,
          ),
          ...peakBlocks(counterexample),
        ]
      : [
          claimBlock(counterexample),
          ...attractionBlocks(counterexample),
          ...avoidanceBlocks(counterexample),
          ...barrierBlocks(counterexample),
          ...conclusionBlocks(counterexample),
        ]),
  ];
  return [...document, remark(document)];
}

function claimBlock(counterexample: BasinCounterexample): Block {
  const { statement, network, attractor, barrier } = counterexample;
  const [first = math`p`, second = math`p′`] = pointNames(counterexample).map((name, i) =>
    isStar(name) ? name : math`${name} = ${tuple(at(barrier.points, i).at)}`,
  );
  const B = math`B(x*)`;
  const facts: Readonly<Record<Exclude<ConclusionKind, 'maximum on the boundary'>, Sentence>> = {
    'basin components unbounded': say`the component of ${B} that contains ${first} is bounded`,
    'complement components unbounded': say`the component of the complement of ${B} that contains ${first} is bounded`,
    'basin path-connected': say`${B} contains ${first} and ${second}, but no path from one to the other`,
  };
  const fact = facts[statement.conclusion.kind as keyof typeof facts];
  return network.activation.exact
    ? paragraph(
        say`Claim. The point ${math`x* = ${tuple(attractor.point)}`} is an attractive fixed point of ${math`F`}, and ${fact}.`,
      )
    : paragraph(
        say`Claim. Let ${attractingRegion(attractor)}. Then ${math`F`} has exactly one fixed point ${math`x*`} in ${math`R`}; it is attractive, and ${fact}.`,
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
