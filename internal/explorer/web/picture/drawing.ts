// The picture as a file: SVG of what is shown where it is, and PNG made of that. (The server's drawing knows nothing of what was
// opened, left out and moved.)
import { shortened } from './canvas';
import type { Line, Mark, Standing } from './network';
import { outline } from './shapes';
import type { Point } from './state';

// A file is for paper: its colours are those of the light page, whatever the reader's screen has.
const inks: Record<Standing, string> = {
  certain: 'stroke="#16191d" stroke-width="3"',
  presumed: 'stroke="#646b75" stroke-width="1.5"',
  planned: 'stroke="#4a515a" stroke-width="1.75" stroke-dasharray="5 4"',
  ended: 'stroke="#646b75" stroke-width="1.75" stroke-dasharray="1.5 4"',
  off: 'stroke="#d9dde2" stroke-width="1"',
};
const colors = { ORGANIZATION: '#2f3945', PERSON: '#8f3a10', AGREEMENT: '#007d58', EVENT: '#a63a8c', PROGRAMME: '#8f6f00', PLACE: '#3a62c4', FRAMEWORK: '#6b6e73' };

const width = 1600;
const margin = 90;

const escaped = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- XML has no place for these
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Draws marks and lines as an SVG document. */
export function svg(title: string, marks: readonly Mark[], lines: readonly Line[], places: ReadonlyMap<string, Point>): string {
  const xs = marks.map(({ id }) => places.get(id)![0]);
  const ys = marks.map(({ id }) => -places.get(id)![1]); // upwards on the canvas, downwards here
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = (width - 2 * margin) / Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1);
  const height = Math.ceil((Math.max(...ys) - top) * scale + 2 * margin);
  const at = new Map(marks.map(({ id }, i) => [id, [Math.round(margin + (xs[i] - left) * scale), Math.round(margin + (ys[i] - top) * scale)] as const]));
  const strokes = lines.map(({ from, to, standing }) => {
    const [[x1, y1], [x2, y2]] = [at.get(from)!, at.get(to)!];
    return `<path d="M${x1} ${y1}L${x2} ${y2}" fill="none" ${inks[standing]}/>`;
  });
  const shapes = marks.map((mark) => {
    const { path, open } = outline[mark.kind];
    const color = colors[mark.kind];
    const fill = open ? `fill="#ffffff" stroke="${color}" stroke-width="2"` : `fill="${color}"`;
    const size = mark.middle || mark.of ? 1.6 : 1;
    const [x, y] = at.get(mark.id)!;
    return (
      `<path d="${path}" ${fill} transform="translate(${x} ${y}) scale(${size})"/>` +
      `<text x="${x}" y="${y + 10 * size + 12}" text-anchor="middle" unicode-bidi="isolate" fill="#16191d" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${escaped(shortened(mark.name))}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...strokes,
    ...shapes,
    '</svg>',
  ].join('\n');
}
