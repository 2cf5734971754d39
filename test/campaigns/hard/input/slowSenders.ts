import { connect, type Socket } from 'node:net';
import type { TestApp } from '../../../support/testApp.ts';
import { type Exchange, findWrong, listen } from '../../../support/wire.ts';
import type { Trial } from '../campaign.ts';

/** The product's own limits take two minutes; the short size shortens them, and asks for the same. */
const SHORT_LIMITS = { headersTimeout: 2_000, requestTimeout: 4_000 };
/** A server looks for who is late once in a while only. */
const GRACE_MS = 15_000;
const PAUSE_MS = 100;
/** What the names begin with; generated requests send nothing but x as well, and to their end. */
const NAME = 'slowly ';
const SENDERS = { short: 60, whole: 600 };

export interface SlowSenders {
  /** Waits until the server has got rid of them. */
  judge(): Promise<Trial[]>;
}

/** Opens connections that send a byte now and then: a third never end their headers, the others their bodies. */
export async function sendSlowly(app: TestApp, size: 'short' | 'whole'): Promise<SlowSenders> {
  if (size === 'short') Object.assign(app.server, SHORT_LIMITS);
  const deadlineMs = app.server.requestTimeout + GRACE_MS;
  const { port } = new URL(app.url);
  const head = `POST /api/v1/users HTTP/1.1\r\nHost: x\r\nX-API-Key: ${app.keys.full_access}\r\n`;
  const json = 'Content-Type: application/json\r\n';
  const beginnings = [
    `${head}X-Slow: `,
    `${head}${json}Content-Length: 900000\r\n\r\n{"name":"${NAME}`,
    `${head}${json}Transfer-Encoding: chunked\r\n\r\nfffff\r\n{"name":"${NAME}`,
  ];
  const sockets: Socket[] = [];
  const exchanges: Promise<Exchange>[] = [];
  for (let sender = 0; sender < SENDERS[size]; sender++) {
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    socket.write(beginnings[sender % beginnings.length] ?? '');
    sockets.push(socket);
    exchanges.push(listen(socket, deadlineMs));
  }
  const dripping = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x');
  }, PAUSE_MS);

  async function judge(): Promise<Trial[]> {
    const ended = await Promise.all(exchanges);
    clearInterval(dripping);
    const stored = await app.database.db('users').whereLike('name', `${NAME}%`).pluck('name');
    return [
      {
        claim: 'senders of a byte now and then: 408 in the envelope, and the connection closed',
        tried: ended.length,
        lost: ended.flatMap((each) => judgeEnd(each) ?? []),
        figures: `limits ${app.server.headersTimeout / 1000} s for headers, ${app.server.requestTimeout / 1000} s in all`,
      },
      {
        claim: 'of what came slowly and not to its end nothing is stored',
        tried: ended.length,
        lost: stored.map((name) => `a user ${name}`),
      },
    ];
  }
  return { judge };
}

function judgeEnd({ answers, rest, isClosed }: Exchange): string | null {
  if (!isClosed) return 'the connection stayed open';
  const [answer] = answers;
  if (!answer || answers.length > 1 || rest !== '')
    return `${answers.length} answers and ${rest.length} characters more`;
  return answer.status === 408 ? findWrong(answer) : `was answered ${answer.status}`;
}
