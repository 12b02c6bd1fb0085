/**
 * What is shown once is the answer to a form: reloading it must not send the form again. The mark
 * says where the page itself is.
 */
export function showOnce(): void {
  const mark = document.querySelector<HTMLElement>('[data-once]');
  if (mark) history.replaceState(null, '', mark.dataset['once']);
}
