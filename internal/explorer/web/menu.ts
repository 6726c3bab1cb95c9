// Menus close once something is chosen, when one presses elsewhere, and by Escape. Without scripts they close as they open.
export function closing(): void {
  const open = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')];
  document.addEventListener('click', (event) => {
    const at = event.target as Element;
    for (const menu of open()) if (!menu.contains(at) || at.closest('.menu a, .menu button')) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary')!.focus();
    }
  });
}
