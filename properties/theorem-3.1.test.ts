import { corollary31, theorem31 } from '../src/search/stress/index.js';
import { suite } from './suite.js';

suite(theorem31, 200);
suite(corollary31, 200);
