import type { Operation } from '../../http/operation.ts';
import { isNewer } from './newestRelease.ts';

export const getVersion: Operation<'getVersion'> = async (
  { config, household, newestRelease },
  _call,
  reply,
) => {
  const { version } = config;
  const latest = await newestRelease();
  const update_available = latest === null ? null : isNewer(latest, version);
  return reply(200, { version, latest, update_available, household });
};
