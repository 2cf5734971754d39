import { access } from './access.ts';
import type { Campaign } from './campaign.ts';
import { concurrency } from './concurrency.ts';
import { data } from './data.ts';
import { faults } from './faults.ts';
import { input } from './input.ts';
import { load } from './load.ts';

/**
 * `make hard`: every campaign at its whole size (name some to run only these), a table of what was tried,
 * survived and lost; fails when anything was lost. Within `make test` the same campaigns run at their short size.
 */

const campaigns: Campaign[] = [input, access, load, faults, data, concurrency];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !campaigns.some((campaign) => campaign.name === name));
if (unknown.length > 0) {
  console.error(
    `No campaign is named ${unknown.join(', ')}. There are ${campaigns.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const rows: string[] = [];
const losses: string[] = [];
for (const campaign of campaigns.filter(({ name }) => named.length === 0 || named.includes(name))) {
  console.log(`${campaign.name} …`);
  for (const { claim, tried, lost, figures } of await campaign.run('whole')) {
    rows.push(
      `| ${campaign.name} | ${claim}${figures ? ` (${figures})` : ''} | ${tried} | ${tried - lost.length} | ${lost.length} |`,
    );
    losses.push(...lost.map((how) => `${campaign.name}, ${claim}: ${how}`));
  }
}
console.log(
  ['', '| campaign | claim | tried | survived | lost |', '|---|---|---|---|---|', ...rows, ''].join('\n'),
);
for (const loss of losses) console.log(loss);
process.exitCode = losses.length > 0 ? 1 : 0;
