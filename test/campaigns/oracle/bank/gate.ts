/**
 * Holds an answer of a bank until a test lets it go, so that something can happen while a pull is in
 * flight. Closed for one request at a time: the next one after `close` waits, later ones pass.
 */
export class Gate {
  #closed = false;
  #arrived = () => {};
  #open = () => {};

  /** The next request will wait. `arrived` resolves once it does; `open` lets it go on. */
  close(): { arrived: Promise<void>; open: () => void } {
    this.#closed = true;
    const arrived = new Promise<void>((resolve) => {
      this.#arrived = resolve;
    });
    return {
      arrived,
      open: () => {
        this.#closed = false;
        this.#open();
      },
    };
  }

  async pass(): Promise<void> {
    if (!this.#closed) return;
    this.#closed = false;
    this.#arrived();
    await new Promise<void>((resolve) => {
      this.#open = resolve;
    });
  }
}
