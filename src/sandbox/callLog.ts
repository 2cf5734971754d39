export interface Call {
  endpoint: string;
  /** The enrollment it was about, where it named one. */
  item: string | null;
  status: number;
  at: string;
}

/** What was asked of a sandbox server: the last ten thousand requests, and how many there were of each kind. */
export class CallLog {
  #calls: Call[] = [];
  #counts: Record<string, number> = {};

  note(call: Call): void {
    this.#counts[call.endpoint] = (this.#counts[call.endpoint] ?? 0) + 1;
    this.#calls.push(call);
    if (this.#calls.length > 10_000) this.#calls.splice(0, 5_000);
  }

  reset(): void {
    this.#calls = [];
    this.#counts = {};
  }

  report(): { counts: Record<string, number>; calls: Call[] } {
    return { counts: { ...this.#counts }, calls: [...this.#calls] };
  }
}
