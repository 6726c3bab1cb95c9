// The picture as WebGL draws it: sigma over a graphology graph, redrawn only when something changes.
import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import { layerDashed, pathCurved, pathLine } from 'sigma/rendering';
import { mostApart } from './layout';
import type { Line, Mark, Standing } from './network';
import { shapeOf, shapes } from './shapes';
import type { Point } from './state';

// A dash that is longer than any line.
const solid = 1e5;

/** The widths of lines, and their dashes and gaps in pixels. (Without any gap, sigma's dashed layer draws nothing.) */
const strokes: Record<Standing, { size: number; dash: number; gap: number; ink: string }> = {
  certain: { size: 4.5, dash: solid, gap: 1, ink: '--ink' },
  presumed: { size: 2.2, dash: solid, gap: 1, ink: '--ink-3' },
  planned: { size: 2.8, dash: 6, gap: 5, ink: '--ink-2' },
  ended: { size: 2.8, dash: 2, gap: 4, ink: '--ink-3' },
  off: { size: 1.5, dash: solid, gap: 1, ink: '--line' },
};

/** What is told of what a reader does on the canvas. */
export interface Gestures {
  select(id: string | undefined): void;
  open(id: string): void;
  pin(id: string, at: Point): void;
}

/** Whether this browser draws with WebGL 2. */
export function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

/** Whether the processor draws, for want of a graphics card. */
function drawnByProcessor(gl: WebGL2RenderingContext): boolean {
  const about = gl.getExtension('WEBGL_debug_renderer_info');
  return about !== null && /swiftshader|llvmpipe|software|basic render/i.test(String(gl.getParameter(about.UNMASKED_RENDERER_WEBGL)));
}

// So many lines are too many for a processor to draw in each frame of a movement.
const manyLines = 300;

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** How large a mark is, in pixels across its half. */
function size(mark: Mark): number {
  if (mark.middle) return 11;
  return mark.count === undefined ? 6.5 : 8 + 2 * Math.log10(mark.count);
}

export class Canvas {
  private readonly graph = new MultiGraph();
  private readonly sigma: Sigma;
  private selected?: string;

