/** data-shown-if="repeat:weekly monthly": there only while the field says one of the words. */
export function showWhere(form: HTMLFormElement): void {
  const parts = form.querySelectorAll<HTMLElement>('[data-shown-if]');
  const follow = () => parts.forEach((part) => (part.hidden = !holds(form, part.dataset['shownIf'] ?? '')));
  form.addEventListener('change', follow);
  follow();
}

export function holds(form: Pick<HTMLFormElement, 'elements'>, condition: string): boolean {
  const [name = '', words = ''] = condition.split(':');
  const field = form.elements.namedItem(name) as HTMLSelectElement | null;
  return field !== null && words.split(' ').includes(field.value);
}
