// A slash goes to the box, unless one is typing already.
export function slash(): void {
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const box = document.querySelector<HTMLInputElement>('#find');
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
