import type { ServerResponse } from 'node:http';

/** Keeps what is written into a response. Call the result when the response is finished. */
export function keepBody(outgoing: ServerResponse): () => Buffer {
  const chunks: Buffer[] = [];
  const keeping = <Write extends (...given: never[]) => unknown>(write: Write): Write =>
    new Proxy(write, {
      apply(target, self, given) {
        const [chunk] = given;
        if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
        return Reflect.apply(target, self, given);
      },
    });
  outgoing.write = keeping(outgoing.write);
  outgoing.end = keeping(outgoing.end);
  return () => Buffer.concat(chunks);
}
