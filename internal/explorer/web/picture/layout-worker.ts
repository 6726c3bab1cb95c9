// Lays a network out away from the page: ForceAtlas2 (Jacomy and others, ForceAtlas2, a Continuous Graph Layout Algorithm,
// PLoS ONE 2014), a few rounds at a time, until it has come to rest or its rounds are over.
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { fixed, mostApart, ofNode } from './layout';
import type { Job, Placed } from './layout';

const settings = {
  linLogMode: false,
  outboundAttractionDistribution: false,
  edgeWeightInfluence: 1,
  strongGravityMode: true,
  gravity: 0.05,
  scalingRatio: 8,
  slowDown: 4,
  adjustSizes: false,
  barnesHutTheta: 0.5,
};

// A mark with its name takes so many pixels.
const boxWidth = 190;
const boxHeight = 46;

let job = 0;

self.onmessage = ({ data }: MessageEvent<Job>) => {
  job = data.job;
  const { nodes, edges, width, height } = data;
  const order = nodes.length / ofNode;
  const options = { ...settings, barnesHutOptimize: order > 300 };
  // The layout is as wide as it is high, and the picture is not.
  const wider = Math.min(Math.max(width / height, 0.5), 2);
  for (let i = 0; i < nodes.length; i += ofNode) nodes[i] /= wider;
  let left = order > 1000 ? 150 : 400;
  const some = (): void => {
    if (job !== data.job) return; // another one has come
    const until = performance.now() + 40;
    while (left > 0 && performance.now() < until) {
      iterate(options, nodes, edges);
      left--;
    }
    const placed = nodes.slice();
    for (let i = 0; i < placed.length; i += ofNode) placed[i] *= wider;
    if (left === 0 && order <= mostApart) moveApart(placed, width, height);
    const answer: Placed = { job, nodes: placed, done: left === 0 };
    self.postMessage(answer);
    if (left > 0) setTimeout(some);
  };
  some();
};

/** Moves marks with their names until none lies over another, or it has tried for long: each pair that does by half of the shorter way out. */
function moveApart(nodes: Float32Array, width: number, height: number): void {
  for (let round = 0; round < 200; round++) {
    const pixel = Math.max(extent(nodes, 0) / (width - boxWidth), extent(nodes, 1) / (height - 2 * boxHeight));
    const [w, h] = [boxWidth * pixel, boxHeight * pixel];
    let moved = false;
    for (let i = 0; i < nodes.length; i += ofNode) {
      for (let j = i + ofNode; j < nodes.length; j += ofNode) {
        const [dx, dy] = [nodes[j] - nodes[i], nodes[j + 1] - nodes[i + 1]];
        const [overX, overY] = [w - Math.abs(dx), h - Math.abs(dy)];
        if (overX <= 0 || overY <= 0) continue;
        const axis = overX / w < overY / h ? 0 : 1;
        const step = Math.sign((axis ? dy : dx) || 1) * ((axis ? overY : overX) / 2 + 0.01 * (axis ? h : w));
        const [fixedI, fixedJ] = [nodes[i + fixed] > 0, nodes[j + fixed] > 0];
        if (fixedI && fixedJ) continue;
        moved = true;
        if (!fixedI) nodes[i + axis] -= fixedJ ? 2 * step : step;
        if (!fixedJ) nodes[j + axis] += fixedI ? 2 * step : step;
      }
    }
    if (!moved) return;
  }
}

/** How far apart places are in a direction. */
function extent(nodes: Float32Array, axis: 0 | 1): number {
  let [least, most] = [Infinity, -Infinity];
  for (let i = axis; i < nodes.length; i += ofNode) {
    least = Math.min(least, nodes[i]);
    most = Math.max(most, nodes[i]);
  }
  return most - least;
}
