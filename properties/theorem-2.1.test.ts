import { theorem21 } from '../src/search/stress/index.js';
import { suite } from './suite.js';

suite(theorem21, 100);
