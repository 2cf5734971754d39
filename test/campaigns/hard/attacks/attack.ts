import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Check } from '../campaign.ts';
import { checkOne } from '../faults/checks.ts';
import { cpuMs, memoryMb, type Victim } from './victim.ts';

/**
 * An *attack* is what one client does to a server. While it runs, another client's reads are timed, and compared with
 * its reads while nothing else happens: alternately, so that other programs on the machine slow both.
 */
export interface Attack {
  name: string;
  /** Sends one salvo. It is repeated until the signal says so, and resolves when its clients have left. */
  run(victim: Victim, signal: AbortSignal): Promise<void>;
}

export interface Size {
  rounds: number;
  phaseMs: number;
  /** The highest ratio of the reads' times during the attack to their quiet times. */
  maxRatio: number;
}

interface Times {
  p50: number;
  p95: number;
  failures: string[];
}

const MAX_GROWTH_MB = 100;
const STOP_WITHIN_MS = 1_000;
const IDLE_WINDOW_MS = 500;
/** Of one processor, after the work has ended: timers, heartbeats, the measurement itself. */
const MAX_IDLE_PART = 0.3;
/** Reads this fast are not slow, whatever they were before. */
const FAST_MS = 25;
const SAMPLE_MS = 50;
const SALVO_PAUSE_MS = 50;

/** Measures an attack in alternating rounds, and checks what it does to another client, to memory and afterwards. */
export async function measureAttack(victim: Victim, attack: Attack, size: Size): Promise<Check[]> {
  // Not the compiler's time.
  await readFor(victim, size.phaseMs / 2);
  const quiet: Times[] = [];
  const attacked: Times[] = [];
  const growth: number[] = [];
  const leftOver: (string | null)[] = [];
  for (let round = 0; round < size.rounds; round++) {
    await delay(IDLE_WINDOW_MS);
    quiet.push(await readFor(victim, size.phaseMs));
    const memory = watchMemory(victim.pid);
    const attacking = attackFor(victim, attack, size.phaseMs);
    attacked.push(await readFor(victim, size.phaseMs));
    await attacking;
    growth.push(memory.stop());
    leftOver.push(await findLeftOver(victim));
  }
  return [
    ...compareTimes(attack.name, quiet, attacked, size),
    checkOne(
      `${attack.name}: memory grows by less than ${MAX_GROWTH_MB} MB`,
      Math.max(...growth) < MAX_GROWTH_MB ? null : `it grew by ${Math.round(Math.max(...growth))} MB`,
      `${Math.round(Math.max(...growth))} MB`,
    ),
    {
      claim: `${attack.name}: work stops within 1 s of the client's leaving`,
      attempts: leftOver.length,
      failures: leftOver.filter((failure) => failure !== null),
    },
  ];
}

async function attackFor(victim: Victim, attack: Attack, forMs: number): Promise<void> {
  const signal = AbortSignal.timeout(forMs);
  while (!signal.aborted) {
    await attack.run(victim, signal);
    await delay(SALVO_PAUSE_MS);
  }
}

/** Lets the other client read for some time. */
async function readFor({ reader }: Victim, forMs: number): Promise<Times> {
  const answered = once(reader, 'message') as Promise<[{ times: number[]; failures: string[] }]>;
  reader.send(forMs);
  const [{ times, failures }] = await answered;
  const sorted = times.sort((a, b) => a - b);
  const part = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { p50: part(0.5), p95: part(0.95), failures };
}

function compareTimes(name: string, quiet: Times[], attacked: Times[], { maxRatio }: Size): Check[] {
  const failures = attacked.flatMap((times) => times.failures);
  return [
    ...(['p50', 'p95'] as const).map((part) => {
      const before = median(quiet.map((times) => times[part]));
      const during = median(attacked.map((times) => times[part]));
      const figures = `${before.toFixed(1)} ms quiet, ${during.toFixed(1)} ms attacked, ${(during / before).toFixed(1)}×`;
      const isHurt = during > maxRatio * before && during > FAST_MS;
      const claim = `${name}: the ${part} of another client's reads stays under ${maxRatio}× its quiet figure`;
      return checkOne(claim, isHurt ? figures : null, figures);
    }),
    { claim: `${name}: every read of another client succeeds`, attempts: attacked.length, failures },
  ];
}

function watchMemory(pid: number): { stop(): number } {
  const before = memoryMb(pid);
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryMb(pid));
  }, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(peak, memoryMb(pid)) - before;
    },
  };
}

/** What the server still does a second after the attack's clients have left. */
async function findLeftOver({ pid, db }: Victim): Promise<string | null> {
  await delay(STOP_WITHIN_MS);
  const before = cpuMs(pid);
  const { rows } = await db.raw(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and state = 'active' and application_name = 'breadbox'`,
  );
  await delay(IDLE_WINDOW_MS);
  const part = (cpuMs(pid) - before) / IDLE_WINDOW_MS;
  if (rows[0].count > 0) return `${rows[0].count} statements still run`;
  return part > MAX_IDLE_PART ? `${Math.round(part * 100)} % of a processor is still used` : null;
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
