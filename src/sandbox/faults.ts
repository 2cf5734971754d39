import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What goes wrong between an institution's answer and the one who asked. An answer is made first; a fault then
 * decides what of it is sent.
 */
export type Fault =
  | { kind: 'slow'; delayMs: number }
  /** Headers and half of the body, then the connection breaks. */
  | { kind: 'reset' }
  /** The connection breaks before a word was said. */
  | { kind: 'refuse' }
  /** Nothing is ever said, until the asker hangs up. */
  | { kind: 'hang' }
  /** A gateway's page instead of the API's answer. */
  | { kind: 'gateway'; status?: number }
  /** The API's own error, named by its code. */
  | { kind: 'error'; code: string }
  | { kind: 'rate_limit'; retryAfterSeconds?: number };

export interface FaultRule {
  fault: Fault;
  /** The request's path; any when absent. */
  endpoint?: string;
  /** The enrollment it is about (item id, token, institution); any when absent. */
  item?: string;
  /** How many requests it hits; default 1; null is until it is cleared. */
  times?: number | null;
  /** How many fitting requests pass before it starts. */
  after?: number;
}

export class Faults {
  #rules: FaultRule[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ times: 1, after: 0, ...rule });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The first rule that fits this request; it is used up by this. */
  take(endpoint: string, isItem: (item: string) => boolean): Fault | null {
    for (const rule of this.#rules) {
      if (rule.endpoint !== undefined && rule.endpoint !== endpoint) continue;
      if (rule.item !== undefined && !isItem(rule.item)) continue;
      if (rule.times === 0) continue;
      if (rule.after) {
        rule.after--;
        continue;
      }
      if (typeof rule.times === 'number') rule.times--;
      return rule.fault;
    }
    return null;
  }
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: Fault | null,
): Promise<void> {
  const { status, headers, body } = answer;
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'refuse':
      request.socket.destroy();
      return;
    case 'reset': {
      const bytes = Buffer.from(body);
      response.writeHead(status, { ...headers, 'content-length': bytes.length });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy());
      return;
    }
    case 'gateway':
      response.writeHead(fault.status ?? 502, { 'content-type': 'text/html' });
      response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
      return;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      break;
  }
  if (response.destroyed) return;
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
