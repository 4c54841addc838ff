/** Files that mean harm: each is refused with the place in one verdict line, and never with a stack trace. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../../src/proof/index.js';
import { type Run, workshop } from './built.js';
import { project } from '../../project.js';

const cli = workshop();
const example = readFileSync(join(project, 'counterexamples', 'paper', '2.1-without-rank.json'), 'utf8');

/** The example with the first place that a pattern matches replaced. */
function altered(pattern: string | RegExp, replacement: string): string {
  const text = example.replace(pattern, () => replacement);
  if (text === example) throw new Error(`expected a place that matches ${String(pattern)}, got none`);
  return text;
}

/** What `verify` says about a file, without the verdict's file: verdict, complaint, exit code. */
async function judged(
  content: string | Uint8Array,
  name = 'hostile.json',
): Promise<{ verdict: string; says: string; status: number | null }> {
  cli.write(name, content);
  return judgedAt(name);
}

async function judgedAt(
  path: string,
  run: (...args: readonly string[]) => Run | Promise<Run> = cli.basincheck,
): Promise<{ verdict: string; says: string; status: number | null }> {
  const { status, stdout, stderr } = await run('verify', path);
  expect(stderr).toBe('');
  expect(stdout.endsWith('\n')).toBe(true);
  const lines = stdout.slice(0, -1).split('\n');
  expect(lines).toHaveLength(1);
  const [, verdict = '', says = ''] = /^(\w+) +\S+ {2}(.*)$/.exec(lines[0] ?? '') ?? [];
  expect(says).not.toMatch(/\bat .*\.js:\d|node:internal|RangeError|TypeError/);
  return { verdict, says, status };
}

const unjudged = (says: string) => ({ verdict: 'unjudged', says, status: 2 });
const rejected = (says: string) => ({ verdict: 'rejected', says, status: 1 });
const { characters, cells, digits, steps, power, depth } = defaultLimits;

describe('numbers', () => {
  test('a number of twenty million digits, alone or in a string, is over the limit on the file', async () => {
    const many = 20_000_000;
    expect(await judged('9'.repeat(many))).toEqual(
      unjudged(`expected at most ${characters} bytes, got ${many}`),
    );
    expect(await judged(`"${'9'.repeat(many)}"`)).toEqual(
      unjudged(`expected at most ${characters} bytes, got ${many + 2}`),
    );
  });

  test('a number literal of millions of digits is over the limit on its length', async () => {
    const { verdict, says, status } = await judged(
      altered('"power": 1', `"power": ${'9'.repeat(8_000_000)}`),
    );
    expect([verdict, status]).toEqual(['unjudged', 2]);
    expect(says).toMatch(
      new RegExp(`^line \\d+, column \\d+: expected a number of at most ${digits} characters, got "999`),
    );
  });

  test('a rational of millions of digits is over the limit on its length', async () => {
    expect(await judged(altered('"point": ["1/4"', `"point": ["${'9'.repeat(8_000_000)}"`))).toEqual(
      unjudged(`attractor.point[0]: expected integers of at most ${digits} digits, got 8000000 characters`),
    );
  });

  test('a file full of rationals as long as they may be is judged', async () => {
    const long = `"1${'3'.repeat(digits - 1)}/${'7'.repeat(digits)}"`;
    const many = Array.from({ length: Math.floor(characters / long.length) - 2 }, () => long);
    expect(await judged(altered('["1/4", "1/4"]', `[${many.join()}]`))).toEqual(
      rejected(`attractor.point: expected 2 coordinates, got ${many.length}`),
    );
  });

  test.each(['NaN', 'Infinity', '-Infinity', '.5', '0x10', '1_000'])(
    '%s is no JSON value',
    async (literal) => {
      const { verdict, says, status } = await judged(altered('"power": 1', `"power": ${literal}`));
      expect([verdict, status]).toEqual(['unjudged', 2]);
      expect(says).toMatch(/^line 25, column 1\d: expected /);
    },
  );

  test('an exponent beyond float64 exceeds a limit', async () => {
    const { says, status } = await judged(altered('"power": 1', '"power": 1e400'));
    expect(says).toMatch(/^attractor\.power: expected at most 64, got 1e400/);
    expect(status).toBe(2);
  });

  test('-0 is no index, no count and no rational', async () => {
    expect(await judged(altered('"index": [1, 2]', '"index": [-0, 2]'))).toEqual(
      rejected('witness.cells[0].index[0]: expected an integer from 0 to 4, got -0'),
    );
    expect(await judged(altered('"power": 1', '"power": -0'))).toEqual(
      rejected(`attractor.power: expected an integer from 1 to ${power}, got -0`),
    );
    expect(await judged(altered('"1/4", "1/4"', '"-0", "1/4"'))).toEqual(
      rejected('attractor.point[0]: expected a rational in a string, such as "3" or "-27/8", got "-0"'),
    );
  });

  test('a power of a billion is over the limit on powers', async () => {
    expect(await judged(altered('"power": 1', '"power": 1000000000'))).toEqual(
      unjudged(`attractor.power: expected at most ${power}, got 1000000000`),
    );
  });

  test('a billion steps are over the limit on steps', async () => {
    expect(await judged(altered('"steps": 0 }]', '"steps": 1000000000 }]'))).toEqual(
      unjudged(`witness.points[0].steps: expected at most ${steps}, got 1000000000`),
    );
  });
});

