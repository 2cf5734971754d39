import type { Logger } from '../log.ts';

export interface Outage {
  failed(error: unknown): void;
  ended(): void;
}

/** Many parts fail at once and again every few milliseconds when the store goes away: that is one event. */
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
