import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Network, Rational } from '../../../src/exact/index.js';
import { verifyAboutNetwork } from '../../../src/proof/index.js';
import { Coordinates, seenIn } from '../../../src/sampling/index.js';
import { seenFromOutside } from '../../../src/search/judge/seen-from-outside.js';

const catalogue = new URL('../../../counterexamples/', import.meta.url);

function certified(name: string) {
  const text = readFileSync(new URL(`${name}.json`, catalogue), 'utf8');
  const verification = verifyAboutNetwork(text);
  if (verification.verdict !== 'verified') throw new Error(`${name}: expected it to verify`);
  return { text, claim: verification.claim, counterexample: verification.counterexample };
}

/** That the network is seen in other coordinates is all that is asked of a normal form here. */
function formOf(network: Network, inputs: Coordinates) {
  return { network: seenIn(network, inputs, inputs), inputs, outputs: inputs };
}

const coordinates = new Coordinates(Rational.of(7, 3), [Rational.of(1000), Rational.of(-1, 9)]);

test.each(['2.1-without-monotone', '2.2-without-stable'])(
  '%s, found in one system of coordinates, is a certificate in another',
  (name) => {
    const inside = certified(name);
    const F = seenIn(inside.counterexample.network, coordinates.inverse(), coordinates.inverse());
    const outside = seenFromOutside(inside, formOf(F, coordinates), F);
    expect(verifyAboutNetwork(outside?.text ?? '').verdict).toBe('verified');
    expect(outside?.counterexample.network.layers.map(({ bias }) => bias.map(String))).toEqual(
      F.layers.map(({ bias }) => bias.map(String)),
    );
  },
);

test('a certificate is not handed out for a network that it is not about', () => {
  const inside = certified('2.1-without-monotone');
  const { network } = certified('2.2-without-stable').counterexample;
  expect(seenFromOutside(inside, formOf(network, coordinates), network)).toBeUndefined();
});

test('a certificate is not handed out in coordinates in which it was not found', () => {
  const inside = certified('2.1-without-monotone');
  const { network } = inside.counterexample;
  expect(seenFromOutside(inside, formOf(network, coordinates), network)).toBeUndefined();
});