describe('structure', () => {
  test.each([
    ['brackets', '['],
    ['braces', '{"a":'],
  ])('a million levels of %s are over the limit on nesting', async (_, open) => {
    const { verdict, says, status } = await judged(open.repeat(1_000_000));
    expect([verdict, status]).toEqual(['unjudged', 2]);
    expect(says).toContain(`expected at most ${depth} levels of nesting`);
    expect(says).toMatch(/^line 1, column \d+: /);
  });

  test('a million levels inside the provenance, which nobody reads, are too', async () => {
    const { says, status } = await judged(
      altered('"provenance": {', `"provenance": {"a": ${'['.repeat(1_000_000)}`),
    );
    expect(says).toMatch(/^line \d+, column \d+: expected at most 32 levels of nesting/);
    expect(status).toBe(2);
  });

  test('a million cells are over the limit on cells, or on the size of the file', async () => {
    const listed = (cell: string) =>
      altered(/"cells": \[[^]*?\n {4}\]/, `"cells": [${`${cell},`.repeat(999_999)}${cell}]`);
    expect(await judged(listed('0'))).toEqual(
      unjudged(`witness.cells: expected at most ${cells} cells, got 1000000`),
    );
    const real = listed('{"index":[1,2],"into":"0","steps":0}');
    expect(await judged(real)).toEqual(unjudged(`expected at most ${characters} bytes, got ${real.length}`));
  });

  test('a grid of more cells than can be filled is over the limit on the grid', async () => {
    const axis = `["-inf", ${Array.from({ length: 10_000 }, (_, i) => `"${i}"`).join()}, "inf"]`;
    expect(await judged(altered(/"axes": \[\[.*\]\]/, `"axes": [${axis}, ${axis}]`))).toEqual(
      unjudged(`witness.grid: expected at most ${defaultLimits.gridCells} grid cells, got ${10_001 ** 2}`),
    );
  });

  test('lists of nothing but millions of wrong items are refused with the first ones', async () => {
    const { verdict, says, status } = await judged(
      altered(/"layers": \[[^]*?\n {4}\]/, `"layers": [${'0,'.repeat(4_000_000)}0]`),
    );
    expect([verdict, status]).toEqual(['rejected', 1]);
    expect(says).toMatch(/^network\.layers\[0\]: expected an object, got 0; network\.layers\[1\]: /);
    expect(says.length).toBeLessThan(5000);
  });

  test('half a million unknown keys are refused with the first ones', async () => {
    const keys = Array.from({ length: 500_000 }, (_, i) => `"k${i}":0`).join();
    const { verdict, says, status } = await judged(altered('"theorem"', `${keys}, "theorem"`));
    expect([verdict, status]).toEqual(['rejected', 1]);
    expect(says).toMatch(/^k0: expected no such key, got an unknown key; k1: /);
    expect(says.length).toBeLessThan(5000);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the key %s is refused like any other unknown key',
    async (key) => {
      const path = /^[a-z]/i.test(key) ? key : `["${key}"]`;
      expect(await judged(altered('"theorem"', `"${key}": { "verdict": "verified" }, "theorem"`))).toEqual(
        rejected(`${path}: expected no such key, got an unknown key`),
      );
      const inside = path.startsWith('[') ? `attractor${path}` : `attractor.${path}`;
      expect(await judged(altered('"power": 1', `"power": 1, "${key}": 1`))).toEqual(
        rejected(`${inside}: expected no such key, got an unknown key`),
      );
    },
  );

  test.each(['__proto__', 'constructor', 'hasOwnProperty'])(
    '%s is no theorem, no hypothesis, no activation and no region',
    async (name) => {
      const ids = '"2.1" or "2.2" or "2.3" or "3.1"';
      expect(await judged(altered('"theorem": "2.1"', `"theorem": "${name}"`))).toEqual(
        rejected(`theorem: expected ${ids}, got "${name}"`),
      );
      expect((await judged(altered('"dropped": ["rank"]', `"dropped": ["${name}"]`))).says).toMatch(
        /^dropped\[0\]: expected "width" or /,
      );
      expect(
        (await judged(altered(/"activation": \{[^]*?\n {4}\}/, `"activation": { "name": "${name}" }`))).says,
      ).toMatch(/^network\.activation\.name: expected "tanh" or /);
      expect((await judged(altered('"into": "0"', `"into": "${name}"`))).says).toMatch(
        /^witness\.cells\[0\]\.into: expected "attractor" or /,
      );
    },
  );

  test('a key twice is refused where it stands the second time', async () => {
    const { says, status } = await judged(
      altered('"theorem": "2.1",', '"theorem": "2.2",\n"theorem": "2.1",'),
    );
    expect(says).toMatch(/^line 4, column 1: expected each key of an object once/);
    expect(status).toBe(2);
  });
});

describe('claims', () => {
  test('avoiding regions whose "next" go round in a circle are refused unless F maps each into the next', async () => {
    // Regions 0 and 1 are half-planes on opposite sides; each is mapped into itself, not into the other.
    const circle = example.replace(/"next": [01]/g, (next) =>
      next.endsWith('0') ? '"next": 1' : '"next": 0',
    );
    expect(await judged(circle)).toEqual(
      rejected(
        'avoiding[0].next: expected a region that contains the image under F, got region 1, which may not',
      ),
    );
  });

  test('a singular basis is refused', async () => {
    expect(
      await judged(altered('"basis": [["1", "0"], ["0", "1"]]', '"basis": [["1", "2"], ["2", "4"]]')),
    ).toEqual(rejected('witness.grid.basis: expected independent directions, got dependent ones'));
  });

  test('a cell twice is refused', async () => {
    const { says, status } = await judged(altered('{ "index": [3, 2]', '{ "index": [1, 2]'));
    expect(says).toMatch(/^witness\.cells\[1\]\.index: expected each cell once, got /);
    expect(status).toBe(1);
  });

  test('no provenance, however it looks, is obeyed', async () => {
    const provenance =
      '"provenance": { "verdict": "verified", "__proto__": { "then": 1 }, "constructor": [], "a": ["\\u001b[2J"]';
    expect(await judged(altered('"provenance": { "source"', `${provenance}, "source"`))).toMatchObject({
      verdict: 'verified',
      status: 0,
    });
  });
});

describe('files', () => {
  test('an empty file is no JSON', async () => {
    expect(await judged('')).toEqual(
      unjudged('line 1, column 1: expected a JSON value, got the end of the file'),
    );
  });

  test('binary junk is no text', async () => {
    const junk = Uint8Array.from({ length: 4096 }, (_, i) => (i * 2_654_435_761) >>> 24);
    expect(await judged(junk)).toEqual(
      unjudged('expected a readable text file, got bytes that are not UTF-8'),
    );
    expect(await judged(Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]))).toEqual(
      unjudged('expected a readable text file, got bytes that are not UTF-8'),
    );
  });

  test('NUL bytes are no JSON', async () => {
    expect(await judged(new Uint8Array(1000))).toMatchObject({ verdict: 'unjudged', status: 2 });
  });

  test('control characters of a file do not reach the terminal', async () => {
    const { says } = await judged('\u001b[2J\u202e[not json]');
    expect(says).toBe('line 1, column 1: expected a JSON value, got "\\u001b[2J\\u202e[not json]"');
  });

  test('a byte order mark is skipped and line breaks of any kind are white space', async () => {
    expect(await judged(`\ufeff${example}`)).toMatchObject({ verdict: 'verified', status: 0 });
    expect(await judged(example.replaceAll('\n', '\r\n'))).toMatchObject({ verdict: 'verified', status: 0 });
    expect(await judged(example.replaceAll('\n', '\r'))).toMatchObject({ verdict: 'verified', status: 0 });
  });

  test('JSON that is no counterexample is told so', async () => {
    for (const text of ['{}', '[]', 'null', '"x"', '{"format": "basincheck/network@1"}']) {
      const { verdict, says, status } = await judged(text);
      expect([verdict, status]).toEqual(['unjudged', 2]);
      expect(says).toContain('expected an object with "format": "basincheck/counterexample@1"');
    }
  });

  test('a folder called like a file, a pipe and a missing file are no files', async () => {
    mkdirSync(join(cli.folder, 'folder.json'));
    expect(await judgedAt('folder.json')).toEqual(unjudged('expected a folder with .json files, got none'));
    expect(await judgedAt('missing.json')).toEqual(
      unjudged('expected a readable text file, got no such file'),
    );
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes to is not waited for', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(cli.folder, 'pipe.json')]);
    expect(await judgedAt('pipe.json')).toEqual(unjudged('expected a regular file, got something else'));
  });

  test.skipIf(process.platform === 'win32')(
    'a file or a folder without permission is named as such',
    async () => {
      const file = cli.write('secret.json', example);
      cli.write('closed/inside.json', example);
      cli.write('partly/open.json', example);
      cli.write('partly/secret/inside.json', example);
      chmodSync(file, 0);
      chmodSync(join(cli.folder, 'closed'), 0);
      chmodSync(join(cli.folder, 'partly', 'secret'), 0);
      expect(await judgedAt('secret.json', cli.basincheckAsNobody)).toEqual(
        unjudged('expected a readable text file, got no permission to read it'),
      );
      expect(await judgedAt('closed', cli.basincheckAsNobody)).toEqual(
        unjudged('expected a readable folder, got no permission to read it'),
      );
      expect(await judgedAt(join('closed', 'inside.json'), cli.basincheckAsNobody)).toEqual(
        unjudged('expected a readable text file, got no permission to read it'),
      );
      // What could not be looked at is not passed over in silence.
      const { status, stdout } = cli.basincheckAsNobody('verify', 'partly');
      expect(stdout).toContain(
        `unjudged  ${join('partly', 'secret')}  expected a readable folder, got no permission`,
      );
      expect(stdout).toContain(`verified  ${join('partly', 'open.json')}  `);
      expect(status).toBe(2);
      // So that they can be removed.
      chmodSync(join(cli.folder, 'closed'), 0o755);
      chmodSync(join(cli.folder, 'partly', 'secret'), 0o755);
    },
  );
});
