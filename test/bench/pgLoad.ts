import pg from 'pg';

/**
 * `tsx pgLoad.ts DATABASE_URL SQL CONNECTIONS MILLISECONDS`: sends one prepared statement over so many
 * connections for so long, in a process of its own, and prints how often it was answered: the limit that the
 * server is held against. Rows are taken off the wire and not looked at.
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
