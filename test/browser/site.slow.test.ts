/** The site in headless Chromium, if this machine has one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '../../src/proof/index.js';
import { chromiumPath, FLAGS } from './chromium.js';
import { addressOf } from '../present/catalogue/counterexamples.js';
import { runs } from '../seed.js';
import { excessWidth, faultsOf, missedByTab, unclearLinks } from './looked-at.js';
import { served, type Served } from './served.js';

const where = chromiumPath ?? 'skipped';

describe.skipIf(chromiumPath === undefined)(`the site in Chromium (${where})`, () => {
  let site: Served;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[] = [];

  beforeAll(async () => {
    site = await served();
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...FLAGS] });
    // One for all, which keeps what it has loaded.
    context = await browser.newContext();
  });
  afterAll(async () => {
    await browser.close();
    site.stop();
  });
  beforeEach(async () => {
    faults = [];
    page = await context.newPage();
    page.on('console', (message) => {
      faults.push(message.text());
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
    await page.locator(`.matrix a[href="${addressOf('2.2-without-width')}.html"]`).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${addressOf('2.2-without-width')}.html`);
    expect(await page.locator('h1').innerText()).toContain('Theorem 2.2 without width');
    expect(await page.locator('figure > svg').count()).toBe(1);
  });

  const verdict = () => page.locator('#verdict').innerText();

  test.each([
    ['from a server', () => site.address],
    ['from a plain file', () => `${pathToFileURL(site.folder).href}/`],
  ])(
    'the verifier accepts the file shown, and rejects a corrupted one with the reason, %s',
    async (_, root) => {
      await page.goto(`${root()}${addressOf('2.3-without-surjective')}.html`);
      const verify = page.getByRole('button', { name: 'Verify' });
      await verify.click();
      await expect
        .poll(verdict)
        .toMatch(/^Verified: the file of this page\. Theorem 2\.3 fails without surjective/);
      const area = page.getByLabel(/^The file B\d+\.json$/);
      const text = await area.inputValue();
      // Another number in the place of the first coordinate of x*.
      await area.fill(text.replace(/("point": \["[^"]+)"/, '$17"'));
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
    await page.goto(`${site.address}${addressOf('2.1-without-rank')}.html`);
    const open = page.getByLabel('Open another file');
    const text = readFileSync(join(site.folder, `${addressOf('3.1-without-width')}.json`), 'utf8');
    const upload = (name: string, content: string) =>
      open.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await upload('other.json', text);
    await expect.poll(verdict).toMatch(/^Verified: .*which is not the file of this page\. Theorem 3\.1/);
    await upload('false.json', text.replace('"dropped": ["width"]', '"dropped": []'));
    await expect.poll(verdict).toMatch(/^Rejected: /);
    await upload('nonsense.json', 'nonsense');
    await expect.poll(verdict).toMatch(/^Could not be judged: /);
  });

  /** One page of each kind. */
  const kinds = [
    'index',
    'hypotheses',
    'statements',
    'basins',
    'memorization',
    'open-questions',
    'explorer',
    'statements/2.1',
    'hypotheses/width',
    addressOf('2.1-without-rank'),
    'entries/B000021',
  ];

  // Of the pages that are alike, such as those of entries, one in twelve; with BASINCHECK_RUNS=1200, all. Contrast is a matter of the
  // style sheet: one page of each kind is enough.
  test('on a phone, axe finds nothing, light and dark; no page is scrolled sideways; and links of one name lead to one place', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const addresses = readdirSync(site.folder, { recursive: true, encoding: 'utf8' });
    const pages = addresses.filter((address) => address.endsWith('.html')).sort();
    const apart = Math.max(1, Math.round(1200 / runs(100)));
    const isOfKinds = (address: string) => kinds.includes(address.replace(/\.html$/, ''));
    const found: unknown[] = [];
    for (const address of pages.filter((each, k) => isOfKinds(each) || k % apart === 0)) {
      await page.goto(site.address + address);
      const wide = await excessWidth(page);
      const faults = [...(await unclearLinks(page)), ...(await faultsOf(page, 'all else'))];
      for (const colorScheme of isOfKinds(address) ? (['dark', 'light'] as const) : []) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await faultsOf(page, 'colours')).map((fault) => `${colorScheme}: ${fault}`));
      }
      if (wide > 0 || faults.length > 0) found.push([address, wide, faults]);
    }
    expect(found).toEqual([]);
  });

  test('from a plain file, on a phone, by keyboard alone one gets to every control of a page of each kind, and sees where one is', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    for (const address of kinds) {
      await page.goto(`${pathToFileURL(site.folder).href}/${address}.html`);
      expect([address, await missedByTab(page)]).toEqual([address, []]);
    }
  });

  test('says what follows from the hypotheses that are chosen by keyboard, and keeps them in the address', async () => {
    await page.goto(`${site.address}hypotheses.html`);
    for (const name of ['width', 'continuous', 'monotone']) {
      await page.getByRole('checkbox', { name: new RegExp(`^${name}:`) }).focus();
      await page.keyboard.press('Space');
    }
    const answers = page.locator('#answers');
    expect(await answers.innerText()).toMatch(/refuted, by B\d{6}; it would be proved with stable/);
    await page.getByRole('checkbox', { name: /^stable:/ }).check();
    expect(await answers.innerText()).toContain('proved, by Theorem 2.2');
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    expect(await page.locator('#chosen input:checked').count()).toBe(4);
    await page.getByLabel('About').selectOption('m-1');
    const [, id = ''] = /refuted, by (B\d{6})/.exec(await answers.innerText()) ?? [];
    await answers.getByRole('link', { name: id }).click();
    await page.waitForURL(`**/entries/${id}.html`);
    expect(await page.locator('h1').innerText()).toContain('Theorem 1');
  });

  test('on paper there is no navigation', async () => {
    await page.goto(`${site.address}${addressOf('2.1-without-rank')}.html`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('#verifier').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
  });

  describe('the explorer', () => {
    const example = `explorer.html#entry=${encodeURIComponent(addressOf('paper/2.1-without-rank'))}`;
    const field = (name: string) => page.getByRole('textbox', { name, exact: true });
    const slider = (name: string) => page.getByRole('slider', { name: `${name}, drag` });
    const legend = () => page.locator('#legend').innerText();
    const sentences = () => page.locator('#sentences').innerText();
    /** The picture, once it is as fine as it gets. */
    const picture = async (): Promise<string> => {
      await expect.poll(() => page.locator('#progress').innerText()).toBe('Sampled at 384 × 384 points.');
      return await page.evaluate<string>("document.querySelector('#basins').toDataURL()");
    };

    test('opens an entry from its page, and shows its basins, attractors, hypotheses and layers', async () => {
      await page.goto(`${site.address}${addressOf('paper/2.1-without-rank')}.html`);
      await page.getByRole('link', { name: 'in the explorer' }).click();
      await page.waitForURL(`**/${example}`);
      await expect.poll(legend).toMatch(/attractive fixed point \(0\.25, 0\.25\): \d+ %\n/);
      expect(await legend()).toContain('goes to infinity');
      expect(await sentences()).toContain('Theorem 2.1 says nothing here: rank fails.');
      expect(await page.locator('#stages canvas').count()).toBe(4);
      expect(await field('slope of piece 1').inputValue()).toBe('2');
    });

    test('a weight that is dragged, stepped or typed changes the picture and the hypotheses, exactly', async () => {
      await page.goto(site.address + example);
      const before = await picture();
      const weight = slider('W1, row 1, column 1');
      const box = await weight.boundingBox();
      if (box === null) throw new Error('expected the slider to be seen');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      const dragged = await field('W1, row 1, column 1').inputValue();
      expect(dragged).toMatch(/^-\d+(?:\/(?:2|4|8|16))?$/);
      expect(await picture()).not.toBe(before);
      await field('W1, row 1, column 1').fill('1/16');
      await field('W1, row 1, column 1').press('ArrowDown');
      expect(await field('W1, row 1, column 1').inputValue()).toBe('0');
      expect(await sentences()).toContain('Theorem 2.1 applies');
      expect(await page.locator('#findings').innerText()).toContain('W1 has rank 1 < n0 = 2');
      await field('W1, row 1, column 1').fill('1');
      expect(await sentences()).toContain('rank fails');
      expect(await picture()).toBe(before);
      await field('W1, row 1, column 1').fill('1/0');
      expect(await field('W1, row 1, column 1').getAttribute('aria-invalid')).toBe('true');
    });

    test('a breakpoint is dragged on the graph of φ, which stays continuous if it is to', async () => {
      await page.goto(site.address + example);
      const graph = page.locator('#graph');
      await graph.scrollIntoViewIfNeeded();
      const box = await graph.boundingBox();
      if (box === null) throw new Error('expected the graph to be seen');
      // The window of the graph is [−3/2, 3/2]²: the breakpoints 0 and 1 are at 1/2 and 5/6 of its width.
      const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
      await page.mouse.move(...at(5 / 6));
      await page.mouse.down();
      await page.mouse.move(...at(2 / 3), { steps: 3 });
      await page.mouse.up();
      expect(await field('end of piece 2').inputValue()).toBe('1/2');
      expect(await field('intercept of piece 3').inputValue()).toBe('-3/4');
      await page.getByLabel('keep φ continuous').uncheck();
      await field('slope of piece 2').fill('-1');
      expect(await page.locator('#findings').innerText()).toContain('φ jumps');
      await page.getByLabel('Activation').selectOption('tanh');
      expect(await page.locator('#findings').innerText()).toContain('φ misses some real value');
      expect(await page.locator('#pieces input').count()).toBe(0);
    });

    test('a point has an orbit, by pointer and by keyboard', async () => {
      await page.goto(site.address + example);
      await expect.poll(legend).toContain('attractive fixed point');
      const orbit = () => page.locator('#orbit').innerText();
      await page.locator('#over').click({ position: { x: 10, y: 10 } });
      await expect.poll(orbit).toMatch(/beyond 10⁸/);
      await page.getByLabel('Orbit of x₁').fill('1');
      await page.getByLabel('Orbit of x₁').press('Enter');
      await page.locator('#start-y').fill('1');
      await page.locator('#start-y').press('Enter');
      await expect.poll(orbit).toMatch(/: \(1, 1\) → .*at \(0\.25, 0\.25\)/);
      await page.locator('#over').focus();
      await page.keyboard.press('Shift+ArrowRight');
      await expect.poll(orbit).not.toContain(': (1, 1)');
    });

    test('the window is moved and zoomed by the wheel, by dragging, by two fingers and by keys', async () => {
      await page.goto(site.address + example);
      const window = async () =>
        await Promise.all(
          ['x', 'y', 'radius'].map(async (of) => Number(await page.locator(`#view-${of}`).inputValue())),
        );
      await expect.poll(async () => (await window())[2]).toBe(1.88);
      const over = page.locator('#over');
      await over.scrollIntoViewIfNeeded();
      const box = await over.boundingBox();
      if (box === null) throw new Error('expected the picture to be seen');
      /** What is at a share of the width and the height of the picture. */
      const placeAt = async (a: number, b: number) => {
        const [x = NaN, y = NaN, radius = NaN] = await window();
        return [x + (2 * a - 1) * radius, y + (1 - 2 * b) * radius] as const;
      };
      const isAt = async (a: number, b: number, [x, y]: readonly [number, number]) => {
        const [left, up] = await placeAt(a, b);
        expect(Math.hypot(left - x, up - y)).toBeLessThan(0.02);
      };
      const pixel = (a: number, b: number) => [box.x + a * box.width, box.y + b * box.height] as const;
      const under = await placeAt(0.25, 0.25);
      await page.mouse.move(...pixel(0.25, 0.25));
      await page.mouse.wheel(0, -400);
      await expect.poll(async () => (await window())[2]).toBeLessThan(1.5);
      await isAt(0.25, 0.25, under);
      await page.mouse.down();
      await page.mouse.move(...pixel(0.75, 0.5), { steps: 3 });
      await page.mouse.up();
      await isAt(0.75, 0.5, under);
      const fingers = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: (readonly [number, number])[]) =>
        fingers.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: at.map(([x, y], id) => ({ x, y, id })),
        });
      const before = (await window())[2] ?? NaN;
      await touch('touchStart', pixel(0.4, 0.5), pixel(0.6, 0.5));
      await touch('touchMove', pixel(0.4, 0.5), pixel(0.8, 0.5));
      await touch('touchEnd');
      await expect.poll(async () => (await window())[2]).toBeCloseTo(before / 2, 1);
      await over.focus();
      const [x = NaN, y = NaN, radius = NaN] = await window();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('-');
      const moved = await window();
      expect(moved[0]).toBeCloseTo(x - radius / 5, 2);
      expect(moved[1]).toBeCloseTo(y + radius / 5, 2);
      expect(moved[2]).toBeCloseTo(2 * radius, 2);
      await page.keyboard.press('0');
      // Around the periodic points of Example 2.1.
      await expect.poll(window).toEqual([0.75, 0.75, 3]);
    });

    test('with one input, it shows the graph and where each basin was seen; with three, a plane that is moved by a slider', async () => {
      await page.goto(
        `${site.address}explorer.html#entry=${encodeURIComponent(addressOf('paper/2.2-without-width'))}`,
      );
      await expect.poll(legend).toMatch(/attractive fixed point 0\.5: \d+ %, seen from .* to .*, from /);
      expect(await page.locator('#slice').isVisible()).toBe(false);
      expect(await page.locator('#orbit').innerText()).toMatch(/^Orbit, in floating point: [−\d.]+ → /);
      await page.getByLabel('Start from').selectOption('a new network with three inputs');
      await expect.poll(legend).toContain('attractive fixed point (0, 0, 0): 100 %');
      await page.locator('#slice-axes').selectOption('x₁ and x₃');
      const drag = page.getByRole('slider', { name: 'x₂, drag' });
      await drag.focus();
      await page.keyboard.press('ArrowRight');
      const at = await page.getByLabel('at x₂ =').inputValue();
      expect(Number(at)).toBeGreaterThan(0);
      await expect.poll(() => page.locator('#orbit').innerText()).toContain(`(1, ${at}, 1) → `);
      const link = await page.getByLabel('A link to').inputValue();
      expect(link).toContain(`&slice=1,3,${at}`);
      await page.goto('about:blank');
      await page.goto(link);
      expect(await page.getByLabel('at x₂ =').inputValue()).toBe(at);
    });

    test('a link leads back to the same network and window', async () => {
      await page.goto(site.address + example);
      await field('b2, row 1').fill('-3/16');
      await page.getByRole('button', { name: 'Zoom out' }).click();
      const before = await picture();
      const [link, file] = [page.getByLabel('A link to'), page.getByLabel('The network as a file')];
      const address = await link.inputValue();
      const text = await file.inputValue();
      await expect.poll(() => page.url()).toBe(address);
      await page.goto('about:blank');
      await page.goto(address);
      expect(await picture()).toBe(before);
      expect(await file.inputValue()).toBe(text);
      expect(await field('b2, row 1').inputValue()).toBe('-3/16');
      await page.goto('about:blank');
      await page.goto(
        `${site.address}explorer.html#entry=${encodeURIComponent(addressOf('3.1-without-continuous'))}`,
      );
      expect(await page.locator('#said').innerText()).toContain('ℝⁿ to ℝⁿ');
    });

    test('a file is read as text, and refused with the reason', async () => {
      await page.goto(site.address + example);
      const file = page.getByLabel('The network as a file');
      const text = await file.inputValue();
      await file.fill(text.replace('"-7/4"', '"-7/0"'));
      await page.getByRole('button', { name: 'Use this text' }).click();
      expect(await page.locator('#kept-text').innerText()).toMatch(
        /^activation\.pieces\[2\]\.intercept: expected/,
      );
      await file.fill(text.replace('"-7/4"', '"-5/4"'));
      await page.getByRole('button', { name: 'Use this text' }).click();
      expect(await field('intercept of piece 3').inputValue()).toBe('-5/4');
    });

    test('where no worker starts, it says so, and decides the hypotheses all the same', async () => {
      await page.addInitScript('delete globalThis.Worker');
      await page.goto(site.address + example);
      expect(await page.locator('#progress').innerText()).toContain('starts no workers');
      expect(await sentences()).toContain('rank fails');
      await page.getByRole('button', { name: 'Probe' }).click();
      expect(await page.locator('#probed').innerText()).toContain('starts no workers');
    });

    test('a probe of Example 2.1 from a plain file ends refuted, with a certificate', async () => {
      await page.goto(`${pathToFileURL(site.folder).href}/${example}`);
      await page.getByRole('button', { name: 'Probe' }).click();
      const said = () => page.locator('#probed').innerText();
      await expect.poll(said).toMatch(/^refuted: Theorem 2\.1\. .*Fails: rank\.$/);
      const certificate = page.getByRole('link', { name: 'Download the certificate' });
      const text = await certificate.evaluate(async (link) => {
        const { href } = link as unknown as { href: string };
        return await (await fetch(href)).text();
      });
      expect(verify(text)).toMatchObject({ verdict: 'verified' });
      await field('b1, row 1').fill('1/2');
      await expect.poll(said).toBe('');
      expect(await certificate.count()).toBe(0);
    });
  });
});
