import type { PageLayout } from '../bank/plaidLogin.ts';

/**
 * A history is plain data, so that it can be printed, repeated and shortened. A *step* is what happens at
 * the bank and through the API until one sync has ended. Operations name their target by a number (`pick`)
 * that prefers one row to another by their names, so that a shortened history still means the same rows.
 */
export interface History {
  provider: 'plaid' | 'teller';
  seed: number;
  accounts: number;
  steps: Step[];
}

export interface Step {
  /** What happens at the bank before the sync. */
  bank: BankOperation[];
  /** What the user does before the sync. */
  edits: UserOperation[];
  /** What the user does while the bank's answer is on its way. */
  inFlight: UserOperation[];
  /** What the user does while the product stores what it got. */
  racing: UserOperation[];
  /** How Plaid delivers it. */
  layout: PageLayout;
  mutations: number;
}

export type BankOperation =
  | {
      do: 'buy';
      /** Names the rows in reports. */
      number: number;
      account: number;
      shop: number;
      amount: string;
      daysAgo: number;
      pending: boolean;
      times: number;
    }
  | {
      do: 'post';
      pick: number;
      as: 'linked' | 'unlinked' | 'same id';
      amount: 'same' | 'tip' | 'final bill';
      daysLater: number;
      removal: 'with it' | 'next sync';
    }
  | { do: 'release' | 'withdraw' | 'return' | 'late link'; pick: number }
  | { do: 'reissue'; pick: number }
  | { do: 'correct'; pick: number; field: 'amount' | 'date' | 'name' | 'merchant'; value: number }
  | { do: 'move'; pick: number; account: number }
  | { do: 'leave' | 'join' | 'close'; account: number }
  | { do: 'balance'; account: number; amount: string | null }
  | { do: 'bad day'; account: number }
  | { do: 'refuse cursor' | 'relink'; horizonDays: number | null };

export type UserOperation =
  | { do: 'categorize'; pick: number; category: number }
  | { do: 'clear category' | 'delete'; pick: number }
  | { do: 'tag' | 'untag'; pick: number; tag: number }
  | { do: 'restore'; pick: number }
  | { do: 'categorize many'; from: number; category: number };

export interface Shop {
  name: string;
  merchant: string | null;
  /** How a pending amount may differ from the posted one there. */
  kind: 'plain' | 'tip' | 'pre-authorization';
  plaidCategory: [string, string];
  tellerCategory: string;
}

export const SHOPS: Shop[] = [
  shop('CORNER GROCER', 'plain', ['FOOD_AND_DRINK', 'FOOD_AND_DRINK_GROCERIES'], 'groceries'),
  shop(
    'BOOKPEOPLE',
    'plain',
    ['GENERAL_MERCHANDISE', 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS'],
    'shopping',
  ),
  shop('CITY GYM', 'plain', ['PERSONAL_CARE', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS'], 'sport'),
  shop('SUMMER MOON COFFEE', 'tip', ['FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE'], 'dining', 'Summer Moon'),
  shop('JUNIPER WINE BAR', 'tip', ['FOOD_AND_DRINK', 'FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR'], 'bar'),
  shop('SHELL OIL 5744', 'pre-authorization', ['TRANSPORTATION', 'TRANSPORTATION_GAS'], 'fuel', 'Shell'),
  shop('GRAND HOTEL', 'pre-authorization', ['TRAVEL', 'TRAVEL_LODGING'], 'accommodation'),
];

export const AMOUNTS = ['4.75', '4.75', '10.00', '12.50', '30.00', '45.10', '-30.00'];
export const CATEGORIES = ['entertainment', 'travel', 'rent-and-utilities', 'medical', 'income'];
export const TAGS = ['oracle-a', 'oracle-b', 'needs-review'];

function shop(
  name: string,
  kind: Shop['kind'],
  plaidCategory: [string, string],
  tellerCategory: string,
  merchant: string | null = null,
): Shop {
  return { name, merchant, kind, plaidCategory, tellerCategory };
}

export const shopOf = (name: string): Shop | undefined =>
  SHOPS.find((candidate) => name.startsWith(candidate.name));
