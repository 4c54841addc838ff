/** The site in headless Chromium, if this machine has one: BASINCHECK_CHROMIUM says where, if it is somewhere else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { served, type Served } from './served.js';

const places = [
  process.env.BASINCHECK_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((path) => existsSync(path));
const where =
  executablePath ?? `no browser: skipped, since there is none at ${places.filter(Boolean).join(', ')}`;

describe.skipIf(executablePath === undefined)(`the site in Chromium (${where})`, () => {
  let site: Served;
  let browser: Browser;
  let page: Page;
  let faults: string[] = [];

  beforeAll(async () => {
    site = await served();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    site.stop();
  });
  beforeEach(async () => {
    faults = [];
    page = await browser.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // Cut short by going on to the next page.
      if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${reason}`);
    });
    page.on('request', (request) => {
      const isOwn = /^(?:blob:|data:|file:)/.test(request.url()) || request.url().startsWith(site.address);
      if (!isOwn) faults.push(`${request.url()} is not of the site`);
    });
  });
  afterEach(async () => {
    await page.close();
    expect(faults).toEqual([]);
  });

  const shown = () => page.locator('.entries > li:visible').count();
  const status = () => page.locator('#found').innerText();

  test('the filter shows what is asked for, and keeps it in the address', async () => {
    await page.goto(`${site.address}index.html`);
    const all = await shown();
    await page.getByLabel('Search and filter by traits').fill('theorem:2.3 & ~surjective & depth<=2');
    expect(await shown()).toBe(1);
    expect(await status()).toBe(`1 of ${all} entries`);
    const address = page.url();
    expect(address).toContain('#q=theorem');
    await page.getByLabel('Search').fill('');
    expect(await shown()).toBe(all);
    expect(page.url()).toBe(`${site.address}index.html`);
    await page.goto(address);
    expect(await shown()).toBe(1);
    await page.getByRole('link', { name: 'source:paper' }).click();
    await expect.poll(shown).toBe(3);
  });

  test('the filter says what it does not understand, and leaves what was found in sight', async () => {
    await page.goto(`${site.address}index.html#q=inputs%3D1`);
    const found = await shown();
    const search = page.getByLabel('Search');
    await search.fill('dept<=2');
    expect(await status()).toBe('There is no trait “dept”. Did you mean “depth”?');
    expect(await search.getAttribute('aria-invalid')).toBe('true');
    expect(await shown()).toBe(found);
    await search.fill('surjectve');
    expect(await status()).toContain('did you mean “surjective”?');
    expect(await shown()).toBe(0);
  });

  test('the matrix leads to an entry, by keyboard too', async () => {
    await page.goto(`${site.address}index.html`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.locator('.matrix a[href="counterexamples/2.2-without-width.html"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/counterexamples/2.2-without-width.html');
    expect(await page.locator('h1').innerText()).toContain('Theorem 2.2 without width');
    expect(await page.locator('figure svg').count()).toBe(1);
  });

  const verdict = () => page.locator('#verdict').innerText();

  test.each([
    ['from a server', () => site.address],
    ['from a plain file', () => `${pathToFileURL(site.folder).href}/`],
  ])(
    'the verifier accepts the file shown, and rejects a corrupted one with the reason, %s',
    async (_, root) => {
      await page.goto(`${root()}counterexamples/2.3-without-surjective.html`);
      const verify = page.getByRole('button', { name: 'Verify' });
      await verify.click();
      await expect
        .poll(verdict)
        .toMatch(/^Verified: the file of this page\. Theorem 2\.3 fails without surjective/);
      const area = page.getByLabel('The file 2.3-without-surjective.json');
      const text = await area.inputValue();
      await area.fill(text.replace('"-7/96"', '"-7/97"'));
      expect(await verdict()).toBe('');
      await verify.click();
      await expect.poll(verdict).toMatch(/^Rejected: .*which is not the file of this page\.\n+attractor/);
      await page.getByRole('button', { name: 'Restore' }).click();
      expect(await area.inputValue()).toBe(text);
      await verify.click();
      await expect.poll(verdict).toMatch(/^Verified: the file of this page/);
    },
  );

  test('a file of the reader’s is verified as well, whatever is in it', async () => {
    await page.goto(`${site.address}counterexamples/2.1-without-rank.html`);
    const open = page.getByLabel('Open another file');
    const text = readFileSync(join(site.folder, 'counterexamples', '3.1-without-width.json'), 'utf8');
    const upload = (name: string, content: string) =>
      open.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await upload('other.json', text);
    await expect.poll(verdict).toMatch(/^Verified: .*which is not the file of this page\. Theorem 3\.1/);
    await upload('false.json', text.replace('"dropped": ["width"]', '"dropped": []'));
    await expect.poll(verdict).toMatch(/^Rejected: /);
    await upload('nonsense.json', 'nonsense');
    await expect.poll(verdict).toMatch(/^Could not be judged: /);
  });

  test('no page has to be scrolled sideways on a phone, and every control has a name', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const pages = [
      'index',
      'open-questions',
      'counterexamples/2.3-without-surjective',
      'paper/2.3-without-surjective',
    ];
    for (const address of [
      ...pages,
      'counterexamples/2.2-without-continuous',
      'counterexamples/3.1-without-width',
    ]) {
      await page.goto(`${site.address}${address}.html`);
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      const nameless = await page.evaluate(
        "[...document.querySelectorAll('input, textarea')].filter(({ labels }) => labels.length === 0).length",
      );
      expect([address, wide, nameless]).toEqual([address, 0, 0]);
    }
  });
});
