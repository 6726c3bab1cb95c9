/** The mark of a kind, as the server draws it. */
export function mark(kind: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('class', `mark k-${kind.toLowerCase()}`);
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#m-${kind.toLowerCase()}`);
  svg.append(use);
  return svg;
}
