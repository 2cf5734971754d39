import { randomInt } from 'node:crypto';
import { faults } from './faults.ts';
import { type Round, runChaos } from './runChaos.ts';

/**
 * `make chaos` runs 200 rounds (CHAOS_ROUNDS), each of which injects a fault into a running sync. It prints how
 * each round recovered and a table at the end, and exits with 1 if any round failed. CHAOS_SEED repeats an
 * earlier run's choices; CHAOS_ONLY=PostgreSQL injects only the faults whose names match.
 */

const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 200);
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));
const only = new RegExp(process.env['CHAOS_ONLY'] ?? '.');
console.log(`${rounds} rounds, CHAOS_SEED=${seed}`);

// Ctrl-C ends the run after the current round, so that no process is left running.
let isInterrupted = false;
process.once('SIGINT', () => {
  isInterrupted = true;
});

const played: Round[] = [];
for await (const round of runChaos(seed, rounds, only)) {
  played.push(round);
  const results = Object.entries(round.recovered).map(([what, times]) => `${what} ${times}`);
  if (round.failures.length > 0) results.push(`FAILED: ${round.failures.join('; ')}`);
  const end = results.join(', ') || 'undisturbed';
  console.log(`${String(played.length).padStart(4)}  ${round.seconds.toFixed(1)} s  ${round.name}: ${end}`);
  if (isInterrupted) break;
}

const isFailed = ({ failures }: Round) => failures.length > 0;
const isRecovered = (round: Round) => !isFailed(round) && Object.keys(round.recovered).length > 0;
const row = (name: string, of: Round[]) =>
  `| ${name} | ${of.length} | ${of.filter((round) => !isFailed(round)).length} | ${of.filter(isRecovered).length} | ${of.filter(isFailed).length} |`;
const recoveries = new Map<string, number>();
for (const { recovered } of played)
  for (const [what, times] of Object.entries(recovered))
    recoveries.set(what, (recoveries.get(what) ?? 0) + times);
console.log(
  [
    '',
    '| fault | rounds | passed | of these recovered | failed |',
    '|---|---|---|---|---|',
    ...faults.map(({ name }) =>
      row(
        name,
        played.filter((round) => round.name === name),
      ),
    ),
    row('all', played),
    '',
    ...[...recoveries].map(([what, times]) => `${what}: ${times}`),
    `seed ${seed}, ${(played.reduce((sum, { seconds }) => sum + seconds, 0) / 60).toFixed(1)} minutes`,
  ].join('\n'),
);
process.exitCode = played.some(isFailed) || played.length < rounds ? 1 : 0;
