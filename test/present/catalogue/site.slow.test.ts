import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { admitted, siteOf } from '../../../src/present/catalogue/index.js';
import { openQuestionsPage } from '../../../src/present/catalogue/open-questions-page.js';
import { cells } from '../../../src/search/hunt/index.js';
import { PiecewiseLinear, readNetwork, writeNetwork } from '../../../src/exact/index.js';
import { addressOf, dataEntries, entry, files } from './counterexamples.js';

const entries = files.map(entry);
const assets = new Map(
  ['style.css', 'icon.svg', 'filter.js', 'entry.js', 'assume.js', 'explorer.js'].map((name) => [name, '']),
);
const survived = new Map([['2.3-without-none', 4321]]);
const data = dataEntries();
const site = siteOf({ entries, data, survived, assets });

const textOf = (address: string): string => {
  const file = site.get(address);
  if (typeof file === 'string') return file;
  throw new Error(`expected a text at ${address}, got ${typeof file}`);
};
const pages = [...site.keys()].filter((address) => address.endsWith('.html'));
/** What a page or a stylesheet refers to. */
const references = (text: string) =>
  [...text.matchAll(/(?:\b(?:href|src)="|url\()([^")]*)/g)].map(([, address = '']) =>
    address.replaceAll('&amp;', '&'),
  );

