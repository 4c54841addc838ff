/** The explorer: one network with up to three inputs, one window of them, one point, and all that is seen of it. */

import { Network, PiecewiseLinear, readNetwork, writeNetwork } from '../src/exact/index.js';
import { element } from './element.js';
import { namedActivations } from './explorer/activation.js';
import { askedBy, hashOf } from './explorer/address.js';
import { BasinStream } from './explorer/basin-stream.js';
import { Controls } from './explorer/controls.js';
import { Graph } from './explorer/graph.js';
import { Keeping } from './explorer/keeping.js';
import { showLayers } from './explorer/layers.js';
import { showLegend } from './explorer/legend.js';
import { Looking } from './explorer/looking.js';
import { orbitOf, pointText } from './explorer/orbit.js';
import { plain } from './explorer/plain.js';
import { changed } from './explorer/parameters.js';
import { drawOver, paintBand, prepareBasins } from './explorer/plane.js';
import { Probing } from './explorer/probing.js';
import type { Band, Orbits } from './explorer/sampling.js';
import { showFindings } from './explorer/show-findings.js';
import { Shares } from './explorer/shares.js';
import { constantOf, inputAt, placeIn, sliceOf } from './explorer/slice.js';
import { shown } from './explorer/source.js';
import { startIn, viewAround, type View } from './explorer/view.js';
import script from './explorer.worker.ts?script';
import { workerOf } from './worker.js';

interface Embedded {
  readonly theorem: string;
  readonly view?: readonly [x: number, y: number, radius: number];
  readonly network: unknown;
}

const START = plain(2);

const embedded = new Map(
  Object.entries(
    JSON.parse(element('#networks', HTMLScriptElement).text) as Readonly<Record<string, Embedded>>,
  ),
);
const entry = element('#entry', HTMLSelectElement);
const said = element('#said', HTMLOutputElement);
const basins = element('#basins', HTMLCanvasElement);
const over = element('#over', HTMLCanvasElement);
const legend = element('#legend', HTMLUListElement);
const orbitText = element('#orbit', HTMLElement);
const progress = element('#progress', HTMLSpanElement);
const activation = element('#activation', HTMLSelectElement);
const kept = element('#kept', HTMLInputElement);
const dark = matchMedia('(prefers-color-scheme: dark)');

let network = START;
let text = writeNetwork(network);
let orbits: Orbits | undefined;
/** Whether the window is still to be chosen, around the periodic points. */
let isToFit = true;
let shares = new Shares();
let frame: number | undefined;
let addressTimer: ReturnType<typeof setTimeout> | undefined;

const looking = new Looking(
  { view: { x: 0, y: 0, radius: 2 }, slice: sliceOf(2), start: [1, 1] },
  () => render(),
  fit,
);
const controls = new Controls(
  element('#layers', HTMLElement),
  element('#pieces', HTMLElement),
  () => kept.checked,
  change,
);
const graph = new Graph(element('#graph', HTMLCanvasElement), (piece, until) => {
  const next = changed(network, { kind: 'until', piece }, until, kept.checked);
  if (next) change(next);
});
const keeping = new Keeping((source) => {
  if ('network' in source) open(source.network, undefined);
});
const probing = new Probing(started, () => text);
let stream = streamOf(started());

function pointsOf({ request: { resolution, slice } }: Band): string {
  return slice.inputs === 1 ? String(resolution) : `${resolution} × ${resolution}`;
}

function started(): Worker | undefined {
  try {
    return workerOf(script);
  } catch {
    return undefined;
  }
}

function streamOf(worker: Worker | undefined): BasinStream | undefined {
  if (worker === undefined) {
    progress.textContent = 'This browser starts no workers here, so there is no picture of the basins.';
    return undefined;
  }
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    progress.textContent = `There is no picture of the basins: ${event.message || 'their worker did not start'}.`;
    // One that has never answered will not answer later.
    if (orbits === undefined) stream = undefined;
  });
  return new BasinStream(
    worker,
    (found) => {
      orbits = found;
      if (isToFit) {
        isToFit = false;
        fitTo(found);
        render();
      }
    },
    (band, isLast) => {
      paintBand(basins, band, dark.matches);
      shares.add(band);
      const { resolution, to } = band.request;
      progress.textContent = `Sampled at ${pointsOf(band)} points${isLast ? '.' : ' …'}`;
      if (to < resolution) return;
      if (orbits) showLegend(legend, orbits, shares, dark.matches);
      drawPlane();
    },
  );
}

/** Around the periodic points; a slice of space goes through an attractor, if there is one. */
function fitTo({ attractors, others }: Orbits): void {
  const points = [...attractors, ...others].flatMap((orbit) => orbit.points);
  const { slice: before } = looking.now;
  const slice = before.inputs < 3 ? before : { ...before, at: points[0]?.[constantOf(before)] ?? 0 };
  const view = viewAround(points.map((x) => placeIn(slice, x)));
  looking.show({ view, slice, start: startIn(view) });
}

