/** One tick chooses every row of the list, which may be fetched anew while somebody searches. */
const ALL = 'label[data-choose-all]';

function show(): void {
  for (const all of document.querySelectorAll<HTMLElement>(ALL)) all.hidden = false;
}

document.addEventListener('change', (event) => {
  const box = event.target as HTMLInputElement;
  const name = box.closest<HTMLElement>(ALL)?.dataset['chooseAll'];
  if (!name || !box.form) return;
  for (const row of box.form.querySelectorAll<HTMLInputElement>(`input[name='${name}']`)) {
    row.checked = box.checked;
  }
});

const rows = document.getElementById('people-rows');
if (rows) new MutationObserver(show).observe(rows, { childList: true });
show();
