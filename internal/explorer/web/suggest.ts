// Suggestions below a box by which one finds: a combobox with a list, as the WAI-ARIA Authoring Practices have it
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Enter without a choice sends the form as it is.
import { mark } from './mark';
import document_ from './suggest.graphql';

interface Hit {
  matchedName: string;
  position: { role: string; organization: { name: string } } | null;
  node: { id: string; kind: string; finer: string | null; name: string; country?: { name: string } | null };
}

// How long one has stopped typing before anything is asked, in milliseconds.
const pause = 120;

// How long an answer may take before it is said that it is under way, in milliseconds.
const patience = 300;

export function suggest(input: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.className = 'list';
  list.id = `${input.id}-suggestions`;
  list.role = 'listbox';
  list.ariaLabel = 'Suggestions';
  list.hidden = true;
  const said = document.createElement('p');
  said.className = 'hide';
  said.ariaLive = 'polite';
  (input.closest('.box') ?? input.parentElement!).append(list, said); // over what is below, so that nothing moves away
  input.role = 'combobox';
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.ariaExpanded = 'false';

  const kinds = input.dataset.kind ? [input.dataset.kind] : undefined; // those that can stand in this box

  let chosen = -1;
  let timer = 0;
  let waiting = 0;
  let asking: AbortController | undefined;

  // Says something to who can't see the list, and, where there is no list, to all.
  const say = (text: string, seen: boolean): void => {
    said.textContent = text;
    said.className = seen ? 'list said' : 'hide';
  };

  const close = (): void => {
    clearTimeout(waiting);
    said.className = 'hide';
    list.hidden = true;
    chosen = -1;
    input.ariaExpanded = 'false';
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (index: number): void => {
    const options = [...list.children] as HTMLElement[];
    if (options.length === 0) return;
    chosen = (index + options.length) % options.length;
    options.forEach((option, i) => (option.ariaSelected = String(i === chosen)));
    input.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen].scrollIntoView({ block: 'nearest' });
  };

  const show = (hits: Hit[]): void => {
    const kept = (list.children[chosen] as HTMLElement | undefined)?.dataset.id; // what is chosen stays so where it is still there
    list.replaceChildren(...hits.map((hit, i) => option(`${list.id}-${i}`, hit)));
    close();
    if (hits.length > 0) say(`${hits.length} suggestions`, false);
    else say('No suggestion: Enter looks for it all the same.', true);
    list.hidden = hits.length === 0;
    input.ariaExpanded = String(!list.hidden);
    const again = hits.findIndex((hit) => hit.node.id === kept);
    if (again >= 0) choose(again);
  };

  const ask = async (): Promise<void> => {
    asking?.abort();
    const text = input.value.trim();
    if (text.length < 2) return close();
    const mine = (asking = new AbortController());
    clearTimeout(waiting);
    waiting = window.setTimeout(() => list.hidden && say('Searching …', true), patience);
    try {
      const response = await fetch(input.dataset.graphql!, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query: document_, variables: { text, kinds } }),
        signal: mine.signal,
      });
      const answer = await response.json();
      if (answer.data) return show(answer.data.search.edges);
    } catch {
      if (mine.signal.aborted) return; // something else was typed meanwhile
    }
    clearTimeout(waiting);
    if (chosen >= 0) return; // what is chosen can still be taken
    close();
    say('No suggestions now: Enter looks for it all the same.', true);
  };

  // A choice opens the page of what is chosen, or is put into the box where that names an end of a question.
  const open = (option: Element | undefined): void => {
    const id = (option as HTMLElement | undefined)?.dataset.id;
    if (!id) return;
    if (input.dataset.entity) return location.assign(`${input.dataset.entity}/${encodeURIComponent(id)}`);
    input.before(chip(input.name, id, option!.querySelector('bdi')!.textContent));
    input.value = '';
    input.placeholder = 'Add another';
    close();
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pause);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    switch (event.key) {
      case 'ArrowDown':
        choose(chosen + 1);
        break;
      case 'ArrowUp':
        choose(chosen < 0 ? -1 : chosen - 1);
        break;
      case 'Escape':
        close();
        break;
      case 'Enter':
        if (chosen < 0) return;
        open(list.children[chosen]);
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener('click', (event) => open((event.target as Element).closest('li') ?? undefined));
  input.addEventListener('blur', close);
}

// What is chosen for an end of a question: it shows the name, and the form sends the id unless it is unticked.
function chip(name: string, id: string, text: string): HTMLLabelElement {
  const label = document.createElement('label');
  label.className = 'chip';
  const tick = document.createElement('input');
  tick.type = 'checkbox';
  tick.name = name;
  tick.value = id;
  tick.checked = true;
  const called = document.createElement('bdi');
  called.textContent = text;
  label.append(tick, called);
  return label;
}

// A suggestion: the mark of its kind, its name, and why it matched.
function option(id: string, hit: Hit): HTMLLIElement {
  const item = document.createElement('li');
  item.id = id;
  item.role = 'option';
  item.ariaSelected = 'false';
  item.dataset.id = hit.node.id;
  const name = document.createElement('bdi');
  name.textContent = hit.node.name;
  const why = document.createElement('small');
  why.textContent = reason(hit);
  item.append(mark(hit.node.kind), name, why);
  return item;
}

function reason({ node, position, matchedName }: Hit): string {
  const what = (node.finer ?? node.kind).toLowerCase().replaceAll('_', ' ');
  const parts = [what.charAt(0).toUpperCase() + what.slice(1)];
  if (node.country) parts.push(node.country.name);
  const also = position ? `${position.role} at ${position.organization.name}` : matchedName === node.name ? '' : `Also ${matchedName}`;
  return parts.join(', ') + (also && `. ${also}`);
}
