import { remark21 } from '../src/search/stress/index.js';
import { suite } from './suite.js';

suite(remark21, 100);
