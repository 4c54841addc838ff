/** The CPU backend of TensorFlow.js, which computes in float32, against exact answers. */

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import {
  type Convolution,
  convolution,
  type ForwardPass,
  forwardPass,
  upsamplingMatrix,
  type UpsamplingLayout,
} from 'basincheck/vitest';
import { beforeAll, expect, test } from 'vitest';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

type Op = (x: tf.Tensor) => tf.Tensor;
const ops: Record<string, Op> = {
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  softplus: tf.softplus,
  elu: tf.elu,
  silu: (x) => tf.mul(x, tf.sigmoid(x)),
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2)))),
};

test('layers with tanh, sigmoid, softplus, elu, silu, gelu and piecewise linear φ', async () => {
  const forward: ForwardPass = ({ activation, layers, phi }, x) =>
    tf.tidy(() => {
      let y: tf.Tensor = tf.tensor2d(x, [x.length, 1]);
      for (const [k, { weights, bias }] of layers.entries()) {
        y = tf.add(tf.matMul(tf.tensor2d(weights), y), tf.tensor2d(bias, [bias.length, 1]));
        if (k + 1 === layers.length) break;
        const op = 'name' in activation && !('alpha' in activation) ? ops[activation.name] : undefined;
        if (op) y = op(y);
        else if ('pieces' in activation) y = piecewise(activation.pieces, y);
        else y = tf.tensor(Float32Array.from(y.dataSync(), phi), y.shape);
      }
      return y.dataSync();
    });
  await expect(forward).toAgreeWithReference(forwardPass({ precision: 'float32' }));
});

test('convolutions with any stride, padding and number of channels', async () => {
  const conv: Convolution = ({ weights, bias, stride, padding }, image) =>
    tf.tidy(() => {
      // Channels come last here.
      const x = tf.transpose<tf.Tensor3D>(tf.tensor3d(image), [1, 2, 0]);
      const filters = tf.transpose<tf.Tensor4D>(tf.tensor4d(weights), [2, 3, 1, 0]);
      const frame: [number, number] = [padding, padding];
      const padded = tf.pad(x, [frame, frame, [0, 0]]);
      const y = tf.add(tf.conv2d(padded, filters, stride, 'valid'), tf.tensor1d(bias));
      return (tf.transpose(y, [2, 0, 1]) as tf.Tensor3D).arraySync();
    });
  await expect(conv).toAgreeWithReference(convolution({ precision: 'float32' }));
});

test('upsampling by nearest neighbours, column by column of its matrix', async () => {
  const columns = ({ channels, height, width, scale }: UpsamplingLayout) =>
    tf.tidy(() => {
      const size = channels * height * width;
      // One image for each pixel.
      const units = tf.reshape(tf.eye(size), [size, channels, height, width]);
      const images = tf.transpose(units, [0, 2, 3, 1]) as tf.Tensor4D;
      const larger = tf.image.resizeNearestNeighbor(images, [height * scale, width * scale]);
      const rows = tf.reshape(tf.transpose(larger, [0, 3, 1, 2]), [size, size * scale ** 2]);
      return (tf.transpose(rows) as tf.Tensor2D).arraySync();
    });
  await expect(columns).toAgreeWithReference(upsamplingMatrix());
});

function piecewise(
  pieces: readonly { readonly until?: number; readonly slope: number; readonly intercept: number }[],
  x: tf.Tensor,
): tf.Tensor {
  return pieces
    .map(({ until = Infinity, slope, intercept }) => ({ until, y: tf.add(tf.mul(x, slope), intercept) }))
    .reduceRight((right, { until, y }) => ({ until, y: tf.where(tf.less(x, until), y, right.y) })).y;
}
