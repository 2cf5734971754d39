import type { Institution } from './entry.ts';

/** The institutions of Plaid's own sandbox, which published examples and custom users refer to. */
export const wellKnownInstitutions: Institution[] = (
  [
    ['ins_109508', 'First Platypus Bank'],
    ['ins_109509', 'First Gingham Credit Union'],
    ['ins_109510', 'Tattersall Federal Credit Union'],
    ['ins_109511', 'Tartan Bank'],
    ['ins_109512', 'Houndstooth Bank'],
  ] as const
).map(([id, name]) => ({
  id,
  name,
  country: 'US',
  url: 'https://plaid.com',
  color: '#1f1f1f',
  provider: 'plaid',
  keepsTimes: false,
}));
