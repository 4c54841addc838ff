import { lemma21, lemma22, lemma23, lemma24 } from '../src/search/stress/index.js';
import { suite } from './suite.js';

suite(lemma21, 300);
suite(lemma22, 300);
suite(lemma23, 300);
suite(lemma24, 300);
