// Places for the marks, worked out by a worker.
import type { Line, Mark } from './network';
import type { Point } from './state';

// A node is ten numbers and an edge three, as graphology's ForceAtlas2 has them: of a node the place, what moves it, its mass,
// its convergence, its size, and whether it is fixed.
export const ofNode = 10;
const ofEdge = 3;
const mass = 6;
export const fixed = 9;

/** Of so many marks at most the names are moved apart; of more, not all are shown. */
export const mostApart = 150;

export interface Job {
  readonly job: number;
  readonly nodes: Float32Array;
  readonly edges: Float32Array;
  /** The size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly job: number;
  readonly nodes: Float32Array;
  readonly done: boolean;
}

export class Layout {
  private readonly worker: Worker;
  private job = 0;
  private ids: string[] = [];

  constructor(
    script: string,
    private readonly box: HTMLElement,
    private readonly moved: (places: Map<string, Point>, done: boolean) => void,
  ) {
    this.worker = new Worker(script);
    this.worker.onmessage = ({ data }: MessageEvent<Placed>) => {
      if (data.job !== this.job) return;
      this.moved(new Map(this.ids.map((id, i) => [id, [data.nodes[i * ofNode], data.nodes[i * ofNode + 1]]])), data.done);
    };
  }

  /** Lays marks out, from the places that they have; those that are pinned stay where they are. */
  run(marks: readonly Mark[], lines: readonly Line[], places: ReadonlyMap<string, Point>, pins: Readonly<Record<string, Point>>): void {
    this.ids = marks.map((mark) => mark.id);
    const index = new Map(this.ids.map((id, i) => [id, i * ofNode]));
    const nodes = new Float32Array(marks.length * ofNode);
    for (const [i, { id }] of marks.entries()) {
      const [x, y] = places.get(id)!;
      nodes.set([x, y, 0, 0, 0, 0, 1, 1, 1, pins[id] ? 1 : 0], i * ofNode);
    }
    const pairs = new Set(lines.map(({ from, to }) => (from < to ? `${from}\n${to}` : `${to}\n${from}`)));
    const edges = new Float32Array(pairs.size * ofEdge);
    for (const [i, pair] of [...pairs].entries()) {
      const [a, b] = pair.split('\n').map((id) => index.get(id)!);
      edges.set([a, b, 1], i * ofEdge);
      nodes[a + mass]++;
      nodes[b + mass]++;
    }
    const job: Job = { job: ++this.job, nodes, edges, width: this.box.clientWidth, height: this.box.clientHeight };
    this.worker.postMessage(job);
  }
}

/** First places for marks that have none: near those beside which they appeared, on a spiral (Vogel's), so that none lie in one spot. */
export function firstPlaces(marks: readonly Mark[], places: Map<string, Point>): void {
  let i = 0;
  for (const mark of marks) {
    if (places.has(mark.id)) continue;
    const [x, y] = (mark.near !== undefined && places.get(mark.near)) || [0, 0];
    const r = 4 * Math.sqrt(++i);
    const angle = 2.399963 * i;
    places.set(mark.id, [x + r * Math.cos(angle), y + r * Math.sin(angle)]);
  }
}
