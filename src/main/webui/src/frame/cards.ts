/** Rows that stand below each other on a phone say beside each value what it is. */
export function labelCards(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table.stacks')) {
    const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent?.trim() ?? '');
    for (const row of table.tBodies[0]?.rows ?? []) {
      [...row.cells].forEach((cell, at) => {
        const name = names[at];
        if (at > 0 && name) cell.dataset['name'] = name;
      });
    }
  }
}
