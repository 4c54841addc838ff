/** The network as a file and as a link, to be copied, downloaded, changed as text, or read from a file. */

import { element } from '../element.js';
import { networkOf, type Source } from './source.js';

export class Keeping {
  private readonly form = element('#file', HTMLFormElement);
  private readonly area = element('#file-text', HTMLTextAreaElement);
  private readonly link = element('#link', HTMLInputElement);
  private readonly save = element('#save', HTMLAnchorElement);
  private readonly said = element('#kept-text', HTMLOutputElement);

  constructor(onNetwork: (source: Source) => void) {
    const open = (text: string) => {
      const source = networkOf(text);
      this.said.value = 'problem' in source ? source.problem : '';
      if ('network' in source) onNetwork(source);
    };
    const upload = element('input[type=file]', HTMLInputElement, this.form);
    upload.addEventListener('change', () => {
      const [file] = upload.files ?? [];
      if (file === undefined) return;
      void file.text().then((text) => {
        upload.value = '';
        open(text);
      });
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      open(this.area.value);
    });
    this.copies('#copy-file', this.area, 'The file was copied.');
    this.copies('#copy-link', this.link, 'The link was copied.');
  }

  show(text: string, hash: string): void {
    this.area.value = text;
    this.link.value = `${location.href.replace(/#.*/, '')}${hash}`;
    URL.revokeObjectURL(this.save.href);
    this.save.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    this.said.value = '';
  }

  /** Where the browser does not let the page copy, the text is selected, so that the reader can. */
  private copies(button: string, field: HTMLTextAreaElement | HTMLInputElement, done: string): void {
    const select = () => {
      field.select();
      this.said.value = 'This page may not copy by itself: the text is selected, copy it.';
    };
    element(button, HTMLButtonElement).addEventListener('click', () => {
      // Absent where the page does not come from a secure place, whatever the types say.
      const { clipboard } = navigator as Partial<Navigator>;
      if (clipboard === undefined) return select();
      clipboard.writeText(field.value).then(() => {
        this.said.value = done;
      }, select);
    });
  }
}
