#!/usr/bin/env node
/**
 * What the command `basincheck` starts. Where Node is too old for the program, it says so on one line.
 *
 * An old Node has to be able to read this file: it holds no syntax newer than Node 14, and it imports the program only
 * after it has looked at the version.
 */

/** As `engines` in package.json says. */
const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 19;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR)) await import('./main.js');
else {
  process.stderr.write(
    `basincheck needs Node ${OLDEST_MAJOR}.${OLDEST_MINOR} or newer, this is ${process.versions.node}\n`,
  );
  process.exitCode = 2;
}
