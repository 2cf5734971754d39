import type { Logger } from '../../log.ts';
import type { Outage } from './jobStore.ts';

/** When the store goes away many parts fail at once, every few milliseconds: that is one log line. */
export function logOncePerOutage(log: Logger): Outage {
  let isOut = false;
  return {
    failed: (error) => {
      if (!isOut) log.error({ err: error }, 'job store unreachable');
      isOut = true;
    },
    ended: () => {
      if (isOut) log.info('job store reachable again');
      isOut = false;
    },
  };
}
