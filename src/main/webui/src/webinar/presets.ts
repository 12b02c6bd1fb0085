/** Choosing a card fills in what it stands for below, so that "More" shows what one gets. */
export function followPresets(form: HTMLFormElement): void {
  form.addEventListener('change', (event) => {
    const card = event.target as HTMLInputElement;
    if (card.name !== 'preset' || !card.dataset['policy']) return;
    const policy = JSON.parse(card.dataset['policy']) as Record<string, string | number | boolean>;
    for (const [name, value] of Object.entries(policy)) fill(form, `policy.${name}`, value);
    const before = form.elements.namedItem('presetBefore') as HTMLInputElement | null;
    if (before) before.value = card.value;
  });
}

function fill(form: HTMLFormElement, name: string, value: string | number | boolean): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === true;
  else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
}
