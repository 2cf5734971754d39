import { connect } from 'node:net';

/**
 * `tsx httpLoad.ts URL KEY CONNECTIONS MILLISECONDS`: asks one URL over so many connections for so long, in a
 * process of its own, and prints how many answers came, how many were not 200, and what the asking itself cost.
 *
 * It speaks HTTP/1.1 over plain sockets, because Node's own client costs more than the server it would measure,
 * on the same cores. One question a connection is under way at a time, as browsers and scripts ask; each answer
 * is read to its last byte.
 */
const [address = '', key = '', connections = '1', milliseconds = '1000'] = process.argv.slice(2);
const url = new URL(address);
const question = Buffer.from(
  `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nX-API-Key: ${key}\r\nAccept: application/json\r\n\r\n`,
);
const END_OF_HEAD = '\r\n\r\n';
const until = performance.now() + Number(milliseconds);
let answers = 0;
let refused = 0;
let bytes = 0;

/** Asks over one connection until the time is over. */
function keepAsking(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    socket.setNoDelay(true);
    let head = Buffer.alloc(0);
    let missing: number | null = null;
    const ask = () => socket.write(question);
    const answered = () => {
      answers += 1;
      head = Buffer.alloc(0);
      missing = null;
      if (performance.now() < until) return ask();
      socket.destroy();
      resolve();
    };
    socket.on('data', (piece) => {
      bytes += piece.length;
      if (missing === null) {
        head = head.length === 0 ? piece : Buffer.concat([head, piece]);
        const end = head.indexOf(END_OF_HEAD);
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        if (!text.startsWith('HTTP/1.1 200 ')) refused += 1;
        const length = /^content-length: (\d+)$/im.exec(text)?.[1];
        if (length === undefined) return socket.destroy(new Error(`An answer of unknown length: ${text}`));
        missing = Number(length) - (head.length - end - END_OF_HEAD.length);
      } else {
        missing -= piece.length;
      }
      if (missing < 0) return socket.destroy(new Error('More came than was asked for.'));
      if (missing === 0) answered();
    });
    socket.on('error', reject);
    // After the last answer this comes too late to matter.
    socket.on('close', () => reject(new Error('The server closed a connection.')));
    socket.on('connect', ask);
  });
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, keepAsking));
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    perSecond: (answers * 1000) / (performance.now() - startedAt),
    answers,
    refused,
    bytes,
    cpuMicrosecondsEach: (user + system) / answers,
  }),
);
