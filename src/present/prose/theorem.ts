/** What the theorem says, and what of it the example drops. */

import type { Counterexample } from '../../proof/index.js';
import { assumptionsOf, type Theorem } from '../../statements/index.js';
import { headed, listed, paragraph, say, type Block, type Sentence } from './document.js';
import { math, power } from './formula.js';
import { type Assumption, assumption, reason } from './hypotheses.js';

type Question = Theorem['question'];

/** What a counterexample has, by what speaks against the statement. */
const FOUND: Readonly<Record<Question, string>> = {
  'bounded basin component': 'a basin with a bounded component',
  'bounded complement component': 'a basin whose complement has a bounded component',
  'disconnected basin': 'a basin that is not path-connected',
  'greater value inside': 'a greatest value that is not on the boundary',
};

const COUNTS = ['None', 'One', 'Two', 'Three'];

const basin = math`B(x*)`;

const CONCLUSIONS: Readonly<Record<Question, Sentence>> = {
  'bounded basin component': say`every component of ${basin} is unbounded`,
  'bounded complement component': say`the complement of ${basin} has no bounded component`,
  'disconnected basin': say`${basin} is path-connected`,
  'greater value inside': say`over the closure of a bounded set ${math`D`} the greatest value of ${math`F`} is attained on the boundary ${math`∂D`}`,
};

export function title({ statement, dropped }: Counterexample): Block {
  const without =
    dropped.length === 0
      ? say`with every hypothesis`
      : say`without ${listed(nouns(assumptionsOf(statement), dropped))}`;
  return {
    kind: 'title',
    text: say`${statement.name} ${without}: ${FOUND[statement.question]}`,
  };
}

/** What is missing, in the order of the file. */
function nouns(hypotheses: readonly Assumption[], dropped: readonly string[]): readonly Sentence[] {
  return dropped.map((name) => [hypotheses.find((each) => each.name === name)?.noun ?? name]);
}

/** What is assumed, what is concluded, and which of it fails. */
export function statementBlock({ statement, dropped }: Counterexample): Block {
  const { name: theorem, question } = statement;
  const hypotheses = assumptionsOf(statement);
  const that = (each: Assumption) => say`that ${assumption(each)}`;
  const isAboutBasins = statement.subject === 'basins of fixed points';
  const means = say`, where ${math`x*`} is an attractive fixed point of ${math`F`} and ${basin} its basin of attraction: the points ${math`x`} with ${math`${power('F', 'k')}(x) → x*`}`;
  const gone = hypotheses.filter(({ name }) => dropped.includes(name));
  const some =
    gone.length === 1
      ? say`the assumption ${listed(gone.map(that))} fails`
      : say`the assumptions ${listed(gone.map(that))} fail`;
  const failure =
    gone.length === 0
      ? say`all these assumptions hold`
      : gone.length === hypotheses.length
        ? say`all these assumptions fail`
        : say`${some}, the others hold`;
  return paragraph(
    say`${theorem} assumes of a network ${math`F`} with ${math`n₀`} inputs and ${isAboutBasins ? say`${math`n₀`} outputs` : 'one output'} ${listed(hypotheses.map(that))}, and concludes that ${CONCLUSIONS[question]}${isAboutBasins ? means : ''}.`,
    say`For the following network ${failure}, and the conclusion is false.`,
  );
}

/** Why each dropped hypothesis fails and each kept one holds. */
export function hypothesesBlock(counterexample: Counterexample): Block {
  const { statement, dropped } = counterexample;
  const clauses = (isDropped: boolean) =>
    assumptionsOf(statement)
      .filter(({ name }) => dropped.includes(name) === isDropped)
      .map((each) => reason(each, counterexample));
  const [failing, holding] = [clauses(true), clauses(false)];
  const [total, count] = [assumptionsOf(statement).length, failing.length];
  const fail =
    count === total
      ? 'They all fail'
      : count === 1
        ? 'One of them fails'
        : `${COUNTS[count] ?? 'Some'} of them fail`;
  const hold = count === 0 ? 'They all hold' : total - count === 1 ? 'The other holds' : 'The others hold';
  return headed(
    'Hypotheses',
    ...(count > 0 ? [say`${fail}: ${listed(failing, ';')}.`] : []),
    ...(count < total ? [say`${hold}: ${listed(holding, ';')}.`] : []),
  );
}
