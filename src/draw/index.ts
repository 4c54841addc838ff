export { drawCounterexample } from './counterexample.js';
