import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { KeyRecord } from './authentication.ts';

/** Sends a request to this server without a socket. */
export type InProcessFetch = (request: Request) => Promise<Response>;

/** Whom an in-process request acts for; the key has been authenticated and counted already. */
export interface InProcessCaller {
  key: KeyRecord;
  address: string;
}

/** The caller of each in-process request. A header could be sent by anybody; this map holds only our own objects. */
const callers = new WeakMap<IncomingMessage, InProcessCaller>();

export const inProcessCaller = (request: IncomingMessage): InProcessCaller | null =>
  callers.get(request) ?? null;

/**
 * Returns a fetch for operations that an authenticated request is composed of. Each passes through the whole server, so
 * that it is authorized, validated, checked and logged as any other.
 */
export const createInProcessFetch =
  (listener: RequestListener, caller: InProcessCaller, requestId: string): InProcessFetch =>
  async (request) => {
    request.signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    const body = Buffer.from(await request.arrayBuffer());
    const incoming = new IncomingMessage(new Socket());
    incoming.method = request.method;
    incoming.url = `${pathname}${search}`;
    incoming.httpVersion = '1.1';
    incoming.headers = {
      ...Object.fromEntries(request.headers),
      host: 'localhost',
      'x-request-id': requestId,
      ...(body.length > 0 && { 'content-length': String(body.length) }),
    };
    if (body.length > 0) incoming.push(body);
    incoming.push(null);
    incoming.complete = true;
    callers.set(incoming, caller);
    return new Promise<Response>((resolve, reject) => {
      const response = new CollectedResponse(incoming, resolve);
      request.signal.addEventListener(
        'abort',
        () => {
          response.destroy();
          response.emit('close');
          reject(request.signal.reason);
        },
        { once: true },
      );
      listener(incoming, response);
    });
  };

const BODILESS = new Set([204, 304]);

/** Collects what is written to it. */
class CollectedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #resolve: (response: Response) => void;

  constructor(request: IncomingMessage, resolve: (response: Response) => void) {
    super(request);
    this.#resolve = resolve;
  }

  override write(chunk: unknown): boolean {
    this.#collect(chunk);
    return true;
  }

  override end(chunk?: unknown): this {
    this.#collect(chunk);
    const headers = Object.entries(this.getHeaders()).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, String(each)]),
    );
    const body = BODILESS.has(this.statusCode) ? null : Buffer.concat(this.#chunks);
    this.#resolve(new Response(body, { status: this.statusCode, headers }));
    this.emit('finish');
    this.emit('close');
    return this;
  }

  #collect(chunk: unknown): void {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
  }
}
