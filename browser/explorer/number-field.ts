/** A rational that can be typed, stepped with the arrow keys, and dragged on a slider in steps of 1/16. */

import { Rational } from '../../src/exact/index.js';
import { rationalIn, STEP } from './parameters.js';

/** How many steps the slider reaches to either side of where it was taken hold of. */
const REACH = 64;

export class NumberField {
  readonly element = document.createElement('span');
  private readonly text = document.createElement('input');
  private readonly slider = document.createElement('input');
  /** The value at the middle of the slider. */
  private base: Rational;

  /** `onChange` says whether the value can be taken; if not, the field says so. */
  constructor(
    name: string,
    private value: Rational,
    private readonly onChange: (value: Rational) => boolean,
  ) {
    this.base = value;
    this.element.className = 'number';
    this.text.type = 'text';
    this.text.spellcheck = false;
    this.text.autocomplete = 'off';
    this.slider.type = 'range';
    [this.slider.min, this.slider.max, this.slider.step] = [String(-REACH), String(REACH), '1'];
    this.element.append(labelled(name, this.text), labelled(`${name}, drag`, this.slider));
    this.write();
    this.writeSlider();
    this.text.addEventListener('input', () => {
      const typed = rationalIn(this.text.value);
      this.mark(typed !== undefined && this.take(typed));
      this.recentre();
    });
    this.text.addEventListener('blur', () => {
      this.write();
      this.mark(true);
    });
    this.text.addEventListener('keydown', (event) => {
      const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
      if (direction === 0) return;
      event.preventDefault();
      const step = event.shiftKey ? Rational.one : STEP;
      if (!this.take(direction > 0 ? this.value.plus(step) : this.value.minus(step))) return;
      this.write();
      this.recentre();
    });
    this.slider.addEventListener('input', () => {
      this.take(this.base.plus(STEP.times(Rational.of(this.slider.valueAsNumber))));
      this.write();
      this.describe();
    });
    this.slider.addEventListener('change', () => {
      // At its end, it is taken to the middle, so that one can go on.
      if (Math.abs(this.slider.valueAsNumber) === REACH) this.recentre();
    });
  }

  /** What somebody else has changed. */
  show(value: Rational): void {
    if (value.equals(this.value)) return;
    this.value = value;
    this.write();
    this.recentre();
  }

  private take(value: Rational): boolean {
    const before = this.value;
    this.value = value;
    if (this.onChange(value)) return true;
    this.value = before;
    return false;
  }

  private write(): void {
    this.text.value = this.value.toString();
  }

  private recentre(): void {
    this.base = this.value;
    this.writeSlider();
  }

  private writeSlider(): void {
    this.slider.valueAsNumber = 0;
    this.describe();
  }

  private describe(): void {
    this.slider.setAttribute('aria-valuetext', this.value.toString());
  }

  private mark(isGood: boolean): void {
    this.text.setAttribute('aria-invalid', String(!isGood));
    this.text.title = isGood ? '' : 'expected a number such as 3, -27/8 or 0.25; breakpoints must increase';
  }
}

function labelled(name: string, control: HTMLInputElement): HTMLLabelElement {
  const label = document.createElement('label');
  const text = document.createElement('span');
  text.className = 'hidden';
  text.textContent = name;
  label.append(text, control);
  return label;
}
