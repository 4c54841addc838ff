import { remark21 } from '../src/stress/index.js';
import { suite } from './suite.js';

suite(remark21, 100);
