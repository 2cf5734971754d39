import type { Knex } from 'knex';
import { newId, newShortId } from '../src/domain/ids.ts';

/**
 * Plaid's personal finance categories, version 1 of its published list: a line has a primary category and its
 * details. A detailed slug begins with the slug of its primary, as Plaid's names do.
 */
const taxonomy = `
income: dividends, interest-earned, retirement-pension, tax-refund, unemployment, wages, other-income
transfer-in: cash-advances-and-loans, deposit, investment-and-retirement-funds, savings, account-transfer, other-transfer-in
transfer-out: investment-and-retirement-funds, savings, withdrawal, account-transfer, other-transfer-out
loan-payments: car-payment, credit-card-payment, personal-loan-payment, mortgage-payment, student-loan-payment, other-payment
bank-fees: atm-fees, foreign-transaction-fees, insufficient-funds, interest-charge, overdraft-fees, other-bank-fees
entertainment: casinos-and-gambling, music-and-audio, sporting-events-amusement-parks-and-museums, tv-and-movies, video-games, other-entertainment
food-and-drink: beer-wine-and-liquor, coffee, fast-food, groceries, restaurant, vending-machines, other-food-and-drink
general-merchandise: bookstores-and-newsstands, clothing-and-accessories, convenience-stores, department-stores, discount-stores, electronics, gifts-and-novelties, office-supplies, online-marketplaces, pet-supplies, sporting-goods, superstores, tobacco-and-vape, other-general-merchandise
home-improvement: furniture, hardware, repair-and-maintenance, security, other-home-improvement
medical: dental-care, eye-care, nursing-care, pharmacies-and-supplements, primary-care, veterinary-services, other-medical
personal-care: gyms-and-fitness-centers, hair-and-beauty, laundry-and-dry-cleaning, other-personal-care
general-services: accounting-and-financial-planning, automotive, childcare, consulting-and-legal, education, insurance, postage-and-shipping, storage, other-general-services
government-and-non-profit: donations, government-departments-and-agencies, tax-payment, other-government-and-non-profit
transportation: bikes-and-scooters, gas, parking, public-transit, taxis-and-ride-shares, tolls, other-transportation
travel: flights, lodging, rental-cars, other-travel
rent-and-utilities: gas-and-electricity, internet-and-cable, rent, sewage-and-waste-management, telephone, water, other-utilities
uncategorized:
`;

/** The name shown for a slug: food-and-drink becomes Food and Drink. */
function title(slug: string): string {
  const small = new Set(['and', 'in', 'out', 'non']);
  return slug
    .split('-')
    .map((word, position) => {
      if (word === 'tv' || word === 'atm') return word.toUpperCase();
      return position > 0 && small.has(word) ? word : word[0]?.toUpperCase() + word.slice(1);
    })
    .join(' ');
}

export async function up(knex: Knex): Promise<void> {
  const now = new Date();
  const row = (slug: string, name: string, primarySlug: string | null) => ({
    id: newId(),
    short_id: newShortId(),
    slug,
    name,
    primary_slug: primarySlug,
    created_at: now,
    updated_at: now,
  });
  const lines = taxonomy.trim().split('\n');
  const families = lines.map((line) => {
    const [primary = '', details = ''] = line.split(':');
    return { primary, details: details.split(',').flatMap((detail) => detail.trim() || []) };
  });
  await knex('categories').insert(families.map(({ primary }) => row(primary, title(primary), null)));
  await knex('categories').insert(
    families.flatMap(({ primary, details }) =>
      details.map((detail) => row(`${primary}-${detail}`, title(detail), primary)),
    ),
  );
  await knex('tags').insert({
    id: newId(),
    short_id: newShortId(),
    slug: 'needs-review',
    display_name: 'Needs review',
    description: 'Somebody of the household should look at this one.',
    color: '#d97706',
    created_at: now,
    updated_at: now,
  });
}
