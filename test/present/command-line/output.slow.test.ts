/** What an option names is looked at before any work is done, and written so that nobody is hurt. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { project } from '../../project.js';
import { workshop } from './built.js';

const shop = workshop();
const HALF =
  '{"format":"basincheck/network@1","activation":{"name":"relu"},"layers":[{"weights":[["1/2"]],"bias":["0"]}]}';
const example = readFileSync(join(project, 'counterexamples', 'paper', '2.2-without-width.json'), 'utf8');
const read = (name: string) => readFileSync(join(shop.folder, name), 'utf8');

beforeAll(() => {
  shop.write('half.json', HALF);
  shop.write('example.json', example);
  shop.write('a-file', 'mine');
  mkdirSync(join(shop.folder, 'folder'));
});

describe('before any work is done', () => {
  // None of these inputs is there: an option that is looked at first is what is complained about.
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['--out', ['report', 'none.json']],
    ['--picture', ['report', 'none.json']],
    ['--out', ['probe', 'none.json', '--theorem', '2.2']],
    ['--out', ['draw', 'none.json']],
    ['--out', ['draw', 'none.json', '--layers']],
    ['--out', ['figure', 'swiss-roll']],
    ['--out', ['memory', 'none.json', '--examples', 'none.csv']],
    ['--out', ['train', '--data', 'none.csv', '--widths', '2']],
    ['--save-examples', ['train', '--data', 'none.csv', '--widths', '2']],
  ];
  test.each(commands)('%s of %j names a file in a folder that is there', async (option, args) => {
    const name = join('nowhere', 'x.svg');
    const { status, stdout, stderr } = await shop.basincheck(...args, option, name);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      `basincheck: ${option}: expected a file to write, got ${name}: there is no folder nowhere\n`,
    );
  });

  test.each(commands)('%s of %j is neither a folder nor below a file', async (option, args) => {
    mkdirSync(join(shop.folder, 'folder.svg'), { recursive: true });
    const folder = await shop.basincheck(...args, option, 'folder.svg');
    expect(folder).toMatchObject({ status: 2, stdout: '' });
    expect(folder.stderr).toBe(`basincheck: ${option}: expected a file to write, got folder.svg, a folder\n`);
    const below = await shop.basincheck(...args, option, 'a-file/x.svg');
    expect(below).toMatchObject({ status: 2, stdout: '' });
    expect(below.stderr).toMatch(`basincheck: ${option}: expected a file to write, got `);
    expect(below.stderr).not.toMatch(/\bE[A-Z]{4,}\b/);
    expect(readdirSync(shop.folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test.each([
    ['--counterexamples', ['report', 'none.json']],
    ['--out', ['hunt', '--theorem', '3.1']],
    ['--out', ['hunt', '--exhaustive', '--theorem', '2.3', '--without', 'surjective']],
    ['--out', ['stress', '--theorem', '2.1']],
    ['--out', ['catalogue']],
  ])('%s of %j names a folder, or one that can be made', async (option, args) => {
    for (const name of ['a-file', 'a-file/inside']) {
      const { status, stdout, stderr } = await shop.basincheck(...args, option, name);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(`basincheck: ${option}: expected a folder to write into, got `);
      expect(stderr).not.toMatch(/\bE[A-Z]{4,}\b/);
    }
    expect(read('a-file')).toBe('mine');
  });

  test('an empty name, a name that is too long and links in a circle are said to be that', async () => {
    symlinkSync('circle', join(shop.folder, 'circle'));
    for (const [name, found] of [
      ['', 'an empty name'],
      ['x'.repeat(300), `${'x'.repeat(300)}: a name that is too long`],
      ['circle', 'circle: links that lead in a circle'],
    ] as const) {
      const { status, stdout, stderr } = await shop.basincheck('report', 'half.json', '--out', name);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('basincheck: --out: expected a file to write, got ');
      expect(stderr).toContain(found.slice(-40));
    }
  });

  test('what may not be written is said, and stays', () => {
    chmodSync(shop.write('locked/file.txt', 'theirs'), 0o444);
    chmodSync(join(shop.folder, 'locked'), 0o755);
    for (const name of ['locked/file.txt', 'locked/new.txt']) {
      const { status, stdout, stderr } = shop.basincheckAsNobody('report', 'half.json', '--out', name);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^basincheck: --out: expected a file to write, got .*: no permission to write/);
    }
    expect(readdirSync(join(shop.folder, 'locked'))).toEqual(['file.txt']);
  });

  test('without --out, probe looks at the folder where it would write', () => {
    const { status, stderr } = shop.basincheckAsNobody('probe', 'half.json', '--theorem', '2.2');
    if (process.getuid?.() !== 0) return;
    expect([status, stderr]).toEqual([
      2,
      'basincheck: --out: expected a folder to write into, got .: no permission to write to it\n',
    ]);
  });
});

describe('the input of a command is not overwritten', () => {
  test.each([
    [['report', 'half.json', '--out', 'half.json']],
    [['report', 'half.json', '--out', './folder/../half.json']],
    [['report', 'linked.json', '--out', 'half.json']],
    [['report', 'half.json', '--out', 'linked.json']],
    [['probe', 'half.json', '--theorem', '2.2', '--out', 'half.json']],
    [['train', '--data', 'half.json', '--widths', '2', '--out', 'half.json']],
    [['train', '--data', 'half.json', '--widths', '2', '--save-examples', 'half.json']],
    [['draw', 'half.svg', '--out', 'half.svg']],
    [['memory', 'example.json', '--examples', 'half.svg', '--out', 'half.svg']],
  ])('%j', async (args) => {
    shop.write('half.svg', HALF);
    if (!existsSync(join(shop.folder, 'linked.json')))
      symlinkSync('half.json', join(shop.folder, 'linked.json'));
    const { status, stdout, stderr } = await shop.basincheck(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^basincheck: --[a-z-]+: expected a file other than the input, got .*, which is read\n$/,
    );
    expect([read('half.json'), read('half.svg')]).toEqual([HALF, HALF]);
  });

  test('nor are the tensors that a description names, nor what is read from stdin', async () => {
    const fixtures = join(project, 'test', 'sources', 'models', 'fixtures');
    const tensors = readFileSync(join(fixtures, 'torch.safetensors'));
    shop.write('model/torch.layers.json', readFileSync(join(fixtures, 'torch.layers.json')));
    shop.write('model/torch.safetensors', tensors);
    const args = ['report', 'model/torch.layers.json', '--out', 'model/torch.safetensors'];
    expect((await shop.basincheck(...args)).stderr).toContain('expected a file other than the input');
    expect(readFileSync(join(shop.folder, 'model/torch.safetensors'))).toEqual(tensors);
    const { status, stderr } = shop.shell('basincheck report - --out half.json < half.json');
    expect([status, stderr]).toEqual([2, expect.stringContaining('expected a file other than the input')]);
    expect(read('half.json')).toBe(HALF);
  });

  test('nor is a counterexample file that has the name of what probe writes by default', async () => {
    shop.write('2.2-without-width.json', example);
    const probed = await shop.basincheck('probe', '2.2-without-width.json', '--theorem', '2.2');
    expect(probed).toMatchObject({ status: 2, stdout: '' });
    expect(probed.stderr).toContain('without --out: expected a file other than the input');
    expect(read('2.2-without-width.json')).toBe(example);
  });

  test('and two options do not name the same file', async () => {
    const args = ['report', 'half.json', '--picture', 'same.svg', '--out', './folder/../same.svg'];
    const { status, stderr } = await shop.basincheck(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining('expected another file than --out')]);
    expect(existsSync(join(shop.folder, 'same.svg'))).toBe(false);
  });
});

describe('what is written', () => {
  test('goes through a link, also to a file that is not there yet, and the link stays', async () => {
    symlinkSync('folder/target.txt', join(shop.folder, 'link.txt'));
    for (const format of ['text', 'markdown']) {
      const { status } = await shop.basincheck(
        'report',
        'half.json',
        '--format',
        format,
        '--out',
        'link.txt',
      );
      expect(status).toBe(0);
      expect(lstatSync(join(shop.folder, 'link.txt')).isSymbolicLink()).toBe(true);
      expect(read('folder/target.txt').startsWith('# ')).toBe(format === 'markdown');
    }
    expect(readdirSync(join(shop.folder, 'folder'))).toEqual(['target.txt']);
  });

  test('keeps the mode of the file', async () => {
    for (const mode of [0o600, 0o640, 0o755]) {
      const path = shop.write('kept.txt', 'before');
      chmodSync(path, mode);
      expect((await shop.basincheck('report', 'half.json', '--out', 'kept.txt')).status).toBe(0);
      expect([read('kept.txt') === 'before', statSync(path).mode & 0o777]).toEqual([false, mode]);
    }
  });

  test('leaves a file of the user alone that is called as an unfinished one once was', async () => {
    shop.write('page.txt.unfinished', 'mine');
    expect((await shop.basincheck('report', 'half.json', '--out', 'page.txt')).status).toBe(0);
    expect(read('page.txt.unfinished')).toBe('mine');
  });

  test('goes to stdout under each of its names, before what is said there', () => {
    const page = shop.shell('basincheck report half.json').stdout;
    for (const name of ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']) {
      expect(shop.shell(`basincheck report half.json --out ${name}`)).toEqual({
        status: 0,
        stdout: page,
        stderr: '',
      });
    }
    const appended = shop.shell(
      'echo before > all.txt; basincheck report half.json --out /dev/stdout >> all.txt',
    );
    expect([appended.status, read('all.txt')]).toEqual([0, `before\n${page}`]);
  });

  test('goes into a pipe, which stays one, and a picture without a name for it as SVG', () => {
    const script =
      'mkfifo pipe; (cat pipe > received) & basincheck draw half.json --out pipe; code=$?; wait; test -p pipe && exit $code';
    expect(shop.shell(script)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(read('received')).toMatch(/^<svg [^]*<\/svg>\n$/);
  });

  test('goes into a device, which stays one', async () => {
    const { status } = await shop.basincheck('report', 'half.json', '--out', '/dev/null');
    expect([status, statSync('/dev/null').isCharacterDevice()]).toEqual([0, true]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk and a closed pipe', () => {
  test.each([
    'verify example.json',
    'verify example.json --json',
    'show example.json',
    'draw example.json',
    'matrix .',
    'report half.json',
    'probe half.json --theorem 2.2',
    'train --data sphere --widths 2 --steps 1',
    '--help',
  ])('on stdout of `%s` are one line, and exit code 2', (command) => {
    expect(shop.shell(`basincheck ${command} > /dev/full`)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'basincheck: expected to write to stdout, got a full disk\n',
    });
  });

  test('on stdout that nobody reads any more, too', () => {
    const script = 'mkfifo closed; (exec 4< closed) & exec 3> closed; wait; basincheck show example.json >&3';
    expect(shop.shell(script)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'basincheck: expected to write to stdout, got a pipe that nobody reads any more\n',
    });
  });

  test('behind an option are said with its name, also through a link', async () => {
    symlinkSync('/dev/full', join(shop.folder, 'full.svg'));
    for (const args of [
      ['report', 'half.json', '--out'],
      ['report', 'half.json', '--picture'],
      ['draw', 'half.json', '--out'],
      ['train', '--data', 'sphere', '--widths', '2', '--steps', '1', '--save-examples'],
      ['train', '--data', 'sphere', '--widths', '2', '--steps', '1', '--keep', '--out'],
      ['probe', 'example.json', '--theorem', '2.2', '--out'],
    ]) {
      const { status, stdout, stderr } = await shop.basincheck(...args, 'full.svg');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toBe(`basincheck: ${args.at(-1) ?? ''}: expected to write full.svg, got a full disk\n`);
    }
    expect(lstatSync(join(shop.folder, 'full.svg')).isSymbolicLink()).toBe(true);
  });

  test('on stderr change no exit code', () => {
    expect(shop.shell('basincheck verify missing.json example.json 2> /dev/full').status).toBe(2);
    expect(
      shop.shell('basincheck train --data sphere --widths 2 --steps 1 --out x.json 2> /dev/full').status,
    ).toBe(1);
  });
});

describe('stdin is read', () => {
  const said = (name: string, script: string) => shop.shell(script.replaceAll('IN', name));

  test.each(['-', '/dev/stdin', '/dev/fd/0'])('as %s, from a pipe and from a file', (name) => {
    expect(said(name, 'cat example.json | basincheck verify IN').stdout).toMatch(/^verified /);
    expect(said(name, 'basincheck verify IN < example.json').status).toBe(0);
    expect(said(name, 'cat half.json | basincheck draw IN').status).toBe(0);
  });

  test('wherever a file is', () => {
    expect(said('-', 'cat example.json | basincheck show IN').status).toBe(0);
    expect(said('-', 'cat example.json | basincheck draw IN').stdout).toContain(
      'Theorem 2.2 fails without width',
    );
    expect(said('/dev/stdin', 'cat half.json | basincheck report IN').status).toBe(0);
    expect(said('-', 'cat half.json | basincheck probe IN --theorem 2.2').status).toBe(0);
    expect(
      said('/dev/stdin', "echo '1,2;3,4' | tr ';' '\\n' | basincheck train --data IN --widths 2 --steps 1")
        .stdout,
    ).toMatch(/^loss /);
    expect(said('-', "echo '1;2' | tr ';' '\\n' | basincheck memory half.json --examples IN").status).toBe(1);
    expect(said('-', `echo '{"2.2-without-none": 7}' | basincheck matrix . --survived IN`).stdout).toContain(
      'survived 7 networks',
    );
  });

  test('a model of another tool too', () => {
    const model = join(project, 'test', 'sources', 'models', 'fixtures', 'torch-relu.onnx');
    expect(shop.shell(`cat '${model}' | basincheck report -`).stdout).toContain('F: ℝ² → ℝ²');
  });

  test('and what is wrong with it is said of it', () => {
    expect(shop.shell('echo x | basincheck verify -')).toMatchObject({ status: 2 });
    expect(shop.shell('basincheck verify - < /dev/null').stdout).toBe(
      'unjudged  -  line 1, column 1: expected a JSON value, got the end of the file\n',
    );
    expect(shop.shell('basincheck verify - < .').stdout).toContain('got a folder');
  });
});

test.each([
  ['report', ['report', 'a-file/x']],
  ['examples', ['train', '--data', 'a-file/x', '--widths', '2']],
  ['examples in a folder', ['train', '--data', 'folder', '--widths', '2']],
  ['survivors', ['matrix', '.', '--survived', 'missing.json']],
  ['survivors that are no JSON', ['matrix', '.', '--survived', 'a-file']],
  ['a folder', ['matrix', 'a-file']],
])('what cannot be read is said in words: %s', async (_, args) => {
  const { status, stdout, stderr } = await shop.basincheck(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('expected ');
  expect(stderr).not.toMatch(/\bE[A-Z]{4,}\b|JSON at position|is not valid JSON/);
});
