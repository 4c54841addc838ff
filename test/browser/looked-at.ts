/** What is asked of every page: of its accessibility, its links, its width, and of going through it by keyboard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What nobody but the eye gets of a page: the look of formulas, which are there as MathML too and have the colours of the text around them, and
 * the parts of pictures that have a text. It is most of a page, so that axe is much faster without it.
 */
const DRAWN = ".katex-html, svg[role='img'] > :not(title, desc)";

/** What axe-core finds on the page, in short. What is only drawn is taken off the page. */
export async function faultsOf(page: Page, about: 'colours' | 'all else'): Promise<readonly string[]> {
  const rules =
    about === 'colours'
      ? { runOnly: ['color-contrast'] }
      : { rules: { 'color-contrast': { enabled: false } } };
  const options = JSON.stringify({ preload: false, resultTypes: ['violations'], ...rules });
  await page.evaluate(`globalThis.axe === undefined && (() => { ${axe} })()`);
  return await page.evaluate<string[]>(`(async () => {
    document.querySelectorAll("${DRAWN}").forEach((each) => each.remove());
    const { violations } = await axe.run(document, ${options});
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 80)).join(' '));
  })()`);
}

/** The names of links that lead to several places, and the places of links without a name. */
export async function unclearLinks(page: Page): Promise<readonly string[]> {
  const links = await page.evaluate<[string, string][]>(
    "[...document.querySelectorAll('a[href]')].map((a) => [(a.getAttribute('aria-label') ?? a.textContent).replace(/\\s+/g, ' ').trim(), a.href])",
  );
  const places = new Map<string, Set<string>>();
  for (const [name, href] of links) places.set(name, (places.get(name) ?? new Set()).add(href));
  return [...places].flatMap(([name, hrefs]) => (name === '' || hrefs.size > 1 ? [name, ...hrefs] : []));
}

/** By how many pixels the page is wider than its window. */
export async function excessWidth(page: Page): Promise<number> {
  return await page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

/** What can be done on a page: all that takes a key, unless it is not shown. One radio button of a group stands for all. */
const CONTROLS = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role="application"], [tabindex="0"]')].filter(
  (each) => !each.disabled && each.checkVisibility({ visibilityProperty: true }) && each.closest('.katex') === null)`;

/** The controls that Tab does not come to, that do not show that they have the focus, or that are hidden under something then. */
export async function missedByTab(page: Page): Promise<readonly string[]> {
  const count = await page.evaluate<number>(`(() => {
    const named = (each) => each.tagName + ' ' + (each.id || each.getAttribute('aria-label') || each.textContent.trim().slice(0, 40));
    globalThis.expectedControls = new Set(${CONTROLS});
    globalThis.faultsOfFocus = [];
    addEventListener('focusin', ({ target }) => {
      expectedControls.delete(target);
      const shown = target.closest('.button') ?? target;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) faultsOfFocus.push(named(target) + ' shows no focus');
      const { left, top, width, height } = shown.getBoundingClientRect();
      if (height > innerHeight / 2) return;
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      if (above === null || !(shown.contains(above) || above.contains(shown))) faultsOfFocus.push(named(target) + ' is covered by ' + (above === null ? 'the edge' : named(above)));
    });
    globalThis.namedControl = named;
    return expectedControls.size;
  })()`);
  // What scrolls takes the focus too.
  await Promise.all(Array.from({ length: count + 20 }, () => page.keyboard.press('Tab')));
  return await page.evaluate<string[]>(
    "[...faultsOfFocus, ...[...expectedControls].map((each) => namedControl(each) + ' is not reached')]",
  );
}