/** Another network, whole. */
function open(next: Network, view: View | undefined, slice = sliceOf(next.inputDimension)): void {
  const source = shown(next);
  if ('problem' in source) {
    said.value = source.problem;
    return;
  }
  said.value = '';
  isToFit = view === undefined;
  const window = view ?? looking.now.view;
  looking.show({ view: window, slice, start: startIn(window) });
  kept.checked = next.activation.continuous;
  change(next);
}

function change(next: Network): void {
  network = next;
  text = writeNetwork(next);
  probing.clear();
  controls.show(next);
  graph.show(next.activation);
  const [name = ''] = Object.entries(namedActivations).find(([, phi]) => phi === next.activation) ?? [];
  activation.value = name;
  element('#kept-label', HTMLElement).hidden = !(next.activation instanceof PiecewiseLinear);
  showFindings(element('#findings', HTMLElement), element('#sentences', HTMLElement), next);
  render();
}

function fit(): void {
  isToFit = true;
  render();
}

/** The same, on another ground or at another size. */
function redraw(): void {
  graph.show(network.activation);
  render();
}

/** At most once for each picture of the screen. */
function render(): void {
  if (stream) progress.textContent = 'Sampling …';
  frame ??= requestAnimationFrame(() => {
    frame = undefined;
    const { view, slice } = looking.now;
    shares = new Shares();
    stream?.show(text, slice, isToFit ? undefined : view);
    drawPlane();
    showLayers(element('#stages', HTMLElement), network, looking.now);
    const hash = hashOf(network, view, slice);
    keeping.show(text, hash);
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => toAddress(hash), 400);
  });
}

function drawPlane(): void {
  const { view, slice, start } = looking.now;
  const { points, ending } = orbitOf(network, inputAt(slice, start));
  drawOver(over, { network, view, slice, orbits: ofShown(), orbit: points });
  const some = points.slice(0, 5).map(pointText);
  const sentence = `Orbit, in floating point: ${some.join(' → ')}${points.length > 5 ? ' → …' : ''}; ${ending}.`;
  if (orbitText.textContent !== sentence) orbitText.textContent = sentence;
}

/** The periodic points, unless they are still those of a network with another number of inputs. */
function ofShown(): Orbits | undefined {
  const [point] = [...(orbits?.attractors ?? []), ...(orbits?.others ?? [])].flatMap(({ points }) => points);
  return point?.length === network.inputDimension ? orbits : undefined;
}

/** As long as an entry is as it is in the catalogue, its name says all. */
function toAddress(hash: string): void {
  const isEntry = textOf(entry.value) === text;
  if (!isEntry) entry.value = '';
  const next = isEntry ? `#entry=${encodeURIComponent(entry.value)}` : hash;
  if (location.hash !== next) history.replaceState(null, '', next);
}

function networkOfEntry(name: string): Network | undefined {
  const found = embedded.get(name);
  const read = found && readNetwork(JSON.stringify(found.network));
  return read && 'network' in read ? read.network : undefined;
}

function textOf(name: string): string | undefined {
  const found = networkOfEntry(name);
  return found && writeNetwork(found);
}

function openEntry(name: string): void {
  const found = networkOfEntry(name);
  if (found === undefined) {
    open(START, undefined);
    said.value = `The explorer has no entry ${name}: it shows those that map ℝⁿ to ℝⁿ with n = 1, 2 or 3.`;
    return;
  }
  entry.value = name;
  const { theorem = '', view: [x, y, radius] = [] } = embedded.get(name) ?? {};
  probing.choose(theorem);
  open(found, x === undefined || y === undefined || radius === undefined ? undefined : { x, y, radius });
}

/** Says whether the address asks for anything. */
function fromAddress(): boolean {
  const asked = askedBy(location.hash);
  if (asked === undefined) return false;
  if ('entry' in asked) openEntry(asked.entry);
  else if ('problem' in asked) said.value = asked.problem;
  else open(asked.network, asked.view, asked.network.inputDimension === 3 ? asked.slice : undefined);
  return true;
}

for (const name of Object.keys(namedActivations)) activation.add(new Option(name, name));
activation.addEventListener('change', () => {
  const phi = namedActivations[activation.value];
  if (phi === undefined) return;
  kept.checked = phi.continuous;
  change(new Network(phi, network.layers));
});
entry.addEventListener('change', () => {
  const [, inputs] = /^new-([123])$/.exec(entry.value) ?? [];
  if (inputs !== undefined) open(plain(Number(inputs)), undefined);
  else if (entry.value !== '') openEntry(entry.value);
});
for (const id of ['#starts', '#change'])
  element(id, HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
dark.addEventListener('change', redraw);
let width = innerWidth;
addEventListener('resize', () => {
  // A phone that hides its address bar changes the height alone.
  if (innerWidth !== width) redraw();
  width = innerWidth;
});
addEventListener('hashchange', fromAddress);
prepareBasins(basins);
element('#explorer', HTMLElement).hidden = false;
change(START);
const [first] = embedded.keys();
if (!fromAddress() && first !== undefined) openEntry(first);
