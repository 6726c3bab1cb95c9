// The picture of a network as an island: WebGL in the place of the server's drawing, and a table that follows it. It is loaded by
// the page of pictures only; without scripts or WebGL, the page is whole as the server sent it.
import { png, save } from '../png';
import { Api, Refused } from './api';
import type { Question } from './api';
import { Canvas, canDraw } from './canvas';
import { DayBar, written } from './daybar';
import { svg } from './drawing';
import { Layout, firstPlaces } from './layout';
import { Network, number } from './network';
import type { Shown } from './network';
import { actions, named, rows, told } from './rows';
import type { Action, Addresses } from './rows';
import { History, allShown, closed, fragment, hidden, mostPins, opened, parse, pinned, read, unpinned } from './state';
import type { Point, State } from './state';

class Picture {
  private readonly network: Network;
  private readonly canvas: Canvas;
  private readonly layout: Layout;
  private readonly history: History;
  private readonly bar: DayBar;
  private readonly addresses: Addresses;
  private places = new Map<string, Point>();
  private shown: Shown = { marks: [], lines: [], short: '' };
  private selected?: string;
  private turn = 0;

  constructor(private readonly page: HTMLElement) {
    const question: Question = JSON.parse(page.dataset.picture!);
    this.addresses = { entity: page.dataset.entity!, paths: page.dataset.paths! };
    this.network = new Network(new Api(page.dataset.graphql!, question), question);
    this.history = new History(read(location.hash));
    const stage = this.find('.stage');
    stage.classList.add('alive');
    this.canvas = new Canvas(this.find('.canvas'), {
      select: (id) => this.select(id),
      open: (id) => this.do('open', id),
      pin: (id, at) => {
        this.places.set(id, at);
        this.go(pinned(this.history.now, id, at), `${this.name(id)} is kept in place.`);
      },
    });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.layout = new Layout(page.dataset.worker!, this.find('.stage'), (places, done) => {
      for (const [id, at] of places) if (!this.history.now.pins[id]) this.places.set(id, at);
      if (done || !still) this.canvas.move(this.places);
      if (!done) return;
      performance.mark('picture at rest');
      this.page.dataset.settled = String(Number(this.page.dataset.settled ?? 0) + 1);
    });
    this.bar = new DayBar(this.find('.daybar'), question.variables.asOf, () => void this.show(`As of ${written(this.bar.day)}.`));
    this.find('.tools').classList.add('alive');
    this.page.addEventListener('click', (event) => this.pressed(event));
    this.page.addEventListener('keydown', (event) => this.key(event));
    this.find<HTMLInputElement>('input[type=file]').addEventListener('change', (event) => void this.read(event.target as HTMLInputElement));
    window.addEventListener('hashchange', () => this.go(read(location.hash), 'The picture is that of the address.'));
  }

