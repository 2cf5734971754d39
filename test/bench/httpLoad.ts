import { Agent, get } from 'node:http';

/**
 * `tsx httpLoad.ts URL KEY CONNECTIONS MILLISECONDS`: asks one URL over so many connections for so long, in a
 * process of its own, and prints how many answers came and how many were not 200.
 */
const [url = '', key = '', connections = '1', milliseconds = '1000'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const until = performance.now() + Number(milliseconds);
let answers = 0;
let refused = 0;

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'X-API-Key': key } }, (response) => {
      if (response.statusCode !== 200) refused += 1;
      response.on('end', resolve);
      response.resume();
    }).on('error', reject);
  });
}

async function keepAsking(): Promise<void> {
  while (performance.now() < until) {
    await ask();
    answers += 1;
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, keepAsking));
console.log(
  JSON.stringify({ perSecond: (answers * 1000) / (performance.now() - startedAt), answers, refused }),
);
agent.destroy();
