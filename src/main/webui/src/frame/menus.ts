/** Menus are popovers placed under the button that opens them; arrow keys walk their entries. */
export function placeMenus(): void {
  for (const menu of document.querySelectorAll<HTMLElement>('.menu[popover]')) {
    const opener = document.querySelector<HTMLElement>(`[popovertarget="${menu.id}"]`);
    if (!opener) continue;
    menu.addEventListener('toggle', (event) => {
      const open = (event as ToggleEvent).newState === 'open';
      opener.ariaExpanded = String(open);
      if (open) {
        place(menu, opener);
        entries(menu)[0]?.focus({ preventScroll: true });
      }
    });
    menu.addEventListener('keydown', (event) => walk(menu, event));
  }
}

function place(menu: HTMLElement, opener: HTMLElement): void {
  const box = opener.getBoundingClientRect();
  const room = document.documentElement.clientWidth - menu.offsetWidth - 8;
  menu.style.top = `${box.bottom + 6}px`;
  menu.style.left = `${Math.max(8, Math.min(box.left, room))}px`;
}

function walk(menu: HTMLElement, event: KeyboardEvent): void {
  const all = entries(menu);
  const here = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all.at(next % all.length)?.focus();
}

function entries(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('a, button')];
}
