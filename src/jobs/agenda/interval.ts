const MS_OF_UNIT = {
  second: 1_000,
  minute: 60_000,
  hour: 60 * 60_000,
  day: 24 * 60 * 60_000,
  year: 365 * 24 * 60 * 60_000,
};

type Unit = keyof typeof MS_OF_UNIT;

/** How often a job recurs, in Agenda's notation: '5 minutes'. */
export type Interval = `1 ${Unit}` | `${number} ${Unit}s`;

/** The interval in milliseconds. */
export function msOf(interval: Interval): number {
  const [count, units = ''] = interval.split(' ');
  // The type Interval admits no other unit.
  return Number(count) * MS_OF_UNIT[units.replace(/s$/, '') as Unit];
}
