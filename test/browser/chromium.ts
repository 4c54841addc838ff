/** Which Chromium the tests of the site run in, if this machine has one. */
import { existsSync } from 'node:fs';

const { BASINCHECK_CHROMIUM: told = '' } = process.env;

/** Where to look: where BASINCHECK_CHROMIUM says, or at the usual places, which `.ci/run` names too. */
const PLACES =
  told === '' ? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] : [told];

export const chromiumPath: string | undefined = PLACES.find((path) => existsSync(path));

/** No page, no service of the browser and no driver is asked for but what a test opens; root has no sandbox. */
export const FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (chromiumPath === undefined) {
  process.stderr.write(
    `The tests of the site are skipped: expected Chromium at ${PLACES.join(' or ')}, got none. BASINCHECK_CHROMIUM says where it is.\n`,
  );
}
