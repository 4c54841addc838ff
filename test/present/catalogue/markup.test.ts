import { expect, test } from 'vitest';
import { exampleDocument } from '../../../src/present/prose/index.js';
import { joined, markup } from '../../../src/present/catalogue/markup.js';
import { latexMarkup, proseOf } from '../../../src/present/catalogue/prose.js';
import { entry, files } from './counterexamples.js';

test('text is escaped, markup is not, and lists are put one after the other', () => {
  const link = markup`<a href="${'"<&>'}">${'a < b & c'}</a>`;
  expect(link.text).toBe('<a href="&quot;&lt;&amp;&gt;">a &lt; b &amp; c</a>');
  expect(markup`${[link, undefined, 1, ' ']}`.text).toBe(`${link.text}1 `);
  expect(joined(['a', 'b', 'c'], ', ').text).toBe('a, b, c');
});

test('LaTeX that KaTeX does not know is refused', () => {
  expect(() => latexMarkup('\\nonsense')).toThrow('nonsense');
});

test('every formula of every example is set, readable by a screen reader, and may be broken after its commas', () => {
  for (const file of files) {
    const { counterexample } = entry(file);
    const text = proseOf(exampleDocument(counterexample))
      .map((each) => each.text)
      .join('');
    expect(text).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
    expect(text).not.toContain('katex-error');
    expect(text).not.toMatch(/\\left(?!\(\\!\\begin)/);
    expect(text).toContain('<strong>Proof.</strong>');
  }
});
