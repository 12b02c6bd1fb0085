/** Listeners by the name of what they listen to. */
export class Emitter<Events extends { [K in keyof Events]: (...values: never[]) => void }> {
  private readonly listeners = new Map<keyof Events, Set<(...values: never[]) => void>>();

  on<E extends keyof Events>(event: E, listener: Events[E]): void {
    const known = this.listeners.get(event) ?? new Set();
    known.add(listener);
    this.listeners.set(event, known);
  }

  emit<E extends keyof Events>(event: E, ...values: Parameters<Events[E]>): void {
    for (const listener of this.listeners.get(event) ?? []) {
      (listener as (...all: Parameters<Events[E]>) => void)(...values);
    }
  }
}
