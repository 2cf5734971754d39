import type { components } from '../../generated/openapi.d.ts';

type ServerEvents = Required<components['schemas']['ServerEvents']>;

export type ReadEvent = {
  [Name in keyof ServerEvents]: { event: Name; data: ServerEvents[Name] };
}[keyof ServerEvents];

/** An open stream of `GET /events` as a client sees it. */
export interface EventReader {
  status: number;
  headers: Headers;
  /** What has come so far. */
  events: ReadEvent[];
  comments: string[];
  /** Resolves when the server ends the stream; rejects if the connection breaks. */
  ended: Promise<void>;
  leave(): void;
}

/** Opens a stream without the product's own client. A refusal is an error with its status. */
export async function openEvents(url: string, key: string): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, {
    headers: { 'X-API-Key': key },
    signal: abort.signal,
  });
  if (response.status !== 200) throw new Error(`GET /events answered ${response.status}`);
  const events: ReadEvent[] = [];
  const comments: string[] = [];
  const ended = read(response, (block) => {
    if (block.startsWith(':')) comments.push(block);
    else events.push(parse(block));
  });
  ended.catch(() => undefined);
  return {
    status: response.status,
    headers: response.headers,
    events,
    comments,
    ended,
    leave: () => abort.abort(),
  };
}

/** Returns the text of a stream up to `ready`, and leaves it. */
export async function readPresentState(response: Response): Promise<string> {
  let text = '';
  await read(response, (block) => {
    text += `${block}\n\n`;
    return block.startsWith('event: ready');
  });
  return text;
}

/** Hands over each block of a stream, until one returns true. */
async function read(response: Response, take: (block: string) => unknown): Promise<void> {
  if (!response.body) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of response.body) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) if (take(block) === true) return;
  }
}

function parse(block: string): ReadEvent {
  const [first = '', second = '', ...others] = block.split('\n');
  if (!first.startsWith('event: ') || !second.startsWith('data: ') || others.length > 0)
    throw new Error(`Not an event: ${block}`);
  return { event: first.slice(7), data: JSON.parse(second.slice(6)) } as ReadEvent;
}
