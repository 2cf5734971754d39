import { expect } from 'chai';
import type { Document } from 'openapi-backend';
import { MalformedPathError, TrieRouter } from '../../src/http/trieRouter.ts';

const operation = (operationId: string) => ({ operationId, responses: {} });
const router = new TrieRouter({
  openapi: '3.1.0',
  info: { title: 'test', version: '1' },
  paths: {
    '/users': { get: operation('listUsers'), post: operation('createUser') },
    '/users/{id}': { get: operation('getUser') },
    '/users/current': { get: operation('getCurrentUser') },
    '/users/{id}/tags/{slug}': { put: operation('addTag') },
  },
} as Document);

const found = (path: string) => {
  const match = router.matchPath(path);
  return match && { ids: [...match.operations.values()].map((one) => one.operationId), params: match.params };
};

describe('TrieRouter', () => {
  for (const [path, expected] of [
    ['/users', { ids: ['listUsers', 'createUser'], params: {} }],
    ['/users/7', { ids: ['getUser'], params: { id: '7' } }],
    ['/users/current', { ids: ['getCurrentUser'], params: {} }],
    ['/users/Current', { ids: ['getUser'], params: { id: 'Current' } }],
    ['/users/a%2Fb', { ids: ['getUser'], params: { id: 'a/b' } }],
    ['/users/%C3%BC', { ids: ['getUser'], params: { id: 'ü' } }],
    ['/users/7/tags/tax', { ids: ['addTag'], params: { id: '7', slug: 'tax' } }],
    ['/users/7/tags', null],
    ['/users/', null],
    ['/users//tags/tax', null],
    ['/users/7/', null],
    ['//users', null],
    ['/', null],
    ['', null],
    ['/nowhere', null],
    ['/__proto__', null],
  ] as const) {
    it(`${path || '(empty)'} is ${expected ? expected.ids.join(', ') : 'not a path of the contract'}`, () => {
      expect(found(path)).to.deep.equal(expected);
    });
  }

  for (const path of ['/users/%zz', '/users/%', '/users/%C3']) {
    it(`${path} is malformed`, () => {
      expect(() => router.matchPath(path)).to.throw(MalformedPathError);
    });
  }

  for (const [method, path, expected] of [
    ['get', '/users', 'listUsers'],
    ['POST', '/users', 'createUser'],
    ['delete', '/users', '405-methodNotAllowed'],
    ['get', '/nowhere', '404-notFound'],
  ] as const) {
    it(`${method} ${path} gives ${expected}`, () => {
      let outcome: string | undefined;
      try {
        outcome = router.matchOperation({ method, path, headers: {} }, true).operationId;
      } catch (error) {
        outcome = error instanceof Error ? error.message : undefined;
      }
      expect(outcome).to.equal(expected);
    });
  }
});
