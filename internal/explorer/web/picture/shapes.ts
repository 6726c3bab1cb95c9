// The shapes of the kinds, as ../../part/mark.templ draws them: for WebGL as signed distances, and for SVG as paths.
import { sdfCircle, sdfDiamond, sdfSquare, sdfTriangle } from 'sigma/rendering';
import type { Kind } from './api';

/** An arrow tile. */
const tile = {
  name: 'tile',
  uniforms: [],
  glsl: /* glsl */ `
float sdf_tile(vec2 uv, float size) {
  vec2 p = vec2(uv.x, abs(uv.y)) / size;
  return size * max(max(-0.9 - p.x, p.y - 0.72), dot(p - vec2(0.95, 0.0), normalize(vec2(0.72, 0.83))));
}`,
};

/** A ring. */
const ring = {
  name: 'ring',
  uniforms: [],
  glsl: /* glsl */ `
float sdf_ring(vec2 uv, float size) {
  return abs(length(uv) - 0.7 * size) - 0.2 * size;
}`,
};

/** A pin: a ring whose lower half runs into a point. */
const pin = {
  name: 'pin',
  uniforms: [],
  glsl: /* glsl */ `
float sdf_pin(vec2 uv, float size) {
  vec2 p = vec2(abs(uv.x), uv.y - 0.25 * size);
  float drop = p.y > 0.0 ? length(p) - 0.6 * size : max(length(vec2(p.x, max(p.y, -0.1 * size))) - 0.6 * size, dot(p, normalize(vec2(1.15, -0.6))) - 0.55 * size);
  return abs(drop) - 0.14 * size;
}`,
};

export const shapes = [sdfSquare(), sdfCircle(), sdfDiamond(), sdfTriangle(), tile, pin, ring];

export const shapeOf: Record<Kind, string> = {
  ORGANIZATION: 'square',
  PERSON: 'circle',
  AGREEMENT: 'diamond',
  EVENT: 'triangle',
  PROGRAMME: 'tile',
  PLACE: 'pin',
  FRAMEWORK: 'ring',
};

/** The path of a kind's shape, about ten units wide around its middle; open ones are outlined. */
export const outline: Record<Kind, { readonly path: string; readonly open?: boolean }> = {
  ORGANIZATION: { path: 'M-5-5H5V5H-5z' },
  PERSON: { path: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z' },
  AGREEMENT: { path: 'M0-6.5 6.5 0 0 6.5-6.5 0z' },
  EVENT: { path: 'M0-6 6.5 5.5H-6.5z' },
  PROGRAMME: { path: 'M-6-5H1.5L7 0 1.5 5H-6z' },
  PLACE: { path: 'M0 5.5C-2.6 2.4-4.1.6-4.1-1.4a4.1 4.1 0 0 1 8.2 0C4.1.6 2.6 2.4 0 5.5z', open: true },
  FRAMEWORK: { path: 'M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z', open: true },
};
