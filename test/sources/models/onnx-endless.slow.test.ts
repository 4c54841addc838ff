import { expect, test } from 'vitest';
import { readModel } from '../../../src/sources/models/index.js';
import { complaints } from './fixtures.js';
import { attribute, integer, model, node, type Part, tensor } from './protobuf-writer.js';

const said = (...parts: readonly Part[]) => complaints(readModel(model([-1, 2], ...parts), 'onnx'));

test('endless sequences of operators on constants are refused before they fill the memory', () => {
  const doubled = Array.from({ length: 40 }, (_, k) =>
    node('Concat', [`c${k}`, `c${k}`], `c${k + 1}`, attribute('axis', integer(3, 0))),
  );
  const growing = [tensor('c0', [2], [1, 1]), ...doubled, node('Add', ['x', 'c40'], 'y')];
  expect(said(...growing)[0]).toContain('"Concat" of constants');
  const copied = Array.from({ length: 20_000 }, (_, k) => node('Identity', [`c${k}`], `c${k + 1}`));
  expect(said(tensor('c0', [2], [1, 1]), ...copied, node('Add', ['x', 'c20000'], 'y'))).toEqual([
    'node "c20000" (Identity): expected an operator that can be computed beforehand, as its inputs are constants, got ' +
      'more than 1000 operators in a row',
  ]);
});
