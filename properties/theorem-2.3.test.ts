import { theorem23 } from '../src/search/stress/index.js';
import { suite } from './suite.js';

suite(theorem23, 100);
