/** Where "now" comes from, so that a unit of work reads it once and a test can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
