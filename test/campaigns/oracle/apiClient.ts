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

const SYNC_LIMIT_MS = 60_000;

/** Breadbox's API as any client uses it, with one full-access key. */
export class ApiClient {
  readonly #url: string;
  readonly #key: string;

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
    const response = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        'x-api-key': this.#key,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text.replace(AMOUNTS, '"$1":"$2"')) : null };
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
    for (let waitMs = 4; Date.now() < deadline; waitMs = Math.min(waitMs * 1.5, 100)) {
      const log = await this.ok('GET', `/sync-logs/${syncLogId}`);
      if (log.status !== 'in_progress') return log;
      await delay(waitMs);
    }
    throw new Error(`Sync ${syncLogId} has not ended within ${SYNC_LIMIT_MS} ms.`);
  }
}
