// The picture as a table: what a screen reader gets, and a button for each gesture.
import { mark as markOfKind } from '../mark';
import type { Line, Mark, Network } from './network';
import { number } from './network';
import type { State } from './state';

/** What a button of a row does, by the value of its data-do. */
export type Action = 'select' | 'open' | 'close' | 'hide' | 'pin' | 'unpin';

/** Where a row leads: addresses that the page has, to be completed by an id. */
export interface Addresses {
  readonly entity: string;
  readonly paths: string;
}

const mostTold = 3;

function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = Object.assign(document.createElement(name), properties);
  e.append(...children);
  return e;
}

/** The name of a mark, which leads to its page. */
export function named(mark: Mark, to: Addresses): HTMLElement {
  const name = element('bdi', { textContent: mark.name });
  if (mark.of) {
    const around = element('span', { className: 'hide', textContent: ` around ${mark.of.name}` });
    return element('span', { className: 'ent' }, markOfKind(mark.kind), element('span', {}, name, around));
  }
  const kind = element('span', { className: 'hide', textContent: `${mark.kind.charAt(0)}${mark.kind.slice(1).toLowerCase()}: ` });
  const link = element('a', { href: `${to.entity}/${encodeURIComponent(mark.id)}` }, name);
  return element('span', { className: 'ent' }, markOfKind(mark.kind), element('span', {}, kind, link));
}

/** What can be done with a mark, whether it is selected or not: buttons, and the paths that lead to it. */
export function actions(mark: Mark, selected: boolean, state: State, network: Network, to: Addresses): HTMLElement {
  const list = element('ul', { className: 'does' });
  const add = (action: Action, text: string): void => {
    const button = element('button', { type: 'button', className: 'plain' }, text, element('span', { className: 'hide', textContent: `: ${mark.name}` }));
    button.dataset.do = action;
    button.dataset.id = mark.id;
    list.append(element('li', {}, button));
  };
  if (!selected) add('select', 'Where it is');
  if (state.open.includes(mark.id)) add('close', mark.of ? 'As a group again' : 'Only itself');
  else if (mark.of) add('open', 'One by one');
  else if (!network.isExpanded(state, mark.id)) add('open', 'Who is around');
  add('hide', 'Leave out');
  if (state.pins[mark.id]) add('unpin', 'Let it move');
  else add('pin', 'Keep in place');
  if (!mark.of && !mark.middle) {
    const link = element('a', { href: `${to.paths}&to=${encodeURIComponent(mark.id)}` }, 'Paths to here', element('span', { className: 'hide', textContent: `: ${mark.name}` }));
    list.append(element('li', {}, link));
  }
  return list;
}

/** A sentence as one begins. */
const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** What is told of the links of a mark: the first few in words, and how many more there are. */
export function told(mark: Mark, lines: readonly Line[]): Node[] {
  if (mark.of) {
    return [element('div', { className: 'what' }, 'around ', element('bdi', { textContent: mark.of.name }), ': too many to draw one by one')];
  }
  const sentences = lines.filter((line) => line.sentence).map((line) => element('div', { className: `what ${line.standing === 'off' ? 'off' : ''}`, textContent: capital(line.sentence!) }));
  const more = sentences.length - mostTold;
  return more > 0 ? [...sentences.slice(0, mostTold), element('div', { className: 'label', textContent: `and ${number(more)} more ${more === 1 ? 'link' : 'links'}` })] : sentences;
}

/** The rows, a mark each: those in the middle first, then those of most links. */
export function rows(marks: readonly Mark[], lines: readonly Line[], state: State, network: Network, to: Addresses): HTMLTableRowElement[] {
  const byMark = new Map<string, Line[]>(marks.map((mark) => [mark.id, []]));
  for (const line of lines) for (const end of [line.from, line.to]) byMark.get(end)?.push(line);
  const weight = (mark: Mark): number => (mark.middle ? 1e9 : 0) + (mark.count ?? 0) + byMark.get(mark.id)!.length;
  return [...marks]
    .sort((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name))
    .map((mark) => {
      const head = element('th', { scope: 'row' }, named(mark, to));
      const links = element('td', {}, ...told(mark, byMark.get(mark.id)!));
      links.dataset.l = '';
      return element('tr', {}, head, links, element('td', {}, actions(mark, false, state, network, to)));
    });
}
