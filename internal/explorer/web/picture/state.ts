// What a reader has done to a picture. It stands in the address after `#`, so that a link shows the same, and each step can be
// undone.

/** A place in the picture, in its own units. */
export type Point = readonly [x: number, y: number];

/** What was done, beside the question that the address asks. */
export interface State {
  /** Entities whose neighbours are shown too, by id, and opened groups, by the id and the kind with a blank between. */
  readonly open: readonly string[];
  /** Entities and groups that are left out. */
  readonly hide: readonly string[];
  /** Those that stay where they were put. */
  readonly pins: Readonly<Record<string, Point>>;
}

export const untouched: State = { open: [], hide: [], pins: {} };

/** An address has room for so many pins, and for so many bytes of a state: beyond that it is saved as a file. */
export const mostPins = 50;
const mostBytes = 4096;

const without = (list: readonly string[], id: string): string[] => list.filter((other) => other !== id);

export const opened = (s: State, id: string): State => ({ ...s, open: [...without(s.open, id), id] });
export const closed = (s: State, id: string): State => ({ ...s, open: without(s.open, id) });
export const hidden = (s: State, id: string): State => ({ ...unpinned(closed(s, id), id), hide: [...without(s.hide, id), id] });
export const allShown = (s: State): State => ({ ...s, hide: [] });
export const pinned = (s: State, id: string, at: Point): State => ({ ...s, pins: { ...s.pins, [id]: [Math.round(at[0] * 10) / 10, Math.round(at[1] * 10) / 10] } });
export function unpinned(s: State, id: string): State {
  const { [id]: _, ...pins } = s.pins;
  return { ...s, pins };
}

/** Writes a state as the fragment of an address; undefined where it is too large for one. */
export function fragment(s: State): string | undefined {
  const params = new URLSearchParams();
  for (const id of s.open) params.append('open', id);
  for (const id of s.hide) params.append('hide', id);
  for (const [id, [x, y]] of Object.entries(s.pins)) params.append('pin', `${x} ${y} ${id}`);
  const text = params.toString();
  return Object.keys(s.pins).length > mostPins || text.length > mostBytes ? undefined : text;
}

/** Reads a state from the fragment of an address; what it can't read is left out. */
export function read(text: string): State {
  const params = new URLSearchParams(text.replace(/^#/, ''));
  const pins: Record<string, Point> = {};
  for (const pin of params.getAll('pin')) {
    const [, x, y, id] = /^(-?[\d.]+) (-?[\d.]+) (.+)$/s.exec(pin) ?? [];
    if (id && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) pins[id] = [Number(x), Number(y)];
  }
  return { open: params.getAll('open'), hide: params.getAll('hide'), pins };
}

/** Reads a state from a saved file; undefined where it is none. */
export function parse(text: string): State | undefined {
  try {
    const { open, hide, pins } = JSON.parse(text);
    const strings = (list: unknown): list is string[] => Array.isArray(list) && list.every((id) => typeof id === 'string');
    const points = Object.values(pins).every((at) => Array.isArray(at) && at.length === 2 && at.every(Number.isFinite));
    return strings(open) && strings(hide) && points ? { open, hide, pins } : undefined;
  } catch {
    return undefined;
  }
}

/** The states that there were, and those that were undone. */
export class History {
  private past: State[] = [];
  private future: State[] = [];

  constructor(public now: State) {}

  /** Goes on to a state. What was undone before can't be done again. */
  go(to: State): void {
    this.past.push(this.now);
    this.future = [];
    this.now = to;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(): void {
    const before = this.past.pop();
    if (!before) return;
    this.future.push(this.now);
    this.now = before;
  }

  redo(): void {
    const after = this.future.pop();
    if (!after) return;
    this.past.push(this.now);
    this.now = after;
  }
}
