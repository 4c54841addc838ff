/** The page on which networks with up to three inputs are changed and looked at; the entries of the catalogue are where to start. */

import { windowOfBarrier } from '../pictures/index.js';
import { NETWORK_FORMAT, networkJson } from '../../exact/index.js';
import { theorem21, theorem22, theorem23 } from '../../statements/index.js';
import type { Entry } from './entry.js';
import { Markup, markup } from './markup.js';
import { pageText } from './page.js';

export const EXPLORER = 'explorer.html';

/** Whether the explorer can start from the entry: whether its F maps ℝⁿ to ℝⁿ, with n up to 3. */
export function isExplorable({ counterexample: { network } }: Entry): boolean {
  return network.inputDimension === network.outputDimension && network.inputDimension <= 3;
}

/** The square that the entry's own picture shows: its middle, and half its side. Of space it shows several, and none is chosen. */
function viewOf({ counterexample }: Entry): readonly number[] | undefined {
  if (counterexample.kind !== 'barrier' || counterexample.network.inputDimension > 2) return undefined;
  const [x, y = x] = windowOfBarrier(counterexample);
  if (x === undefined || y === undefined) return undefined;
  return [(x.lo + x.hi) / 2, (y.lo + y.hi) / 2, (x.hi - x.lo) / 2].map((value) =>
    Number(value.toPrecision(3)),
  );
}

/** The part of an address that asks the explorer for an entry. */
export function explorerHash({ name }: Entry): string {
  return `#entry=${encodeURIComponent(name)}`;
}

export function explorerPage(entries: readonly Entry[]): string {
  const explorable = entries.filter(isExplorable);
  return pageText({
    address: EXPLORER,
    title: 'Explorer – basincheck',
    description:
      'Drag the numbers of a network with up to three inputs and see basins, hypotheses, layers and orbits.',
    content: markup`<h1>Explorer</h1>
<p class="lead">Drag the numbers of a network F: ℝⁿ → ℝⁿ, with n = 1, 2 or 3, and see what becomes of its basins of attraction. Hypotheses are
decided exactly. Pictures are sampled in floating point: they prove nothing, but a probe may.</p>
<noscript><p>The explorer needs scripts. The pages of the entries do not.</p></noscript>
<div id="explorer" hidden>
<form id="starts"><label for="entry">Start from</label>
<select id="entry">
<option value="">a network of your own</option>
${['one input', 'two inputs', 'three inputs'].map((inputs, i) => markup`<option value="new-${i + 1}">a new network with ${inputs}</option>\n`)}${explorable.map(({ name, title }) => markup`<option value="${name}">${title}</option>\n`)}</select>
<output id="said" role="status"></output></form>
<div class="workbench">
${lookMarkup()}${changeMarkup()}</div>
${sectionsMarkup()}</div>
<script type="application/json" id="networks">${networksJson(explorable)}<\/script>
`,
    scripts: ['explorer'],
  });
}

/** The picture, and what is seen of it. */
function lookMarkup(): Markup {
  return markup`<section class="look" aria-labelledby="basins-heading"><h2 id="basins-heading" class="hidden">Basins</h2>
<div class="plane">
<canvas id="basins" aria-hidden="true"></canvas>
<canvas id="over" role="application" tabindex="0" aria-label="Picture of the basins" aria-describedby="hands orbit"></canvas>
</div>
<div class="beside">
<p id="hands" class="note">Drag the picture, or press the arrow keys on it, to move the window. The wheel, two fingers, <kbd>+</kbd> and <kbd>−</kbd>
zoom, <kbd>0</kbd> shows all periodic points. A click chooses the point whose orbit is drawn, <kbd>Shift</kbd> with the arrow keys moves it.</p>
<p id="of-one" class="note" hidden>The line is the graph of F, the thin one the diagonal, the stairs the orbit. The colour above and below
each x says where its orbit goes.</p>
<p id="of-two" class="note" hidden>The colour of each point says where its orbit goes.</p>
<p id="of-three" class="note" hidden>A plane in space: one coordinate is constant. The colour of each point says where its orbit goes. Orbits and
periodic points are projected onto the plane, and pale where they lie elsewhere.</p>
<form id="slice" class="row" hidden>
<label>Plane <select id="slice-axes"><option>x₁ and x₂</option><option>x₁ and x₃</option><option>x₂ and x₃</option></select></label>
<label>at <span id="slice-at-name">x₃</span> = <input id="slice-at" type="number" step="any" value="0"></label>
<label><span class="hidden" id="slice-slider-name">x₃, drag</span><input id="slice-slider" type="range"></label></form>
<p class="note"><span id="progress">Sampled.</span> Fainter: later to arrive.</p>
<ul id="legend" class="legend"></ul>
<form id="view"><p class="actions">
<button type="button" id="closer">Zoom in</button>
<button type="button" id="wider">Zoom out</button>
<button type="button" id="fit">Fit</button></p>
<p class="row">
<label><span id="view-x-name">Centre x₁</span> <input id="view-x" type="number" step="any"></label>
<label><span id="view-y-name">x₂</span> <input id="view-y" type="number" step="any"></label>
<label>half side <input id="view-radius" type="number" step="any" min="0"></label></p>
<p class="row">
<label><span id="start-x-name">Orbit of x₁</span> <input id="start-x" type="number" step="any"></label>
<label id="start-y-label"><span id="start-y-name">x₂</span> <input id="start-y" type="number" step="any"></label></p></form>
<p id="orbit" class="note" aria-live="polite"></p>
</div>
</section>
`;
}

