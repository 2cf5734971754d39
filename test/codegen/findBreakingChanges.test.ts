import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { findBreakingChanges } from '../../src/codegen/compatibility/findBreakingChanges.ts';
import type { ContractDocument } from '../../src/codegen/contractDocument.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

function contract(): ContractDocument & { info: { version: string } } {
  return {
    info: { version: '1.4.0' },
    paths: {
      '/things': {
        get: {
          operationId: 'listThings',
          security: [{ ApiKey: ['read_only'] }],
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 500 } }],
          responses: {
            200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
            404: {},
          },
        },
        post: {
          operationId: 'createThing',
          security: [{ ApiKey: ['full_access'] }],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['name'],
                  properties: { name: { type: 'string' }, kind: { type: 'string', enum: ['a', 'b'] } },
                },
              },
            },
          },
          responses: {
            201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          },
        },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: 'object',
          required: ['id', 'note'],
          properties: { id: { type: 'string' }, note: { type: 'string' } },
        },
      },
    },
  };
}

describe('the events of a stream', () => {
  const streaming = (events: object) => {
    const document = contract();
    const { get } = document.paths['/things'] ?? {};
    if (!get) throw new Error('The contract has GET /things.');
    const schema = { type: 'string', contentMediaType: 'text/event-stream', contentSchema: events };
    get.responses = { 200: { content: { 'text/event-stream': { schema } } } };
    return document;
  };
  const events = { type: 'object', properties: { sync: { $ref: '#/components/schemas/Thing' } } };

  it('are compared like the body of an answer', () => {
    const more = { ...events, properties: { ...events.properties, ready: { type: 'object' } } };
    expect(findBreakingChanges(streaming(events), streaming(more))).to.deep.equal([]);
    expect(findBreakingChanges(streaming(more), streaming(events))).to.have.length(1);
  });
});

/** Returns the contract with its JSON changed. Throws if the change has no effect. */
function changed(change: (text: string) => string): ContractDocument & { info: { version: string } } {
  const before = JSON.stringify(contract());
  const after = change(before);
  if (after === before) throw new Error('The fixture did not change.');
  return JSON.parse(after);
}

const breaking: [string, (text: string) => string, string[]][] = [
  [
    'a removed operation',
    (text) => text.replace('"post":', '"trace":'),
    ['createThing: the operation was removed'],
  ],
  [
    'a removed parameter',
    (text) => text.replace('"name":"limit"', '"name":"size"'),
    ['listThings: the query parameter limit was removed'],
  ],
  [
    'a lower limit',
    (text) => text.replace('"maximum":500', '"maximum":100'),
    ['listThings: the query parameter limit: maximum was lowered to 100'],
  ],
  [
    'a field that became required in a request',
    (text) => text.replace('"required":["name"]', '"required":["name","kind"]'),
    ['createThing: the body.kind became required'],
  ],
  [
    'a value that a request may no longer have',
    (text) => text.replace('["a","b"]', '["a"]'),
    ['createThing: the body.kind no longer accepts the value b'],
  ],
  [
    'a field removed from a response',
    (text) => text.replace(',"note":{"type":"string"}', ''),
    ['listThings: the body of 200.note was removed', 'createThing: the body of 201.note was removed'],
  ],
  [
    'a field of a response that can now be missing',
    (text) => text.replace('"required":["id","note"]', '"required":["id"]'),
    [
      'listThings: the body of 200.note can now be missing',
      'createThing: the body of 201.note can now be missing',
    ],
  ],
  [
    'a field of a response that can now be null',
    (text) => text.replace('"note":{"type":"string"}', '"note":{"type":["string","null"]}'),
    ['listThings: the body of 200.note can now be null', 'createThing: the body of 201.note can now be null'],
  ],
  [
    'a larger scope',
    (text) => text.replace('read_only', 'full_access'),
    ['listThings: requires the scope full_access instead of read_only'],
  ],
];

const harmless: [string, (text: string) => string][] = [
  ['a higher limit', (text) => text.replace('"maximum":500', '"maximum":1000')],
  [
    'a new optional field of a request',
    (text) => text.replace('"kind":', '"color":{"type":"string"},"kind":'),
  ],
  ['a new field of a response', (text) => text.replace('"note":{', '"size":{"type":"integer"},"note":{')],
  ['an error that was removed', (text) => text.replace('"404":{}', '"410":{}')],
];

describe('breaking changes', () => {
  for (const [what, change, expected] of breaking) {
    it(`finds ${what}`, () => {
      expect(findBreakingChanges(contract(), changed(change))).to.deep.equal(expected);
    });
  }

  for (const [what, change] of harmless) {
    it(`lets ${what} pass`, () => {
      expect(findBreakingChanges(contract(), changed(change))).to.deep.equal([]);
    });
  }

  it('make check fails on one, and passes if the version allows it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'breadbox-contract-'));
    try {
      const removed = changed((text) => text.replace('"post":', '"trace":'));
      await writeFile(join(folder, 'released.json'), JSON.stringify(contract()));
      await writeFile(join(folder, 'same.json'), JSON.stringify(removed));
      await writeFile(join(folder, 'next.json'), JSON.stringify({ ...removed, info: { version: '2.0.0' } }));
      const check = (current: string) =>
        run(
          process.execPath,
          [
            '--import',
            'tsx',
            join(root, 'src/codegen/checkCompatibility.ts'),
            join(folder, 'released.json'),
            join(folder, current),
          ],
          { cwd: root },
        );
      const failure = await check('same.json').then(
        () => null,
        (error: { code: number; stderr: string }) => error,
      );
      expect([failure?.code, failure?.stderr]).to.deep.equal([
        1,
        'The contract has breaking changes since 1.4.0. Undo them, or raise info.version in openapi/openapi.yaml:\n  createThing: the operation was removed\n',
      ]);
      await check('next.json');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
