/**
 * Pictures as SVG text: a counterexample or a network with its basins, and what its layers make of the plane.
 *
 * @module basincheck/draw
 */

export {
  type Corner,
  drawCounterexample,
  drawCounterexampleLayers,
  drawFigure1,
  drawLayers,
  drawNetwork,
  type Figure,
  type FigurePanel,
  type Image,
  type LayerPanel,
  type LayerPicture,
  type Range,
  type Stage,
  type View,
  type VisibleRanges,
  windowOfBarrier,
} from './present/pictures/index.js';
