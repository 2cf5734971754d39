import type { Logger } from '../log.ts';

/** Many parts fail at once and again every few milliseconds when the store goes away: that is one event. */
export function logOncePerOutage(log: Logger) {
  let isOut = false;
  return {
    failed: (error: unknown) => {
      if (!isOut) log.error({ err: error }, 'job store unreachable');
      isOut = true;
    },
    ended: () => {
      if (isOut) log.info('job store reachable again');
      isOut = false;
    },
  };
}
