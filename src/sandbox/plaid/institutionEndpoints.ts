import type { Institution, InstitutionsGetByIdResponse, InstitutionsGetResponse } from 'plaid';
import type * as bank from '../bank/entry.ts';
import type { Body, Endpoint } from './endpoint.ts';
import { PlaidFailure } from './plaidFailure.ts';
import { type Fields, listOf, numberOf, objectOf, textOf } from './requestFields.ts';
import { checkCountries } from './requestValues.ts';
import type { Wire } from './wire.ts';

/** The institutions that can be linked. These endpoints need no item. */
export const institutionEndpoints: Record<string, Endpoint> = {
  '/institutions/get': {
    fields: { count: 'integer!', offset: 'integer!', country_codes: 'array!', options: 'object' },
    handle: ({ bank }, fields) => {
      const count = numberOf(fields.count) ?? 0;
      const offset = numberOf(fields.offset) ?? 0;
      if (count < 1 || count > 500)
        throw new PlaidFailure('INVALID_FIELD', 'count must be between 1 and 500');
      if (offset < 0) throw new PlaidFailure('INVALID_FIELD', 'offset must not be negative');
      checkCountries(fields.country_codes);
      const all = bank.institutions().filter(({ provider }) => provider === 'plaid');
      return {
        institutions: all.slice(offset, offset + count).map((each) => renderInstitution(each, fields)),
        total: all.length,
      } satisfies Body<InstitutionsGetResponse>;
    },
  },

  '/institutions/get_by_id': {
    fields: { institution_id: 'string!', country_codes: 'array!', options: 'object' },
    handle: ({ bank }, fields) => {
      checkCountries(fields.country_codes);
      const found = bank.findInstitution(textOf(fields.institution_id) ?? '');
      if (found?.provider !== 'plaid') throw new PlaidFailure('INVALID_INSTITUTION');
      return { institution: renderInstitution(found, fields) } satisfies Body<InstitutionsGetByIdResponse>;
    },
  },
};

function renderInstitution(
  { country, id, name, color, url }: bank.Institution,
  fields: Fields,
): Wire<Institution> {
  const withMetadata = objectOf(fields.options).include_optional_metadata === true;
  return {
    // The household lives in the US and also links its German bank there.
    country_codes: listOf(fields.country_codes).includes(country) ? [country] : ['US'],
    dtc_numbers: [],
    institution_id: id,
    name,
    oauth: false,
    products: ['transactions', 'balance'],
    routing_numbers: [],
    ...(withMetadata ? { logo: null, primary_color: color, url } : {}),
  };
}
