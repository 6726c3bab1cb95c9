// Copy what a page shows: with numbered footnotes, as text and as HTML, or its address. Where there is no clipboard – a page
// that came by plain http has none –, the text stands selected in a box.

/** Says what was done, to those who see it and those who don't. */
function say(from: Element, what: string): void {
  const status = from.closest('.take')?.querySelector('[data-copied]');
  if (status) status.textContent = what;
}

/** Shows a text in a box, selected. */
function show(after: Element, text: string): void {
  const row = after.closest('.take') ?? after;
  let box = row.parentElement?.querySelector<HTMLTextAreaElement>('textarea.copied');
  if (!box) {
    box = document.createElement('textarea');
    box.className = 'copied';
    box.readOnly = true;
    box.rows = 8;
    box.setAttribute('aria-label', 'The text to copy');
    row.after(box);
  }
  box.value = text;
  box.focus();
  box.select();
}

/** Fetches a file that the page is taken away as. */
async function taken(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

/** Puts texts of one or two types onto the clipboard, or into a box. */
async function copy(from: Element, text: string, html?: string): Promise<void> {
  say(from, '');
  try {
    const types: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
    if (html) types['text/html'] = new Blob([html], { type: 'text/html' });
    await navigator.clipboard.write([new ClipboardItem(types)]);
    say(from, 'Copied.');
  } catch {
    show(from, text);
    say(from, 'Select and copy it from the box below.');
  }
}

/** Lets what is marked so be copied. */
export function copyable(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy-text]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      say(button, '');
      try {
        const [text, html] = await Promise.all([taken(button.dataset.copyText!), taken(button.dataset.copyHtml!)]);
        await copy(button, text, html);
      } catch {
        say(button, 'It could not be fetched: is the server reached?');
      }
    });
  }

  for (const link of document.querySelectorAll<HTMLAnchorElement>('.take a[href*="format="]')) {
    link.addEventListener('click', () => say(link, 'The file is downloaded.'));
  }

  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-copy-address]')) {
    link.addEventListener('click', async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own is wanted
      event.preventDefault();
      await copy(link, link.href);
    });
  }
}
