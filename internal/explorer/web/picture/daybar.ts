// The bar by which one moves through time: what did not hold on its day fades.

const pause = 200; // milliseconds for which the bar has to rest before anything is asked

const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const first = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** A day as people write it. */
export const written = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export class DayBar {
  private readonly range: HTMLInputElement;
  private readonly output: HTMLOutputElement;
  private readonly back: HTMLButtonElement;
  private timer = 0;
  /** The day that is shown. */
  day: string;

  constructor(
    box: HTMLElement,
    private readonly base: string,
    changed: () => void,
  ) {
    this.range = box.querySelector('input')!;
    this.output = box.querySelector('output')!;
    this.back = box.querySelector('button')!;
    this.day = base;
    this.range.max = String(months(base));
    this.range.value = this.range.max;
    this.tell();
    const go = (day: string, wait: number): void => {
      this.day = day;
      this.tell();
      clearTimeout(this.timer);
      this.timer = window.setTimeout(changed, wait);
    };
    this.range.addEventListener('input', () => go(this.range.value === this.range.max ? base : first(Number(this.range.value)), pause));
    this.back.addEventListener('click', () => {
      this.range.value = this.range.max;
      go(base, 0);
      this.range.focus();
    });
  }

  private tell(): void {
    this.output.value = written(this.day);
    this.range.setAttribute('aria-valuetext', written(this.day));
    this.back.hidden = this.day === this.base;
  }

  /** Lets the bar begin with a year. */
  from(year: number): void {
    this.range.min = String(Math.min(year * 12, months(this.base) - 1));
  }
}
