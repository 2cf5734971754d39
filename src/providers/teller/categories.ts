/**
 * Teller's categories in Plaid's taxonomy, which is ours: the primary and the rest of the detailed name.
 * `general` has no equivalent and is omitted. Source: Teller's list of `details.category`.
 */
const categories: Record<string, [primary: string, detail: string]> = {
  accommodation: ['TRAVEL', 'LODGING'],
  advertising: ['GENERAL_SERVICES', 'OTHER_GENERAL_SERVICES'],
  bar: ['FOOD_AND_DRINK', 'BEER_WINE_AND_LIQUOR'],
  charity: ['GOVERNMENT_AND_NON_PROFIT', 'DONATIONS'],
  clothing: ['GENERAL_MERCHANDISE', 'CLOTHING_AND_ACCESSORIES'],
  dining: ['FOOD_AND_DRINK', 'RESTAURANT'],
  education: ['GENERAL_SERVICES', 'EDUCATION'],
  electronics: ['GENERAL_MERCHANDISE', 'ELECTRONICS'],
  entertainment: ['ENTERTAINMENT', 'OTHER_ENTERTAINMENT'],
  fuel: ['TRANSPORTATION', 'GAS'],
  groceries: ['FOOD_AND_DRINK', 'GROCERIES'],
  health: ['MEDICAL', 'OTHER_MEDICAL'],
  home: ['HOME_IMPROVEMENT', 'OTHER_HOME_IMPROVEMENT'],
  income: ['INCOME', 'OTHER_INCOME'],
  insurance: ['GENERAL_SERVICES', 'INSURANCE'],
  investment: ['TRANSFER_OUT', 'INVESTMENT_AND_RETIREMENT_FUNDS'],
  loan: ['LOAN_PAYMENTS', 'OTHER_PAYMENT'],
  office: ['GENERAL_MERCHANDISE', 'OFFICE_SUPPLIES'],
  phone: ['RENT_AND_UTILITIES', 'TELEPHONE'],
  service: ['GENERAL_SERVICES', 'OTHER_GENERAL_SERVICES'],
  shopping: ['GENERAL_MERCHANDISE', 'OTHER_GENERAL_MERCHANDISE'],
  software: ['GENERAL_SERVICES', 'OTHER_GENERAL_SERVICES'],
  sport: ['PERSONAL_CARE', 'GYMS_AND_FITNESS_CENTERS'],
  tax: ['GOVERNMENT_AND_NON_PROFIT', 'TAX_PAYMENT'],
  transport: ['TRANSPORTATION', 'OTHER_TRANSPORTATION'],
  transportation: ['TRANSPORTATION', 'OTHER_TRANSPORTATION'],
  utilities: ['RENT_AND_UTILITIES', 'OTHER_UTILITIES'],
};

export const knownCategories = Object.keys(categories);

export function categoryOf(category: string | null): { primary: string; detailed: string } | null {
  if (category === null || !Object.hasOwn(categories, category)) return null;
  const [primary, detail] = categories[category] ?? ['', ''];
  return { primary, detailed: `${primary}_${detail}` };
}
