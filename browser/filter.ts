/** The front page: shows the entries that satisfy a query, which the address of the page keeps. */

import {
  type Described,
  nearest,
  parseQuery,
  type Query,
  satisfies,
  type TraitKind,
  wordsOf,
} from '../src/present/catalogue/query.js';
import { element } from './element.js';

const form = element('#filter', HTMLFormElement);
const input = element('#query', HTMLInputElement);
const found = element('#found', HTMLOutputElement);

const vocabulary = new Map(
  Object.entries(JSON.parse(form.dataset.vocabulary ?? '{}') as Record<string, TraitKind>),
);

const entries = [...document.querySelectorAll<HTMLElement>('.entries > li')].map((item) => ({
  item,
  described: {
    traits: JSON.parse(item.dataset.traits ?? '{}') as Described['traits'],
    text: item.textContent,
  },
}));

function show(): void {
  const query = parseQuery(input.value, vocabulary);
  const isProblem = 'problem' in query;
  input.setAttribute('aria-invalid', String(isProblem));
  found.classList.toggle('problem', isProblem);
  if (isProblem) {
    // What was found before stays in sight while a query is being written.
    found.value = query.problem;
    return;
  }
  let count = 0;
  for (const { item, described } of entries) {
    const isFound = satisfies(described, query);
    item.hidden = !isFound;
    if (isFound) count += 1;
  }
  found.value = sentenceOf(count, query);
}

function sentenceOf(count: number, query: Query): string {
  const sentence = `${count} of ${entries.length} entries`;
  if (count > 0) return sentence;
  const hints = wordsOf(query).flatMap((word) => {
    const near = nearest(word, vocabulary);
    return near === undefined
      ? []
      : [`“${word}” is no trait and was looked for in the text: did you mean “${near}”?`];
  });
  return [`${sentence}.`, ...hints].join(' ');
}

function fromAddress(): void {
  input.value = new URLSearchParams(location.hash.slice(1)).get('q') ?? '';
  show();
}

function toAddress(): void {
  const query = input.value.trim();
  const hash = query === '' ? '' : `#q=${encodeURIComponent(query)}`;
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
}

input.addEventListener('input', () => {
  show();
  toAddress();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
addEventListener('hashchange', () => {
  // A link to a section of the page asks for nothing.
  if (location.hash === '' || location.hash.startsWith('#q=')) fromAddress();
});
form.hidden = false;
fromAddress();
