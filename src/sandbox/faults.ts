import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A fault of the network or of the institution's API. The server prepares its response first; the fault then
 * decides how much of it is sent.
 */
export type Fault =
  | { kind: 'slow'; delayMs: number }
  /** Sends the headers and half of the body, then closes the connection. */
  | { kind: 'reset' }
  /** Closes the connection before the response. */
  | { kind: 'refuse' }
  /** Never responds; the client has to time out. */
  | { kind: 'hang' }
  /** Responds with a gateway's HTML page instead of the API's response. */
  | { kind: 'gateway'; status?: number }
  /** Responds with the API's error of this code. */
  | { kind: 'error'; code: string }
  | { kind: 'rate_limit'; retryAfterSeconds?: number };

export interface FaultRule {
  fault: Fault;
  /** The path of the requests it applies to; every path if absent. */
  endpoint?: string;
  /** The item they are about (item id, access token or institution id); every item if absent. */
  item?: string;
  /** How many requests it applies to. The default is 1; null means until it is cleared. */
  times?: number | null;
  /** How many matching requests pass first. The default is 0. */
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

  /** Returns the fault of the first rule that matches, and counts it as used once; null if no rule matches. */
  take(endpoint: string, matchesItem: (item: string) => boolean): Fault | null {
    for (const rule of this.#rules) {
      if (rule.endpoint !== undefined && rule.endpoint !== endpoint) continue;
      if (rule.item !== undefined && !matchesItem(rule.item)) continue;
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

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends the reply, or as much of it as the fault allows. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  fault: Fault | null,
): Promise<void> {
  const { status, headers, body } = reply;
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
