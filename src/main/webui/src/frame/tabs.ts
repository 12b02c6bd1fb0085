/** Tabs inside a page: role=tablist with buttons whose aria-controls names a panel; arrow keys walk. */
export function walkTabs(root: ParentNode = document): void {
  for (const list of root.querySelectorAll<HTMLElement>('[role=tablist]')) {
    const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
    tabs.forEach((tab, index) => {
      tab.tabIndex = tab.ariaSelected === 'true' ? 0 : -1;
      tab.addEventListener('click', () => select(tabs, index));
      tab.addEventListener('keydown', (event) => {
        const next = step(event.key, index, tabs.length);
        if (next === undefined) return;
        event.preventDefault();
        select(tabs, next);
        tabs[next]?.focus();
      });
    });
  }
}

/** Which tab a key leads to; undefined when the key is none of ours. */
export function step(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function select(tabs: HTMLElement[], chosen: number): void {
  tabs.forEach((tab, index) => {
    const on = index === chosen;
    tab.ariaSelected = String(on);
    tab.tabIndex = on ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
    if (panel) panel.hidden = !on;
  });
  tabs[chosen]?.dispatchEvent(new CustomEvent('tab', { bubbles: true }));
}
