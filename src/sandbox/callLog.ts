export interface Call {
  endpoint: string;
  /** The item or enrollment of the access token; null if the request had none. */
  item: string | null;
  status: number;
  at: string;
}

/** The last requests to a sandbox server (at most ten thousand), and the number of all requests by endpoint. */
export class CallLog {
  #calls: Call[] = [];
  #counts: Record<string, number> = {};

  record(call: Call): void {
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