  constructor(box: HTMLElement, gestures: Gestures) {
    this.sigma = new Sigma(this.graph, box, {
      settings: {
        gestureTarget: 'shared', // the wheel alone scrolls the page
        sharedGestureWheelMessage: 'Hold Ctrl while you turn the wheel to zoom, or take the buttons.',
        sharedGestureAppleWheelMessage: 'Hold ⌘ while you turn the wheel to zoom, or take the buttons.',
        sharedGestureTouchMessage: 'Move the picture with two fingers.',
        enableNodeDrag: true,
        enableCameraRotation: false,
        doubleClickZoomingRatio: 1,
        itemSizesReference: 'screen',
        labelRenderedSizeThreshold: 0,
        stagePadding: 60,
        zIndex: true,
      } as object,
      primitives: {
        nodes: { shapes, label: { font: { family: token('--sans') || 'sans-serif' } } as object },
        edges: {
          paths: [pathLine(), pathCurved()],
          layers: [
            layerDashed({
              dashSize: { attribute: 'dash', default: solid, mode: 'pixels' },
              gapSize: { attribute: 'gap', default: 1, mode: 'pixels' },
            }),
          ],
          variables: { dash: { type: 'number', default: solid }, gap: { type: 'number', default: 1 } },
        },
      } as object,
      styles: {
        nodes: {
          x: { attribute: 'x' },
          y: { attribute: 'y' },
          size: { attribute: 'size', defaultValue: 6 },
          shape: { attribute: 'shape', defaultValue: 'circle' },
          color: { attribute: 'color', defaultValue: '#666' },
          opacity: { attribute: 'opacity', defaultValue: 1 },
          label: { attribute: 'label' },
          labelColor: { attribute: 'labelColor', defaultValue: '#000' },
          labelPosition: 'below',
          labelBackgroundColor: { attribute: 'ground', defaultValue: '#fff' },
          labelBackgroundPadding: 1,
          labelSize: 13,
          labelVisibility: { attribute: 'labelVisibility', defaultValue: 'auto' },
          backdropVisibility: { attribute: 'backdrop', defaultValue: 'hidden' },
          backdropColor: { attribute: 'backdropColor', defaultValue: '#fff' },
          backdropShadowBlur: 0,
          backdropBorderColor: { attribute: 'ring', defaultValue: '#0a5aa8' },
          backdropBorderWidth: 1.5,
          backdropPadding: 5,
        },
        edges: {
          path: 'line',
          parallelPath: 'curved',
          parallelSpread: 0.25,
          size: { attribute: 'size', defaultValue: 1 },
          color: { attribute: 'color', defaultValue: '#ccc' },
          opacity: { attribute: 'opacity', defaultValue: 1 },
          dash: { attribute: 'dash', defaultValue: solid },
          gap: { attribute: 'gap', defaultValue: 1 },
        },
      } as object,
    });
    this.sigma.on('clickNode', ({ node }) => gestures.select(node));
    this.sigma.on('clickStage', () => gestures.select(undefined));
    this.sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      gestures.open(node);
    });
    this.sigma.on('nodeDragEnd', ({ node }) => gestures.pin(node, this.place(node)));
    for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) matchMedia(query).addEventListener('change', () => this.paint());
  }

  private marks: readonly Mark[] = [];
  private lines: readonly Line[] = [];

  /** Draws marks and lines, at places that all marks have. */
  show(marks: readonly Mark[], lines: readonly Line[], places: ReadonlyMap<string, Point>): void {
    this.marks = marks;
    // Names that were moved apart have room; of many marks, those that are spread evenly have one.
    const bare = lines.length > manyLines && drawnByProcessor(this.sigma.getWebGLContext());
    this.sigma.setSettings({
      ...(marks.length <= mostApart ? { labelDensity: 1.5, labelGridCellSize: 100 } : { labelDensity: 0.7, labelGridCellSize: 180 }),
      hideEdgesOnMove: bare,
      hideLabelsOnMove: bare,
    });
    this.lines = lines;
    const ids = new Set(marks.map((mark) => mark.id));
    for (const id of this.graph.nodes()) if (!ids.has(id)) this.graph.dropNode(id);
    for (const { id } of marks) {
      const [x, y] = places.get(id)!;
      this.graph.mergeNode(id, { x, y });
    }
    const kept = new Set(lines.map((line) => line.id));
    for (const edge of this.graph.edges()) if (!kept.has(edge)) this.graph.dropEdge(edge);
    for (const { id, from, to } of lines) if (!this.graph.hasEdge(id)) this.graph.addEdgeWithKey(id, from, to);
    this.paint();
  }

  /** Gives all their colours, sizes and labels, as they are now. */
  private paint(): void {
    const held = new Set(this.lines.filter((line) => line.standing !== 'off').flatMap(({ from, to }) => [from, to]));
    const near = this.selected === undefined ? undefined : new Set([this.selected, ...this.graph.neighbors(this.selected)]);
    const labels = distinct(this.marks.map((mark) => mark.name));
    for (const [nth, mark] of this.marks.entries()) {
      const dim = (!mark.middle && !held.has(mark.id)) || (near && !near.has(mark.id));
      this.graph.mergeNodeAttributes(mark.id, {
        label: labels[nth],
        shape: shapeOf[mark.kind],
        size: size(mark),
        color: token(`--k-${mark.kind.toLowerCase()}`),
        opacity: dim ? 0.25 : 1,
        ground: token('--paper'),
        labelColor: token(dim ? '--ink-3' : '--ink'),
        labelVisibility: mark.middle || mark.id === this.selected ? 'visible' : 'auto',
        backdrop: mark.id === this.selected ? 'visible' : 'hidden',
        ring: token('--accent'),
        backdropColor: token('--accent-wash'),
      });
    }
    for (const { id, from, to, standing } of this.lines) {
      const { ink, ...stroke } = strokes[standing];
      const away = this.selected !== undefined && from !== this.selected && to !== this.selected;
      this.graph.mergeEdgeAttributes(id, { ...stroke, color: token(ink), opacity: away ? 0.2 : 1 });
    }
    this.sigma.scheduleRefresh();
  }

  /** Moves marks to new places. */
  move(places: ReadonlyMap<string, Point>): void {
    for (const [id, [x, y]] of places) if (this.graph.hasNode(id)) this.graph.mergeNodeAttributes(id, { x, y });
  }

  /** Where a mark is. */
  place(id: string): Point {
    const { x, y } = this.graph.getNodeAttributes(id);
    return [x, y];
  }

  /** Makes a mark and those next to it stand out, or none. */
  select(id: string | undefined): void {
    this.selected = id !== undefined && this.graph.hasNode(id) ? id : undefined;
    this.paint();
  }

  /** Shows more or less, or all. */
  zoom(by: 'in' | 'out' | 'all'): void {
    const camera = this.sigma.getCamera();
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
    if (by === 'in') void camera.zoomIn({ duration });
    else if (by === 'out') void camera.zoomOut({ duration });
    else void camera.reset({ duration });
  }
}

/** A name that is not longer than a label may be, cut between characters as they are read. */
export function shortened(name: string, most = 26): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)].map((s) => s.segment);
  return letters.length <= most ? name : `${letters.slice(0, most - 1).join('')}…`;
}

/** Labels of names. Of names that would be cut to the same, what they begin with in common is left out, in whole words. */
export function distinct(names: readonly string[]): string[] {
  const alike = new Map<string, Set<string>>();
  for (const name of names) alike.set(shortened(name), (alike.get(shortened(name)) ?? new Set()).add(name));
  return names.map((name) => {
    const same = [...alike.get(shortened(name))!];
    if (same.length < 2) return shortened(name);
    let length = 0;
    while (same.every((other) => length < other.length && other[length] === same[0][length])) length++;
    const rest = name.slice(same[0].lastIndexOf(' ', length - 1) + 1);
    return shortened(rest === '' ? name : `… ${rest}`);
  });
}
