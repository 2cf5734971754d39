import { access } from './access.ts';
import { attacks } from './attacks.ts';
import type { Campaign } from './campaign.ts';
import { concurrency } from './concurrency.ts';
import { data } from './data.ts';
import { faults } from './faults.ts';
import { input } from './input.ts';
import { load } from './load.ts';

/**
 * `make hard` runs every campaign at its full size, or only the ones named as arguments, and prints a table of
 * the checks. It exits with 1 if any check failed. `make test` runs the same campaigns at their short size.
 */

const campaigns: Campaign[] = [input, access, attacks, load, faults, data, concurrency];

const named = process.argv.slice(2);
const unknown = named.filter((name) => !campaigns.some((campaign) => campaign.name === name));
if (unknown.length > 0) {
  console.error(
    `Unknown campaign: ${unknown.join(', ')}. Choose from ${campaigns.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const rows: string[] = [];
const allFailures: string[] = [];
for (const campaign of campaigns.filter(({ name }) => named.length === 0 || named.includes(name))) {
  console.log(`${campaign.name} …`);
  for (const { claim, attempts, failures, figures } of await campaign.run('full')) {
    rows.push(
      `| ${campaign.name} | ${claim}${figures ? ` (${figures})` : ''} | ${attempts} | ${attempts - failures.length} | ${failures.length} |`,
    );
    allFailures.push(...failures.map((failure) => `${campaign.name}, ${claim}: ${failure}`));
  }
}
console.log(
  ['', '| campaign | claim | attempts | passed | failed |', '|---|---|---|---|---|', ...rows, ''].join('\n'),
);
for (const failure of allFailures) console.log(failure);
process.exitCode = allFailures.length > 0 ? 1 : 0;
