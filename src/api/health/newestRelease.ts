import type { AppContext } from '../../context.ts';

/**
 * Asks an address for the version of the newest release, at most once an hour however often somebody wants to know.
 * Only the first question waits for the address: later ones get the version that is known while it is asked again.
 */

const KEEP_MS = 60 * 60_000;
/** An address that does not answer is asked again sooner. */
const KEEP_FAILURE_MS = 5 * 60_000;
const TIMEOUT_MS = 3_000;
const MAX_BYTES = 65_536;

export type NewestRelease = () => Promise<string | null>;

/** Returns null without an address, and until the address has told a version. A failure forgets none. */
export function createNewestRelease({
  url,
  clock,
  log,
}: { url: string | null } & Pick<AppContext, 'clock' | 'log'>): NewestRelease {
  let known: string | null = null;
  let asked: Promise<void> = Promise.resolve();
  let askAgainAt = 0;
  async function ask(address: string, nowMs: number): Promise<void> {
    askAgainAt = nowMs + KEEP_MS;
    try {
      known = await fetchVersion(address);
    } catch (error) {
      askAgainAt = nowMs + KEEP_FAILURE_MS;
      log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'UPDATE_URL returned no version',
      );
    }
  }
  return async () => {
    const nowMs = clock.now().getTime();
    if (url !== null && nowMs >= askAgainAt) asked = ask(url, nowMs);
    if (known === null) await asked;
    return known;
  };
}

async function fetchVersion(url: string): Promise<string> {
  // A redirect, which is not ok, could lead to an address that whoever set UPDATE_URL never meant.
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`It answered ${response.status}.`);
  const release: unknown = JSON.parse(await readText(response));
  const version = typeof release === 'object' && release !== null && 'version' in release && release.version;
  if (typeof version !== 'string' || !parse(version)) throw new Error('Its JSON has no version.');
  return version;
}

async function readText(response: Response): Promise<string> {
  let text = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.length > MAX_BYTES) throw new Error('Its answer is too long.');
  }
  return text;
}

/** The order of Semantic Versioning 2.0.0, section 11, in which a pre-release comes before its release. */
export function isNewer(candidate: string, than: string): boolean {
  const [one, other] = [parse(candidate), parse(than)];
  if (!one || !other) return false;
  const difference = one.numbers
    .map((number, at) => number - (other.numbers[at] ?? 0))
    .find((each) => each !== 0);
  if (difference !== undefined) return difference > 0;
  return one.preRelease === null ? other.preRelease !== null : false;
}

function parse(version: string): { numbers: number[]; preRelease: string | null } | null {
  const [, numbers = '', preRelease = null] =
    /^v?(\d+\.\d+\.\d+)(?:-([\w.-]+))?(?:\+[\w.-]+)?$/.exec(version) ?? [];
  return numbers === '' ? null : { numbers: numbers.split('.').map(Number), preRelease };
}
