import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { networkIn } from '../../../src/present/command-line/network-in.js';

const given = fileURLToPath(new URL('../../sources/models/exported/', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'basincheck-beside-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** The model with its numbers elsewhere, in a folder of its own, in which `location` stands for the name of their file. */
function modelIn(folder: string, location = 'external.onnx.data'): string {
  const path = join(root, folder, 'model.onnx');
  mkdirSync(join(root, folder), { recursive: true });
  // A name of the same length leaves all lengths in the file as they are.
  const text = readFileSync(join(given, 'external.onnx')).toString('latin1');
  writeFileSync(path, Buffer.from(text.replaceAll('external.onnx.data', location.padEnd(18, 'x')), 'latin1'));
  return path;
}
const data = join(given, 'external.onnx.data');

function said(path: string): readonly string[] {
  const result = networkIn(path);
  if (!('problems' in result)) return [];
  return result.problems.map(
    ({ path: place, expected, found }) => `${place}: expected ${expected}, got ${found}`,
  );
}

describe('a model that keeps its numbers in another file', () => {
  test('is read with the file in its folder, or in a folder below', () => {
    const beside = modelIn('beside');
    copyFileSync(data, join(root, 'beside', 'external.onnx.data'));
    expect(said(beside)).toEqual([]);
    const below = modelIn('above', 'w/weights.data');
    mkdirSync(join(root, 'above', 'w'));
    copyFileSync(data, join(root, 'above', 'w/weights.dataxxxx'));
    expect(said(below)).toEqual([]);
  });

  test('is refused without it, with what to do', () => {
    expect(said(modelIn('alone'))).toEqual([
      'tensor "0.weight": expected its numbers in the file "external.onnx.data" beside the model, or in the model ' +
        '(external_data=False in torch.onnx.export), got no such file',
    ]);
    const pointer = modelIn('pointer');
    copyFileSync(join(given, 'z_lfs.onnx'), join(root, 'pointer', 'external.onnx.data'));
    expect(said(pointer)[0]).toMatch(/got a Git LFS pointer, .* "git lfs pull"$/);
  });

  test.each(['../weights.data', 'a/../../x.data', '/etc/hostname', 'nul\0'])(
    'is refused if that file is outside its folder: %j',
    (location) => {
      expect(said(modelIn('inside', location))[0]).toMatch(
        /^tensor "0.weight": expected the rest of its numbers in a file in the folder of the model, got "/,
      );
    },
  );

  test('is refused if a link leads out of its folder, or to no file', () => {
    const linked = modelIn('linked');
    symlinkSync(data, join(root, 'linked', 'external.onnx.data'));
    expect(said(linked)[0]).toContain(
      'expected the rest of its numbers in a file in the folder of the model',
    );
    const folder = modelIn('folder');
    mkdirSync(join(root, 'folder', 'external.onnx.data'));
    expect(said(folder)[0]).toMatch(/got something else$/);
  });
});

describe('a file that is no network', () => {
  test.each([
    ['checkpoint.pth', readFileSync(join(given, 'model.pt')), 'a checkpoint of PyTorch'],
    ['net.json', Buffer.from('<!doctype html><html></html>'), 'a web page'],
    ['net.npz', Buffer.from(''), 'an empty file'],
    ['weights.h5', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), 'an HDF5 file'],
  ])('%s is called what it is, whatever its name', (name, bytes, found) => {
    writeFileSync(join(root, name), bytes);
    expect(said(join(root, name))).toEqual([expect.stringContaining(`, got ${found}`)]);
  });
});
