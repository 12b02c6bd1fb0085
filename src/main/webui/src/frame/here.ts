/** On a phone the ways through the settings lie in one line: the one taken is brought into view. */
export function showWhereWeAre(): void {
  document
    .querySelector('.side-navigation [aria-current]')
    ?.scrollIntoView({ block: 'nearest', inline: 'center' });
}