  private find<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.page.querySelector<E>(selector)!;
  }

  private say(text: string): void {
    this.find('.says').textContent = text;
  }

  private name(id: string): string {
    return this.shown.marks.find((mark) => mark.id === id)?.name ?? 'It';
  }

  /** Goes on to a state, and says what was done. */
  private go(to: State, said: string): void {
    this.history.go(to);
    void this.show(said);
  }

  /** Shows the picture as it now is, and says so. */
  async show(said: string): Promise<void> {
    const turn = ++this.turn;
    const state = this.history.now;
    const text = fragment(state);
    if (text !== undefined) window.history.replaceState(null, '', text === '' ? location.pathname + location.search : `#${text}`);
    this.page.dataset.busy = '';
    try {
      const shown = await this.network.show(state, this.bar.day);
      if (turn !== this.turn) return; // another one has been asked for meanwhile
      const before = new Set(this.shown.marks.map((mark) => mark.id));
      this.shown = shown;
      firstPlaces(shown.marks, this.places);
      for (const [id, at] of Object.entries(state.pins)) this.places.set(id, at);
      this.canvas.show(shown.marks, shown.lines, this.places);
      performance.mark('picture shown');
      this.select(this.selected);
      const came = shown.marks.some((mark) => !before.has(mark.id)) || shown.marks.length < before.size;
      if (came) this.layout.run(shown.marks, shown.lines, this.places, state.pins);
      this.table();
      this.head(turn);
      const off = shown.lines.filter((line) => line.standing === 'off').length;
      const fading = off > 0 ? ` ${number(off)} of ${number(shown.lines.length)} links did not hold then, and are faded.` : '';
      const large = text === undefined ? ` The address has no room for all this (${mostPins} pins at most): save the picture as a file.` : '';
      this.say(`${said} ${number(shown.marks.length)} marks, ${number(shown.lines.length)} lines.${fading} ${shown.short}${large}`.trim());
    } catch (error) {
      if (turn !== this.turn) return;
      this.say(error instanceof Refused ? `${error.message}. Undo, or leave some out.` : 'The server is not reached: the picture is as it was.');
    } finally {
      if (turn === this.turn) delete this.page.dataset.busy;
    }
    const year = this.network.earliest();
    if (year !== undefined) this.bar.from(year);
    this.find<HTMLButtonElement>('[data-do=undo]').disabled = !this.history.canUndo;
    this.find<HTMLButtonElement>('[data-do=redo]').disabled = !this.history.canRedo;
    this.find<HTMLButtonElement>('[data-do=all]').hidden = state.hide.length === 0;
    this.page.dataset.shown = String(this.shown.marks.length);
    this.page.dataset.lines = String(this.shown.lines.length);
  }

  /** Lets the headline follow what was done. As the page came, it says the same. */
  private head(turn: number): void {
    if (turn === 1) return;
    const links = this.shown.lines.filter((line) => line.sentence && line.standing !== 'off').length;
    document.querySelector('.head h1')!.textContent = this.network.headline(this.shown.marks);
    document.querySelector('.head .lead')!.textContent = `As of ${written(this.bar.day)}, ${number(links)} ${links === 1 ? 'link' : 'links'} among those that are drawn.`;
  }

  /** Fills the table anew, and keeps the focus where it was, or in that row. */
  private table(): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : undefined;
    const [id, action] = [focused?.id, focused?.do];
    const body = this.find('table.pictured tbody');
    const within = body.contains(document.activeElement);
    body.replaceChildren(...rows(this.shown.marks, this.shown.lines, this.history.now, this.network, this.addresses));
    if (!within) return;
    const buttons = [...body.querySelectorAll<HTMLElement>('[data-do]')].filter((button) => button.dataset.id === id);
    (buttons.find((button) => button.dataset.do === action) ?? buttons[0] ?? this.find('[data-do=undo]')).focus();
  }

  /** Tells who a mark is and what links it has, in a panel on the canvas. */
  private select(id: string | undefined): void {
    const mark = this.shown.marks.find((m) => m.id === id);
    this.selected = mark?.id;
    this.canvas.select(this.selected);
    const panel = this.find('.selected');
    panel.hidden = !mark;
    if (!mark) return panel.replaceChildren();
    const lines = this.shown.lines.filter((line) => line.from === mark.id || line.to === mark.id);
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'plain';
    close.textContent = 'Close';
    close.dataset.do = 'deselect';
    panel.replaceChildren(named(mark, this.addresses), ...told(mark, lines), actions(mark, true, this.history.now, this.network, this.addresses), close);
  }

  private pressed(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-do]');
    if (!button) return;
    event.preventDefault();
    this.do(button.dataset.do as Action, button.dataset.id ?? '');
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.select(undefined);
    if ((event.target as Element).closest('input, textarea, select') || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') this.do(event.shiftKey ? 'redo' : 'undo', '');
    else if (key === 'y') this.do('redo', '');
    else return;
    event.preventDefault();
  }

  private do(action: Action | 'deselect' | 'undo' | 'redo' | 'all' | 'in' | 'out' | 'fit' | 'svg' | 'png' | 'save' | 'load', id: string): void {
    const { now } = this.history;
    switch (action) {
      case 'select':
        this.select(id);
        this.find('.stage').scrollIntoView({ block: 'nearest' });
        return this.say(`${this.name(id)} stands out, with all that is next to it.`);
      case 'deselect':
        return this.select(undefined);
      case 'open':
        return now.open.includes(id) ? undefined : this.go(opened(now, id), `What is around or in ${this.name(id)} is shown.`);
      case 'close':
        return this.go(closed(now, id), `${this.name(id)} is shown as before.`);
      case 'hide':
        return this.go(hidden(now, id), `${this.name(id)} is left out.`);
      case 'pin':
        return this.go(pinned(now, id, this.canvas.place(id)), `${this.name(id)} is kept in place.`);
      case 'unpin':
        return this.go(unpinned(now, id), `${this.name(id)} moves with the others.`);
      case 'all':
        return this.go(allShown(now), 'Nothing is left out.');
      case 'undo':
        this.history.undo();
        return void this.show('Undone.');
      case 'redo':
        this.history.redo();
        return void this.show('Done again.');
      case 'in':
      case 'out':
        return this.canvas.zoom(action);
      case 'fit':
        return this.canvas.zoom('all');
      case 'svg':
        return save(new Blob([this.svg()], { type: 'image/svg+xml' }), 'picture.svg');
      case 'png':
        return void png(this.svg()).then(
          (image) => save(image, 'picture.png'),
          () => this.say('The picture is too large for this browser to draw: take the SVG.'),
        );
      case 'save':
        return save(new Blob([JSON.stringify(now)], { type: 'application/json' }), 'picture.json');
      case 'load':
        return this.find<HTMLInputElement>('input[type=file]').click();
    }
  }

  private svg(): string {
    return svg(document.title, this.shown.marks, this.shown.lines, this.places);
  }

  /** Opens a saved picture. */
  private async read(input: HTMLInputElement): Promise<void> {
    const state = parse((await input.files?.[0]?.text()) ?? '');
    input.value = '';
    if (state) this.go(state, 'The saved picture is opened.');
    else this.say('This file is no saved picture: take one that “Save as a file” made.');
  }
}

const page = document.querySelector<HTMLElement>('[data-picture]');
// Where a reader forces colours, the server's drawing has them, and a canvas would not.
if (page && canDraw() && !matchMedia('(forced-colors: active)').matches) void new Picture(page).show('');
