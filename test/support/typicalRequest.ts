import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { exampleBody } from './contractDocument.ts';
import type { RequestOptions } from './testApp.ts';

const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';

export const isGuarded = ({ operation }: LocatedOperation): boolean =>
  (operation.security ?? []).some((need) => 'ApiKey' in need);

/** Returns the operation's path with an unknown id and a value for each required query parameter. */
export function pathOf({ path, parameters }: LocatedOperation): string {
  const filled = path
    .replaceAll('{id}', UNKNOWN_ID)
    .replaceAll('{slug}', 'no-such-slug')
    .replaceAll('{date}', '2026-11-01');
  const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = required.map(({ name, schema }) => `${name}=${(schema['enum'] as string[])[0]}`).join('&');
  return query === '' ? filled : `${filled}?${query}`;
}

export function typicalRequest(located: LocatedOperation): RequestOptions {
  const example = exampleBody(located);
  return example ? { body: example.value, contentType: example.contentType } : {};
}
