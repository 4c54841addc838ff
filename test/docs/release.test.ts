/** `.ci/check-release`, which the release workflow asks before anything else. */

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { project } from '../project.js';

const folder = mkdtempSync(join(tmpdir(), 'basincheck-release-'));
mkdirSync(join(folder, '.ci'));
copyFileSync(join(project, '.ci', 'check-release'), join(folder, '.ci', 'check-release'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHANGELOG = [
  '# Changelog',
  '## Unreleased',
  'Nothing yet.',
  '## 1.2.0 - 2026-11-29',
  '## 1.1.0 - 2026-01-01',
];

/** Exit status and complaints about a tag, for a version in package.json and the lines of a changelog. */
function checked(
  tags: readonly string[],
  version = '1.2.0',
  changelog = CHANGELOG,
): [number | null, string[]] {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'any', version }));
  writeFileSync(join(folder, 'CHANGELOG.md'), `${changelog.join('\n\n')}\n`);
  const { status, stderr } = spawnSync(join(folder, '.ci', 'check-release'), tags, { encoding: 'utf8' });
  return [status, stderr.split('\n').filter((line) => line !== '')];
}

const inChangelog = (version: string, found: string): string =>
  `CHANGELOG.md: expected ${version}, as package.json says, in the newest section with a date, got ${found}`;

describe('a release is', () => {
  test('right when the tag, package.json and the newest section with a date name the same version', () => {
    expect(checked(['v1.2.0'])).toEqual([0, []]);
  });

  test.each(['v1.1.0', '1.2.0', 'v1.2', 'v1.2.0-rc.1'])('wrong under the tag %s', (tag) => {
    const complaint = `the tag: expected v1.2.0, as package.json says, got ${tag}`;
    expect(checked([tag])).toEqual([1, [complaint]]);
  });

  test('wrong when the changelog has a newer section, an older one alone, or none', () => {
    expect(checked(['v1.1.0'], '1.1.0')).toEqual([1, [inChangelog('1.1.0', '1.2.0')]]);
    expect(checked(['v1.3.0'], '1.3.0')).toEqual([1, [inChangelog('1.3.0', '1.2.0')]]);
    expect(checked(['v1.2.0'], '1.2.0', CHANGELOG.slice(0, 3))).toEqual([1, [inChangelog('1.2.0', 'none')]]);
  });

  test('wrong when its section has no date', () => {
    const undated = ['# Changelog', '## 1.2.0', '## 1.1.0 - 2026-01-01'];
    expect(checked(['v1.2.0'], '1.2.0', undated)).toEqual([1, [inChangelog('1.2.0', '1.1.0')]]);
  });

  test('not told without one tag', () => {
    expect(checked([])).toEqual([2, ['.ci/check-release: expected one tag such as v0.1.0, got 0']]);
  });
});

describe('CHANGELOG.md', () => {
  const text = readFileSync(join(project, 'CHANGELOG.md'), 'utf8');
  const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);

  test('starts with what is unreleased, and dates every version', () => {
    expect(sections[0]).toBe('Unreleased');
    expect(sections.length).toBeGreaterThan(1);
    for (const section of sections.slice(1)) expect(section).toMatch(/^\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}$/);
  });

  test('has the version of package.json as its newest', () => {
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(sections[1]).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')} - `));
  });

  test('sorts what it tells under the words of Keep a Changelog', () => {
    const kinds = [...text.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    expect(kinds.filter((kind) => !known.includes(kind ?? ''))).toEqual([]);
    expect(kinds).toEqual(expect.arrayContaining(['Added', 'Changed', 'Fixed']));
  });
});
