/** The days of an account whose transactions its bank has delivered. */
export interface CoveredDays {
  /** The first day of the present login's history, which covers all days from it on. */
  from: string;
  /** Older days that an earlier login covered, both inclusive. Null if there are none. */
  earlier: { from: string; to: string } | null;
}

export const isCovered = ({ from, earlier }: CoveredDays, day: string): boolean =>
  day >= from || (earlier !== null && day >= earlier.from && day <= earlier.to);
