import { expect } from 'chai';
import type { Schema } from '../../src/contract.ts';
import { type JsonText, jsonArray, jsonObject, jsonText } from '../../src/jsonText.ts';
import { columnsOf, jsonObjectOf, selectList } from '../../src/store/viewColumns.ts';

type View = Pick<Schema<'Account'>, 'id' | 'name' | 'mask'>;

/** The compiler reports each @ts-expect-error below which no error follows: these are the claims about types. */
describe('columns of a view', () => {
  it('are the SQL expression of each field', () => {
    const expressions = { id: 'a.id', name: 'a.name', mask: 'right(a.mask, 4)' };
    expect(selectList<View>(expressions)).to.equal(
      'a.id as "id", a.name as "name", right(a.mask, 4) as "mask"',
    );
    expect(jsonObjectOf<View>(expressions)).to.equal(
      `json_build_object('id', a.id, 'name', a.name, 'mask', right(a.mask, 4))::text`,
    );
    expect(columnsOf<View>()(['id', 'name', 'mask'])).to.deep.equal(['id', 'name', 'mask']);
  });

  it('do not compile without a field of the contract', () => {
    // @ts-expect-error: Property 'mask' is missing.
    selectList<View>({ id: 'a.id', name: 'a.name' });
    // @ts-expect-error: Property 'mask' is missing.
    jsonObjectOf<View>({ id: 'a.id', name: 'a.name' });
    // @ts-expect-error: Property ''missing column'' is missing, but required in { 'missing column': "mask" }.
    columnsOf<View>()(['id', 'name']);
  });

  it('do not compile with a field that the contract does not have', () => {
    // @ts-expect-error: 'maks' does not exist.
    selectList<View>({ id: 'a.id', name: 'a.name', mask: 'a.mask', maks: 'a.mask' });
    // @ts-expect-error: "maks" is not assignable.
    columnsOf<View>()(['id', 'name', 'mask', 'maks']);
  });
});

describe('JSON texts', () => {
  const view = '{"id":"1","name":"Checking","mask":null}' as JsonText<View>;

  it('are joined without being parsed', () => {
    const list = jsonObject({ data: jsonArray([view, view]), has_more: jsonText(false) });
    expect(list).to.equal(`{"data":[${view},${view}],"has_more":false}`);
  });

  it('are the body that the contract requires, or do not compile', () => {
    const list: JsonText<{ data: View[] }> = jsonObject({ data: jsonArray([view]) });
    // @ts-expect-error: 'next_cursor' is missing.
    const page: JsonText<{ data: View[]; next_cursor: string | null }> = list;
    expect(page).to.equal(list);
  });
});
