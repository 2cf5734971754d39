import type { Account, Institution } from '../bank/entry.ts';

/** The people of the household with their logins and accounts. */

export interface HouseholdLogin {
  username: string;
  institution: Institution;
  accounts: Account[];
}

const harbor: Institution = {
  id: 'ins_900001',
  name: 'Harbor National Bank',
  country: 'US',
  url: 'https://harbor-national.example',
  color: '#0b3d5c',
  provider: 'plaid',
  keepsTimes: false,
  hasPersistentIds: true,
};
const summit: Institution = {
  id: 'ins_900002',
  name: 'Summit Lending & Invest',
  country: 'US',
  url: 'https://summit-invest.example',
  color: '#355e3b',
  provider: 'plaid',
  keepsTimes: false,
};
const spree: Institution = {
  id: 'ins_900003',
  name: 'Spree Direktbank',
  country: 'DE',
  url: 'https://spree-direktbank.example',
  color: '#e0662b',
  provider: 'plaid',
  keepsTimes: true,
};
const lonestar: Institution = {
  id: 'lonestar_credit_union',
  name: 'Lone Star Credit Union',
  country: 'US',
  url: 'https://lone-star-cu.example',
  color: '#7a1f2b',
  provider: 'teller',
  keepsTimes: false,
};

export const logins: HouseholdLogin[] = [
  {
    username: 'alex',
    institution: harbor,
    accounts: [
      {
        key: 'harbor-checking',
        name: 'Everyday Checking',
        officialName: 'Harbor Everyday Checking Account',
        type: 'depository',
        subtype: 'checking',
        mask: '4821',
        currency: 'USD',
        openingBalance: '4215.37',
        limit: null,
      },
      {
        key: 'harbor-savings',
        name: 'Rainy Day Savings',
        officialName: 'Harbor High-Yield Savings',
        type: 'depository',
        subtype: 'savings',
        mask: '4839',
        currency: 'USD',
        openingBalance: '11840.00',
        limit: null,
      },
      {
        key: 'harbor-card',
        name: 'Voyager Rewards',
        officialName: 'Harbor Voyager Rewards Visa Signature',
        type: 'credit',
        subtype: 'credit card',
        mask: '7702',
        currency: 'USD',
        openingBalance: '962.44',
        limit: '12000.00',
      },
    ],
  },
  {
    username: 'sam',
    institution: summit,
    accounts: [
      {
        key: 'summit-loan',
        name: 'Student Loan',
        officialName: 'Summit Consolidated Student Loan',
        type: 'loan',
        subtype: 'student',
        mask: '3310',
        currency: 'USD',
        openingBalance: '28450.12',
        limit: null,
      },
      {
        key: 'summit-mortgage',
        name: 'Condo Mortgage',
        officialName: 'Summit 30-Year Fixed Mortgage',
        type: 'loan',
        subtype: 'mortgage',
        mask: '3327',
        currency: 'USD',
        openingBalance: '168420.75',
        limit: null,
      },
      {
        key: 'summit-brokerage',
        name: 'Index Portfolio',
        officialName: null,
        type: 'investment',
        subtype: 'brokerage',
        mask: '9054',
        currency: 'USD',
        openingBalance: '41230.55',
        limit: null,
        stated: { available: '412.08' },
      },
    ],
  },
  {
    username: 'alex',
    institution: spree,
    accounts: [
      {
        key: 'spree-giro',
        name: 'Girokonto',
        officialName: 'Spree Girokonto Komfort',
        type: 'depository',
        subtype: 'checking',
        mask: '6120',
        currency: 'EUR',
        openingBalance: '2140.90',
        limit: '1000.00',
      },
      {
        key: 'spree-pounds',
        name: 'Pound Sterling Account',
        officialName: null,
        type: 'depository',
        subtype: 'cash management',
        mask: '6138',
        currency: 'GBP',
        openingBalance: '880.25',
        limit: null,
      },
    ],
  },
  {
    username: 'sam',
    institution: lonestar,
    accounts: [
      {
        key: 'lonestar-checking',
        name: 'Free Checking',
        officialName: null,
        type: 'depository',
        subtype: 'checking',
        mask: '2275',
        currency: 'USD',
        openingBalance: '3380.18',
        limit: null,
      },
      {
        key: 'lonestar-card',
        name: 'Cash Back Card',
        officialName: null,
        type: 'credit',
        subtype: 'credit_card',
        mask: '5518',
        currency: 'USD',
        openingBalance: '641.70',
        limit: '8000.00',
      },
    ],
  },
];
