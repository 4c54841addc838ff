import { theorem22 } from '../src/search/stress/index.js';
import { suite } from './suite.js';

suite(theorem22, 100);
