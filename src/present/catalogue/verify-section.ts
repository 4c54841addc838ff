/** The part of an entry's page that verifies its file, or what the reader makes of it, in the browser. */

import { type AnyEntry, shortName } from './entry.js';
import { markup, type Markup } from './markup.js';

export function verifySection(entry: AnyEntry): Markup {
  const { text, sha256 } = entry;
  const file = `${shortName(entry)}.json`;
  return markup`<section aria-labelledby="verify"><h2 id="verify">Verify it here</h2>
<p>The button runs the verifier of the package, unchanged, in this browser on the text below: nothing is sent anywhere.
Change it, and see what the verifier says of it, and why.</p>
<form id="verifier" data-sha256="${sha256}">
<label for="file-text">The file <code>${file}</code></label>
<textarea id="file-text" rows="16" spellcheck="false" autocomplete="off" autocapitalize="off" wrap="off">
${text}</textarea>
<p class="actions" hidden>
<button type="submit" class="main">Verify</button>
<button type="reset">Restore the file</button>
<label class="button">Open another file <input type="file" accept=".json,application/json"></label>
</p>
<output id="verdict" for="file-text" role="status"></output>
</form>
<noscript><p>Without scripts: <code>npx basincheck verify ${file}</code></p></noscript>
</section>
`;
}
