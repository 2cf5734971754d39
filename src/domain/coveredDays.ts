/** The days of an account whose transactions its bank has delivered. */
export interface CoveredDays {
  /** The first day of the present login's history, which covers all days from it on. */
  from: string;
  /** Days that earlier logins covered, both inclusive. */
  earlier: readonly DayRange[];
}

export interface DayRange {
  from: string;
  to: string;
}

export const isCovered = ({ from, earlier }: CoveredDays, day: string): boolean =>
  day >= from || earlier.some((range) => day >= range.from && day <= range.to);
