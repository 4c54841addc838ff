import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Network, networkJson, SparseNetwork } from '../../../src/exact/index.js';
import { readModel, type ModelFormat } from '../../../src/sources/models/index.js';
import { runs } from '../../seed.js';
import { accepted, bytesOf as fixture, expected, exported } from './fixtures.js';

const exporters = [...exported.keys()].filter((file) => file.endsWith('.onnx') && file !== 'z_lfs.onnx');
const images = new URL('images/', import.meta.url);
const ofImages = new Map(
  readdirSync(images)
    .filter((name) => name.endsWith('.onnx') && name !== 'large.onnx')
    .map((name) => [name, readFileSync(new URL(name, images))]),
);
const files = [
  ...ofImages.keys(),
  ...Object.keys(expected.files).filter((file) => !file.endsWith('.json') && file !== 'torch-residual.onnx'),
  ...exporters,
];

function bytesOf(file: string): Uint8Array {
  return ofImages.get(file) ?? exported.get(file) ?? fixture(file);
}

function formatOf(file: string): ModelFormat {
  return file.endsWith('.npz') ? 'npz' : file.endsWith('.onnx') ? 'onnx' : 'safetensors';
}

describe('a file that is damaged', () => {
  test.each(files)('%s, cut short anywhere, is refused with reasons', (file) => {
    const bytes = bytesOf(file);
    for (let length = 0; length < bytes.length; length++) {
      const result = readModel(bytes.subarray(0, length), formatOf(file));
      expect('problems' in result && result.problems.length > 0, `after ${length} bytes`).toBe(true);
    }
  });

  test('is read as some network or refused with reasons, whatever bytes are changed', () => {
    const change = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) });
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...files), changes, (file, all) => {
        const bytes = Uint8Array.from(bytesOf(file));
        for (const { at, to } of all) bytes[at % bytes.length] = to;
        const result = readModel(bytes, formatOf(file));
        if ('network' in result) expect(result.network).toBeInstanceOf(Network);
        else if ('sparse' in result) expect(result.sparse).toBeInstanceOf(SparseNetwork);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(3000) },
    );
  });

  test('an .npz file is refused or unchanged, whichever bit of a stored array is flipped: its checksum sees it', () => {
    const before = bytesOf('compressed.npz');
    const network = JSON.stringify(networkJson(accepted(readModel(before, 'npz'))));
    for (let bit = 0; bit < 8 * before.length; bit += 3) {
      const bytes = Uint8Array.from(before);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = readModel(bytes, 'npz');
      if ('network' in result)
        expect(JSON.stringify(networkJson(result.network)), `bit ${bit}`).toBe(network);
    }
  });

  test('any bytes at all are refused with reasons', () => {
    const formats: readonly ModelFormat[] = ['onnx', 'safetensors', 'npz'];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...formats), (bytes, format) => {
        const result = readModel(bytes, format);
        expect('problems' in result && result.problems.length > 0).toBe(true);
      }),
      { numRuns: runs(2000) },
    );
  });
});
