import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface ApiResponse {
  status: number;
  // Answers are compared as wholes or read field by field; a wrong shape fails the comparison.
  // biome-ignore lint/suspicious/noExplicitAny: the oracle must not share the product's own types.
  body: any;
}

/** Keys whose numbers are amounts of money: they are read as text, since a double rounds 18 decimals. */
const AMOUNTS =
  /"(amount|total|average|balance_current|balance_available|balance_limit)":\s*(-?\d[\d.eE+-]*)/g;

const MAX_RETRIES = 5;
const RETRY_MS = 500;

const SYNC_LIMIT_MS = 60_000;
/** So often the product is asked which syncs still run, as long as one is waited for. */
const SYNC_POLL_MS = 15;

/** Breadbox's API as any client uses it, with one full-access key. */
export class ApiClient {
  readonly #url: string;
  readonly #key: string;
  readonly #agent = new Agent({ keepAlive: true });
  /** The syncs that are waited for, and what to call when they are in progress no longer, or for too long. */
  readonly #waiting = new Map<string, { ended: () => void; deadline: number }>();
  #isWatching = false;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  get = (path: string) => this.request('GET', path);
  post = (path: string, body?: unknown) => this.request('POST', path, body);
  put = (path: string, body?: unknown) => this.request('PUT', path, body);
  patch = (path: string, body: unknown) => this.request('PATCH', path, body);
  delete = (path: string) => this.request('DELETE', path);

  async request(method: string, path: string, body?: unknown): Promise<ApiResponse> {
    const payload = body === undefined ? null : JSON.stringify(body);
    let { status, text } = await this.#send(method, path, payload);
    // A machine that runs other tests too may keep the product waiting for its database.
    for (let retry = 0; status === 503 && retry < MAX_RETRIES; retry++) {
      await delay(RETRY_MS);
      ({ status, text } = await this.#send(method, path, payload));
    }
    return { status, body: text ? JSON.parse(text.replace(AMOUNTS, '"$1":"$2"')) : null };
  }

  /** Node's own client: a campaign sends a hundred thousand requests, and `fetch` takes three times as long. */
  #send(method: string, path: string, payload: string | null): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = {
        'x-api-key': this.#key,
        ...(payload !== null && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        }),
      };
      const request = httpRequest(
        `${this.#url}/api/v1${path}`,
        { method, agent: this.#agent, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The server has closed an idle connection just when this was sent on it: it never saw the request.
        const isUnseen = request.reusedSocket && error.code === 'ECONNRESET';
        if (isUnseen) this.#send(method, path, payload).then(resolve, reject);
        else reject(error);
      });
      request.end(payload);
    });
  }

  /** The body of an answer that must be a success. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  async ok(method: string, path: string, body?: unknown): Promise<any> {
    const response = await this.request(method, path, body);
    if (response.status >= 300) {
      throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(response.body)}`);
    }
    return response.body;
  }

  /** All pages of a list. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  async list(path: string, limit = 500): Promise<any[]> {
    const rows = [];
    let cursor = '';
    do {
      const page = await this.ok(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      rows.push(...page.data);
      cursor = page.next_cursor ?? '';
    } while (cursor);
    return rows;
  }

  /** Waits until the sync has ended, and returns its log. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  async finishedSync(syncLogId: string): Promise<any> {
    const deadline = Date.now() + SYNC_LIMIT_MS;
    await new Promise<void>((ended) => {
      this.#waiting.set(syncLogId, { ended, deadline });
      if (!this.#isWatching) void this.#watchSyncs();
    });
    const log = await this.ok('GET', `/sync-logs/${syncLogId}`);
    if (log.status !== 'in_progress') return log;
    throw new Error(`Sync ${syncLogId} has not ended within ${SYNC_LIMIT_MS} ms.`);
  }

  /** One request tells of all syncs that are waited for, however many there are. */
  async #watchSyncs(): Promise<void> {
    this.#isWatching = true;
    while (this.#waiting.size > 0) {
      await delay(SYNC_POLL_MS);
      const asked = [...this.#waiting];
      // Whoever waits asks for the log of its own sync afterwards, and learns there what is wrong.
      const running = await this.list('/sync-logs?status=in_progress').catch(() => []);
      const runningIds = new Set(running.map(({ id }) => id));
      for (const [id, { ended, deadline }] of asked) {
        if (runningIds.has(id) && Date.now() < deadline) continue;
        this.#waiting.delete(id);
        ended();
      }
    }
    this.#isWatching = false;
  }
}
