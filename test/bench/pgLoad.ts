import pg from 'pg';

/**
 * `tsx pgLoad.ts DATABASE_URL SQL CONNECTIONS MILLISECONDS` sends one prepared statement over several connections for
 * some time, and prints how often it was answered: the limit that the server is compared with. Rows are received but
 * not parsed.
 */
const [url = '', sql = '', connections = '1', milliseconds = '1000'] = process.argv.slice(2);
const raw = { getTypeParser: () => (value: string) => value };
const clients = Array.from({ length: Number(connections) }, () => new pg.Client({ connectionString: url }));
await Promise.all(clients.map((client) => client.connect()));
const until = performance.now() + Number(milliseconds);
let answers = 0;
const startedAt = performance.now();
await Promise.all(
  clients.map(async (client) => {
    while (performance.now() < until) {
      await client.query({ name: 'bench', text: sql, rowMode: 'array', types: raw });
      answers += 1;
    }
  }),
);
console.log(JSON.stringify({ perSecond: (answers * 1000) / (performance.now() - startedAt), answers }));
await Promise.all(clients.map((client) => client.end()));
