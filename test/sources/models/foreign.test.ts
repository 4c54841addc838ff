import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignFile } from '../../../src/sources/models/index.js';
import { seed } from '../../seed.js';
import { bytesOf, expected } from './fixtures.js';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('files that are no models', () => {
  test.each([
    ['nothing', '', /^an empty file/],
    [
      'a pointer of Git LFS',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      /git lfs pull/,
    ],
    ['a web page', '\n<!DOCTYPE html>\n<html lang="en">', /^a web page/],
    ['a web page in capitals', '\xef\xbb\xbf<HTML><body>', /^a web page/],
    [
      'a checkpoint before PyTorch 1.6',
      '\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.',
      /^a Python pickle, .* torch\.onnx\.export/,
    ],
    ['a pickle of protocol 4', '\x80\x04\x95\x10\0\0\0', /^a Python pickle/],
    ['HDF5', '\x89HDF\r\n\x1a\n\0', /^an HDF5 file, as of Keras/],
    ['TensorFlow Lite', '\x1c\0\0\0TFL3', /^a TensorFlow Lite model/],
    ['gzip', '\x1f\x8b\b\0\0\0\0\0\0\x03', /^a file packed with gzip/],
    [
      'a checkpoint that was cut off',
      'PK\x03\x04'.padEnd(26, '\0') + '\x10\0\0\0archive/data.pkl',
      /^a checkpoint of PyTorch/,
    ],
  ])('%s is called what it is', (_, bytes, said) => {
    expect(foreignFile(latin1(bytes))?.found).toMatch(said);
  });

  test('no model is taken for one of them', () => {
    for (const file of Object.keys(expected.files)) expect(foreignFile(bytesOf(file)), file).toBeUndefined();
    expect(foreignFile(bytesOf('objects.npz'))).toBeUndefined();
    // The lengths of headers that begin as gzip and pickles do.
    for (const start of ['\x1f\x8b\b', '\x80\x02}']) {
      expect(foreignFile(latin1(`${start}\0\0\0\0\0{`))).toBeUndefined();
    }
  });

  test('any bytes are looked at without throwing', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('', 'PK\x03\x04', '\x80\x02'),
        (bytes, start) => {
          foreignFile(Uint8Array.from([...latin1(start), ...bytes]));
        },
      ),
      { seed },
    );
  });
});