describe('the site', () => {
  test('has a page for each entry, beside the files that belong to it', () => {
    for (const { name, text, document } of entries) {
      expect(textOf(`${name}.html`)).toContain('<h1>');
      expect(textOf(`${name}.json`)).toBe(text);
      expect(textOf(`${name}.svg`)).toMatch(/^<svg /);
      expect(textOf(`${name}.tex`)).toContain('\\(');
      expect(document.length).toBeGreaterThan(5);
    }
  });

  test('refers to nothing outside itself, and to nothing that is not there', () => {
    for (const address of [...pages, 'katex/katex.css']) {
      const found = references(textOf(address));
      expect(found.length).toBeGreaterThan(3);
      for (const reference of found) {
        if (reference.startsWith('#')) continue;
        expect([address, reference]).toEqual([address, expect.not.stringMatching(/^(?:[a-z]+:|\/)/i)]);
        const target = posix.join(posix.dirname(address), reference.replace(/[#?].*/, ''));
        expect([address, target, site.has(target)]).toEqual([address, target, true]);
      }
    }
  });

  test('leads to sections that are there', () => {
    for (const address of pages) {
      const text = textOf(address);
      const sections = references(text).filter((each) => /^#(?!q=)/.test(each));
      for (const section of sections) expect(text).toContain(`id="${section.slice(1)}"`);
      const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect([address, ids.length]).toEqual([address, new Set(ids).size]);
    }
  });

  test('says on each page its language, one main heading, and where its content starts', () => {
    const titles = pages.map((address) => {
      const text = textOf(address);
      expect(text).toContain('<html lang="en">');
      expect(text).toContain('<a class="skip" href="#content">');
      expect(text.split('<h1').length).toBe(2);
      return /<title>([^<]*)<\/title>/.exec(text)?.[1];
    });
    expect(new Set(titles).size).toBe(pages.length);
  });

  test('leads from the matrix to every cell, the smallest first, and says what survived', () => {
    const [, matrix = ''] = textOf('index.html').split('<table class="matrix"');
    for (const { name } of cells) expect(matrix).toContain(`"${addressOf(name)}.html"`);
    expect(matrix.indexOf(addressOf('2.1-without-rank'))).toBeLessThan(
      matrix.indexOf(addressOf('paper/2.1-without-rank')),
    );
    expect(matrix).toContain('none in 4321 networks');
    expect(matrix).not.toContain('none known');
  });

  test('shows the very file, and its hash', () => {
    for (const { name, text, sha256 } of entries) {
      const page = textOf(`${name}.html`);
      const [, shown = ''] = /<textarea[^>]*>\n([^]*?)<\/textarea>/.exec(page) ?? [];
      expect(shown.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toBe(text);
      expect(page).toContain(createHash('sha256').update(text).digest('hex'));
      expect(page).toContain(sha256);
    }
  });

  test('compares with the paper’s own example', () => {
    expect(textOf(`${addressOf('2.3-without-surjective')}.html`)).toContain(
      `<a href="../${addressOf('paper/2.3-without-surjective')}.html">Example 2.3 of the paper</a>`,
    );
    expect(textOf(`${addressOf('2.3-without-square')}.html`)).toContain('The paper has no example');
    expect(textOf(`${addressOf('paper/2.2-without-width')}.html`)).toContain(
      'This is the paper’s own example',
    );
  });

  /** Those whose place no smaller one has taken. */
  const current = entries.filter(({ catalogued }) => catalogued?.supersededBy === undefined);

  test('lists on its front page what stands today, and leads to what was superseded by whose id', () => {
    const front = textOf('index.html');
    const [, list = '', rest = ''] = front
      .split(/<ul class="entries">|<\/ul>\n<p class="note">Superseded/)
      .slice(-3);
    const listed = [...list.matchAll(/<h3><a href="([^"]*)\.html">/g)].map(([, name]) => name);
    expect(new Set(listed)).toEqual(new Set(current.map(({ name }) => name)));
    const superseded = entries.filter((each) => !current.includes(each));
    expect(superseded.length).toBeGreaterThan(5);
    for (const { name, catalogued } of superseded)
      expect(rest).toContain(
        `<a href="${name}.html">${catalogued?.record.id ?? ''}</a> by ${catalogued?.supersededBy ?? ''}`,
      );
  });

  test('has the same bytes whatever the order of its entries', () => {
    const some = current.filter(({ catalogued }) => catalogued?.record.place?.endsWith('2.1-without-rank'));
    expect(some).toHaveLength(2);
    const [one, other] = [some, some.toReversed()].map((each) => siteOf({ entries: each, survived, assets }));
    expect(other).toEqual(one);
  });

  test('says of an empty cell that nothing is known', () => {
    const few = siteOf({ entries: current.slice(0, 1), survived: new Map(), assets });
    const front = few.get('index.html');
    expect(typeof front === 'string' && front.split('none known').length).toBe(cells.length);
    expect(few.get('open-questions.html')).toContain(
      'No counterexample is known, and none is excluded, for:',
    );
  });
});

describe('the explorer', () => {
  test('starts from every entry that maps a line, a plane or space to itself, whose page leads to it, and from no other', () => {
    const [, json = ''] =
      /<script type="application\/json" id="networks">([^]*?)<\/script>/.exec(textOf('explorer.html')) ?? [];
    const embedded = JSON.parse(json) as Record<string, { network: object; view: readonly number[] }>;
    const shown = entries.filter(
      ({ counterexample: { network } }) =>
        network.inputDimension === network.outputDimension && network.inputDimension <= 3,
    );
    expect(new Set(shown.map(({ counterexample: { network } }) => network.inputDimension))).toEqual(
      new Set([1, 2]),
    );
    expect(new Set(Object.keys(embedded))).toEqual(new Set(shown.map(({ name }) => name)));
    for (const entry of entries) {
      const { name, counterexample } = entry;
      const link = `href="../explorer.html#entry=${encodeURIComponent(name)}"`;
      expect([name, textOf(`${name}.html`).includes(link)]).toEqual([name, shown.includes(entry)]);
      const found = embedded[name];
      if (found === undefined) continue;
      const read = readNetwork(JSON.stringify(found.network));
      expect('network' in read && writeNetwork(read.network)).toBe(writeNetwork(counterexample.network));
    }
    // The basin of Example 2.1 is the square (−1/4, 7/4)².
    expect(embedded[addressOf('paper/2.1-without-rank')]?.view).toEqual([0.75, 0.75, 1.88]);
  });
});

describe('the open questions', () => {
  const page = textOf('open-questions.html');

  test('are about no sizes any more: for each there is an entry, and a proof that there is nothing smaller', () => {
    const [, sizes = ''] = /<h2 id="sizes">([^]*?)<\/section>/.exec(page) ?? [];
    expect(sizes).not.toContain('<li>');
    expect(sizes).toContain('are as small as they can be in every cell');
  });

  test('are about a size again without the entry that has it', () => {
    const others = entries.filter(({ counterexample: { statement, dropped, network } }) => {
      const isOfCell = statement.id === '2.3' && dropped.join() === 'surjective';
      const { activation } = network;
      return !isOfCell || !(activation instanceof PiecewiseLinear) || activation.pieces.length > 2;
    });
    expect(others.length).toBeLessThan(entries.length);
    expect(openQuestionsPage(others)).toContain(
      'Theorem 2.3 without surjective, pieces of φ: the smallest entry',
    );
  });

  test('leave no cell of the matrix below its bounds', () => {
    expect(page).not.toContain('undefined');
    expect(page).toContain('Every cell of the matrix has a counterexample');
  });
});

test('a file that is not verified has no entry', () => {
  const [file] = files;
  if (file === undefined) throw new Error('expected a file');
  const text = file.text.replace(/"dropped": \["[a-z]*"\]/, '"dropped": []');
  expect(admitted({ ...file, text })).toMatchObject({ verdict: 'rejected' });
  expect(admitted({ ...file, text: '' })).toMatchObject({ verdict: 'unjudged' });
});
