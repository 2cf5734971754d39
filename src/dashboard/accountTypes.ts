/** The types of accounts as people call them. */
export const ACCOUNT_TYPES = [
  ['depository', 'Bank account or cash'],
  ['credit', 'Credit card'],
  ['loan', 'Loan'],
  ['investment', 'Investment'],
  ['other', 'Other, like a house'],
] as const;

export type AccountType = (typeof ACCOUNT_TYPES)[number][0];

/** Whether a positive balance is owed. */
export const isDebt = (type: string): boolean => type === 'credit' || type === 'loan';
