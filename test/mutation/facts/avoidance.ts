/** The avoiding regions: they miss the attractor, and F maps each into the next. */

import { base, line22, square21 } from './bases.js';
import { accepted, rejected, type Fact } from './fact.js';

const tanh = base('2.2-without-width-tanh');
const swapped = base('2.1-without-rank-half-lines-swapped');
const stairs = base('2.1-without-continuous');
const rhombus = base('2.1-without-monotone-rhombus');

export const avoidance: readonly Fact[] = [
  rejected(
    'the avoiding region is the attractor',
    [line22, { 'avoiding[0].origin': ['1/2'] }],
    'avoiding[0]',
  ),
  rejected(
    'the avoiding region ends at the attractor',
    [square21, { 'avoiding[2].ranges[1]': ['-inf', '1/4'] }],
    'avoiding[2]',
  ),
  rejected(
    'the avoiding region is not mapped into itself',
    [line22, { 'avoiding[0].origin': ['4'] }],
    'avoiding[0].next',
  ),
  rejected(
    'an avoiding region that meets the attracting one without its centre',
    [line22, { 'avoiding[0]': { origin: ['0'], directions: [['1']], ranges: [['5/8', '4']], next: 0 } }],
    'avoiding[0].next',
  ),
  rejected(
    'only the last avoiding region is not mapped into itself',
    [square21, { 'avoiding[3].ranges[1]': ['3/2', 'inf'] }],
    'avoiding[3].next',
  ),
  rejected(
    'the image lies in another region than the next',
    [swapped, { 'avoiding[0].next': 0 }],
    'avoiding[0].next',
  ),
  rejected(
    'the image of the second lies in another region',
    [swapped, { 'avoiding[1].next': 1 }],
    'avoiding[1].next',
  ),
  accepted('two regions that F swaps', [swapped]),
  rejected(
    'an avoiding region that meets the attracting one of a smooth map',
    [tanh, { 'avoiding[0]': { origin: ['0'], directions: [['1']], ranges: [['1/4', '5/2']], next: 0 } }],
    'avoiding[0]',
  ),
  rejected(
    'the smooth avoiding region is not mapped into itself',
    [tanh, { 'avoiding[0].origin': ['3/2'] }],
    'avoiding[0].next',
  ),
  accepted('a smooth avoiding region apart from the attracting one in its own coordinates', [
    base('2.3-without-surjective-tanh'),
  ]),
  rejected(
    'a point next to the fixed one',
    [stairs, { 'avoiding[1].origin': ['21/2', '3/4'] }],
    'avoiding[1].next',
  ),
  rejected(
    'a half-line that starts too early',
    [rhombus, { 'avoiding[0].ranges[0]': ['9/10', 'inf'] }],
    'avoiding[0].next',
  ),
];
