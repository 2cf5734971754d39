import type { Operation } from '../../http/operation.ts';

/** The response that UPDATE_URL must return: the version of the newest release. */
const isRelease = (value: unknown): value is { version: string } =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string';

const UPDATE_TIMEOUT_MS = 3000;

export const getVersion: Operation<'getVersion'> = async ({ config, household, log }, _call, reply) => {
  const { version, updateUrl } = config;
  const latest = updateUrl ? await fetchLatestVersion(updateUrl).catch(() => null) : null;
  if (updateUrl && latest === null) log.warn('UPDATE_URL returned no version');
  const update_available = latest === null ? null : latest !== version;
  return reply(200, { version, latest, update_available, household });
};

async function fetchLatestVersion(updateUrl: string): Promise<string | null> {
  const response = await fetch(updateUrl, { signal: AbortSignal.timeout(UPDATE_TIMEOUT_MS) });
  const release: unknown = await response.json();
  return isRelease(release) ? release.version : null;
}
