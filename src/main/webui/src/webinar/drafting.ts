const PAUSE = 1500;
const PATIENCE = 10_000;

interface Kept {
  id: string;
  slug: string;
  version: number;
  filled: string;
}

/** Keeps a webinar that is being planned as a draft, from its first title on, and says so. */
export class Drafting {
  private readonly form: HTMLFormElement;
  private readonly status = document.querySelector<HTMLElement>('[data-saved]');
  private address = '';
  private timer = 0;
  private saving = false;
  private again = false;
  private submitter: HTMLElement | null | undefined;

  constructor(form: HTMLFormElement) {
    this.form = form;
  }

  begin(): void {
    this.address = this.field('slug')?.value ?? '';
    this.form.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.keep(), PAUSE);
    });
    this.form.addEventListener('submit', (event) => this.waitWithSubmit(event));
  }

  /** A draft on its way is waited for, lest the form make a second webinar beside it. */
  private waitWithSubmit(event: SubmitEvent): void {
    clearTimeout(this.timer);
    if (!this.saving) return;
    event.preventDefault();
    this.submitter = event.submitter;
  }

  private goOn(): boolean {
    if (this.submitter === undefined) return false;
    const by = this.submitter;
    this.submitter = undefined;
    this.form.requestSubmit(by);
    return true;
  }

  private async keep(): Promise<void> {
    if (!this.field('title')?.value.trim()) return;
    if (this.saving) {
      this.again = true;
      return;
    }
    this.saving = true;
    try {
      await this.send();
    } catch {
      this.say('unsaved');
    }
    this.saving = false;
    if (this.goOn()) return;
    if (this.again) {
      this.again = false;
      await this.keep();
    }
  }

  private async send(): Promise<void> {
    const id = this.form.dataset['id'];
    const answer = await fetch(id ? `/webinars/${id}/draft` : '/webinars/draft', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: this.fields(),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) {
      this.say(answer.status === 412 ? 'clashed' : 'unsaved');
      return;
    }
    this.remember((await answer.json()) as Kept);
    this.say('saved');
  }

  /** From now on the page is that of the draft, so that loading it again shows what was kept. */
  private remember(kept: Kept): void {
    const version = this.field('version');
    if (version) version.value = String(kept.version);
    const filled = this.field('filled');
    if (filled) filled.value = kept.filled;
    this.showAddress(kept.slug);
    if (this.form.dataset['id'] === kept.id) return;
    this.form.dataset['id'] = kept.id;
    this.form.action = `/webinars/${kept.id}/edit`;
    history.replaceState(null, '', this.form.action);
  }

  /** The address follows the title for as long as nobody wrote one. */
  private showAddress(slug: string): void {
    const field = this.field('slug');
    if (field && (field.value === '' || field.value === this.address)) field.value = slug;
    this.address = slug;
  }

  private say(what: 'saved' | 'unsaved' | 'clashed'): void {
    if (this.status) this.status.textContent = this.status.dataset[what] ?? '';
  }

  private field(name: string): HTMLInputElement | null {
    return this.form.elements.namedItem(name) as HTMLInputElement | null;
  }

  private fields(): URLSearchParams {
    const fields = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => fields.append(name, String(value)));
    return fields;
  }
}
