const MS_OF_UNIT = {
  second: 1_000,
  minute: 60_000,
  hour: 60 * 60_000,
  day: 24 * 60 * 60_000,
  year: 365 * 24 * 60 * 60_000,
};

type Unit = keyof typeof MS_OF_UNIT;

/** How often a job recurs, in the words that Agenda keeps it in: '5 minutes'. */
export type Interval = `1 ${Unit}` | `${number} ${Unit}s`;

export function msOf(interval: Interval): number {
  const [count, units = ''] = interval.split(' ');
  // The type allows these words alone.
  return Number(count) * MS_OF_UNIT[units.replace(/s$/, '') as Unit];
}
