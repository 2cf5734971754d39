import { randomInt } from 'node:crypto';
import { blows } from './blows.ts';
import { type Round, runChaos } from './runChaos.ts';

/**
 * `make chaos`: 200 rounds (CHAOS_ROUNDS) in each of which a sync is hit in the middle; prints what each
 * needed, and a table in the end; fails when anything was lost. CHAOS_SEED repeats the choices of a run,
 * CHAOS_ONLY=PostgreSQL plays only the rounds of such names.
 */

const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 200);
const seed = Number(process.env['CHAOS_SEED'] ?? randomInt(2 ** 31));
const only = new RegExp(process.env['CHAOS_ONLY'] ?? '.');
console.log(`${rounds} rounds, CHAOS_SEED=${seed}`);

// Ctrl-C ends the run after the round that is under way, so that nothing is left running.
let isInterrupted = false;
process.once('SIGINT', () => {
  isInterrupted = true;
});

const played: Round[] = [];
for await (const round of runChaos(seed, rounds, only)) {
  played.push(round);
  const healed = Object.entries(round.healed).map(([what, times]) => `${what} ${times}`);
  if (round.lost.length > 0) healed.push(`LOST: ${round.lost.join('; ')}`);
  const end = healed.join(', ') || 'unharmed';
  console.log(`${String(played.length).padStart(4)}  ${round.seconds.toFixed(1)} s  ${round.name}: ${end}`);
  if (isInterrupted) break;
}

const isLost = ({ lost }: Round) => lost.length > 0;
const isHealed = (round: Round) => !isLost(round) && Object.keys(round.healed).length > 0;
const row = (name: string, of: Round[]) =>
  `| ${name} | ${of.length} | ${of.filter((round) => !isLost(round)).length} | ${of.filter(isHealed).length} | ${of.filter(isLost).length} |`;
const healings = new Map<string, number>();
for (const { healed } of played)
  for (const [what, times] of Object.entries(healed)) healings.set(what, (healings.get(what) ?? 0) + times);
console.log(
  [
    '',
    '| round | rounds | survived | of these healed | lost |',
    '|---|---|---|---|---|',
    ...blows.map(({ name }) =>
      row(
        name,
        played.filter((round) => round.name === name),
      ),
    ),
    row('all', played),
    '',
    ...[...healings].map(([what, times]) => `${what}: ${times}`),
    `seed ${seed}, ${(played.reduce((sum, { seconds }) => sum + seconds, 0) / 60).toFixed(1)} minutes`,
  ].join('\n'),
);
process.exitCode = played.some(isLost) || played.length < rounds ? 1 : 0;