/** The numbers of the network. */
function changeMarkup(): Markup {
  return markup`<form id="change" aria-labelledby="change-heading"><h2 id="change-heading">The network</h2>
<p class="note">Type a number, step it with the arrow keys (1/16; with shift 1), or drag its slider. Numbers are exact.</p>
<div id="layers"></div>
<fieldset><legend>φ</legend>
<label>Activation <select id="activation"><option value="">as below</option></select></label>
<canvas id="graph" class="graph" role="img" aria-label="The graph of φ; its breakpoints can be dragged, or changed in the fields below"></canvas>
<div id="pieces"></div>
<label id="kept-label"><input id="kept" type="checkbox"> keep φ continuous</label>
</fieldset>
</form>
`;
}

function sectionsMarkup(): Markup {
  const theorems = [theorem21, theorem22, theorem23];
  return markup`<section aria-labelledby="hypotheses"><h2 id="hypotheses">Hypotheses</h2>
<p>Decided exactly, for the numbers above.</p>
<ul id="sentences" aria-live="polite"></ul>
<div class="scroll" tabindex="0" role="region" aria-label="Table of hypotheses"><table>
<thead><tr><th scope="col">Name</th><th scope="col">What it says</th><th scope="col">Here</th><th scope="col">Why</th><th scope="col">Theorems</th></tr></thead>
<tbody id="findings"></tbody></table></div>
</section>
<section aria-labelledby="layer-by-layer"><h2 id="layer-by-layer">Layer by layer</h2>
<p>Lines of the window above, on which its first (blue) or second coordinate (orange) is constant, and what the layers make of them; with
one input, the graphs of what the layers make of it. Sampled points, carried in floating point. Each picture has a scale of its own. The
squares are the point whose orbit is drawn.</p>
<ul id="stages" class="stages"></ul>
</section>
<section aria-labelledby="probe-heading"><h2 id="probe-heading">Probe</h2>
<p>Looks for a violation of a theorem’s conclusion, and tries to certify it. Only a certificate that the verifier has
accepted is called <em>refuted</em>.</p>
<form id="probe"><label for="theorem">Theorem</label>
<select id="theorem">${theorems.map(
    ({ id, conclusion }) => markup`<option value="${id}">${id}: ${conclusion}</option>`,
  )}</select>
<p class="actions"><button type="submit" class="main">Probe</button>
<button type="button" id="stop" disabled>Stop</button>
<a id="certificate" class="button" download="counterexample.json" hidden>Download the certificate</a></p>
<output id="probed" for="theorem" role="status"></output></form>
</section>
<section aria-labelledby="keep"><h2 id="keep">Keep it</h2>
<form id="file">
<label for="file-text">The network as a file</label>
<textarea id="file-text" rows="12" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off"></textarea>
<p class="actions">
<button type="submit">Use this text</button>
<button type="button" id="copy-file">Copy the file</button>
<a id="save" class="button" download="network.json">Download the file</a>
<label class="button">Open a file <input type="file" accept=".json,application/json"></label></p>
<label for="link">A link to this network and this window</label>
<input id="link" type="text" readonly>
<p class="actions"><button type="button" id="copy-link">Copy the link</button></p>
<output id="kept-text" role="status"></output></form>
</section>
`;
}

/** Inside a script element, text ends only where "</" does, which JSON can do without. */
function networksJson(entries: readonly Entry[]): Markup {
  const networks = entries.map((entry) => {
    const { network, statement } = entry.counterexample;
    const file = { format: NETWORK_FORMAT, ...networkJson(network) };
    return [entry.name, { theorem: statement.id, view: viewOf(entry), network: file }];
  });
  return new Markup(JSON.stringify(Object.fromEntries(networks)).replaceAll('<', '\\u003c'));
}
