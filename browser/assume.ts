/** What follows from the hypotheses that the reader chooses, which the address of the page keeps. */

import { type Answer, deduced, type Topic } from '../src/present/entries/deduction.js';
import { element } from './element.js';

const form = element('#assume', HTMLFormElement);
const topicField = element('#topic', HTMLSelectElement);
const chosenField = element('#chosen', HTMLFieldSetElement);
const answersField = element('#answers', HTMLElement);

const { topics, names } = JSON.parse(element('#topics', HTMLScriptElement).textContent) as {
  readonly topics: readonly Topic[];
  /** The addresses of entries, by what answers call them. */
  readonly names: Readonly<Record<string, string>>;
};

function topicShown(): Topic {
  const topic = topics.find(({ name }) => name === topicField.value) ?? topics[0];
  if (topic === undefined) throw new Error('expected topics in the page, got none');
  return topic;
}

function checked(): readonly string[] {
  return [...chosenField.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
}

/** A box for each hypothesis of the topic. */
function offer(assumed: readonly string[]): void {
  const boxes = topicShown().hypotheses.map(({ name, text }) => {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.value = name;
    box.checked = assumed.includes(name);
    const code = document.createElement('code');
    code.textContent = name;
    label.append(box, ' ', code, `: ${text}`);
    return label;
  });
  chosenField.replaceChildren(element('legend', HTMLElement, chosenField), ...boxes);
}

function answer(): void {
  const topic = topicShown();
  const { implied, contradiction, answers } = deduced(topic, checked());
  const said: HTMLElement[] = [];
  if (implied.length > 0)
    said.push(...implied.map(({ gives, because }) => paragraph(`Then ${gives} holds too: ${because}.`)));
  if (contradiction) said.push(paragraph(`But nothing satisfies all of this: ${contradiction.because}.`));
  const list = document.createElement('dl');
  list.className = 'answers';
  for (const each of answers) {
    const group = document.createElement('div');
    const [term, text] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = each.conclusion.text;
    group.dataset.verdict = each.verdict;
    text.append(...wordsOf(each));
    group.append(term, text);
    list.append(group);
  }
  answersField.replaceChildren(...said, list);
}

function wordsOf(given: Answer): readonly (Node | string)[] {
  const word = document.createElement('strong');
  word.textContent = given.verdict;
  const more = given.missing.length === 0 ? '.' : `; it would be proved with ${given.missing.join(', ')}.`;
  switch (given.verdict) {
    case 'proved':
      return [word, ', by ', link(`statements/${given.rule.id}.html`, given.rule.name), '.'];
    case 'refuted': {
      const { entry, by } = given.refutation;
      return [word, ', by ', link(names[entry] ?? '', entry), by === undefined ? '' : ` (${by})`, more];
    }
    case 'not known':
      return [word, more];
  }
}

function link(address: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = text;
  return anchor;
}

function paragraph(text: string): HTMLElement {
  const found = document.createElement('p');
  found.textContent = text;
  return found;
}

function fromAddress(): void {
  const asked = new URLSearchParams(location.hash.slice(1));
  topicField.value = asked.get('about') ?? '';
  if (topicField.selectedIndex < 0) topicField.selectedIndex = 0;
  offer((asked.get('assume') ?? '').split(','));
  answer();
}

function toAddress(): void {
  const asked = new URLSearchParams({ about: topicField.value, assume: checked().join() });
  history.replaceState(null, '', `${location.pathname}${location.search}#${asked.toString()}`);
}

topicField.addEventListener('change', () => {
  offer([]);
  answer();
  toAddress();
});
chosenField.addEventListener('change', () => {
  answer();
  toAddress();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
addEventListener('hashchange', () => {
  // A link to a section of the page asks for nothing.
  if (location.hash.includes('about=')) fromAddress();
});
form.hidden = false;
fromAddress();
