import { expect } from 'chai';
import type { Validator } from '../../generated/validators.d.ts';
import { addCodeSamples } from '../../src/codegen/addCodeSamples.ts';
import { locateOperations } from '../../src/codegen/contractDocument.ts';
import { generateClientTable } from '../../src/codegen/generateClient.ts';
import { generateResources } from '../../src/codegen/generateResources.ts';
import { generateRoutes } from '../../src/codegen/generateRoutes.ts';
import { generateCallTypes, generateClientTypes } from '../../src/codegen/generateTypes.ts';
import {
  generateRequestValidators,
  generateResponseValidators,
} from '../../src/codegen/generateValidators.ts';
import { smallContract } from './smallContract.ts';

describe('generateClientTable', () => {
  it('one line for each operation, with the type of a text body', () => {
    const lines = generateClientTable(smallContract).split('\n');
    expect(lines.filter((line) => line.startsWith('  '))).to.deep.equal([
      '  listNotes: ["get","/notes",null,true,false,false],',
      '  createNote: ["post","/notes",null,false,false,false],',
      '  putText: ["put","/notes/{id}/text","text/plain",false,false,false],',
    ]);
  });
});

describe('an operation that streams events', () => {
  it('is in no table of the client, and its samples read line by line', () => {
    const streaming = structuredClone(smallContract);
    const [first] = locateOperations(streaming);
    if (!first) throw new Error('The small contract has operations.');
    first.operation.responses = {
      '200': { content: { 'text/event-stream': { schema: { type: 'string' } } } },
    };
    expect(generateClientTable(streaming)).to.include('Exclude<keyof operations, "listNotes">');
    expect(generateClientTable(streaming)).not.to.include('listNotes:');
    expect(generateResources(streaming)).not.to.include('listNotes');
    const [sampled] = locateOperations(addCodeSamples(streaming));
    const samples = sampled?.operation['x-codeSamples']?.map(({ source }) => source) ?? [];
    expect(samples[0]).to.match(/^curl --no-buffer /);
    expect(samples[1]).to.include('for await (const event of client.events())');
    expect(samples[2]).to.include('stream=True');
  });
});

describe('generateResources', () => {
  it('a method for each operation: path parameters, then the body, then the query, then options', () => {
    const tagged = structuredClone(smallContract);
    for (const { operation } of locateOperations(tagged)) operation.tags = ['Notes'];
    const text = generateResources(tagged);
    const methods = [...text.matchAll(/^ {4}(\w+\(.*);$/gm)].map(([, method]) => method);
    expect(methods).to.deep.equal([
      'list(query: QueryOf<"listNotes">, options?: CallOptions): Promise<Output<"listNotes">>',
      'create(body: BodyOf<"createNote">, options?: CallOptions): Promise<Output<"createNote">>',
      'putText(id: string, body?: BodyOf<"putText">, options?: CallOptions): Promise<Output<"putText">>',
    ]);
  });
});

describe('generateRoutes: the whole text', () => {
  it('one line for each operation, in the contract’s order', () => {
    expect(generateRoutes(smallContract)).to.equal(
      [
        'export const routes = [',
        '  {"operationId":"listNotes","method":"get","path":"/notes","scope":"read_only","reach":"none","contentTypes":[],"bodyRequired":false,"query":{"limit":"integer","group_by":"string"},"headers":[],"hasETag":false,"cost":"light","isSigned":false,"ignoresUnknownQuery":false,"invalidBodyStatus":400,"statuses":[200],"errorCodes":{}},',
        '  {"operationId":"createNote","method":"post","path":"/notes","scope":"full_access","reach":"none","contentTypes":["application/json"],"bodyRequired":true,"query":{},"headers":[],"hasETag":false,"cost":"light","isSigned":false,"ignoresUnknownQuery":false,"invalidBodyStatus":400,"statuses":[204],"errorCodes":{}},',
        '  {"operationId":"putText","method":"put","path":"/notes/{id}/text","scope":null,"reach":"none","contentTypes":["text/plain"],"bodyRequired":false,"query":{},"headers":[],"hasETag":false,"cost":"light","isSigned":false,"ignoresUnknownQuery":false,"invalidBodyStatus":400,"statuses":[204],"errorCodes":{}},',
        '];',
        '',
      ].join('\n'),
    );
  });
});

describe('generateCallTypes and generateClientTypes', () => {
  /** The member of a type that has this name, as generated. */
  const memberOf = (text: string, name: string) =>
    new RegExp(`^ +${name}\\??: [^;]*;`, 'm').exec(text)?.[0].trim();

  it('a parameter and a property with a default are optional for a client, and present in a handler', async () => {
    const [calls, client] = [
      await generateCallTypes(smallContract),
      await generateClientTypes(smallContract),
    ];
    expect([memberOf(client, 'limit'), memberOf(calls, 'limit')]).to.deep.equal([
      'limit?: components["parameters"]["Limit"];',
      'limit: number;',
    ]);
    expect([memberOf(client, 'pinned'), memberOf(calls, 'pinned')]).to.deep.equal([
      'pinned?: boolean;',
      'pinned: boolean;',
    ]);
  });

  it('a required parameter is required for both', async () => {
    for (const generate of [generateCallTypes, generateClientTypes]) {
      expect(memberOf(await generate(smallContract), 'group_by')).to.equal('group_by: "day" | "month";');
    }
  });

  it('the contract itself is not changed', async () => {
    const before = structuredClone(smallContract);
    await generateCallTypes(smallContract);
    expect(smallContract).to.deep.equal(before);
  });
});

/** Runs generated code, whose `require` then finds the packages of this project. */
async function load<Exports>(code: string): Promise<Exports> {
  const located = code.replaceAll('import.meta.url', JSON.stringify(import.meta.url));
  return import(`data:text/javascript,${encodeURIComponent(located)}`);
}

interface RequestValidators {
  parameters: Record<string, Validator>;
  bodies: Record<string, Record<string, Validator>>;
}

interface ResponseValidators {
  responses: Record<string, Record<number, Validator | null>>;
}

describe('generateRequestValidators', () => {
  let validators: RequestValidators;
  before(async () => {
    validators = await load(generateRequestValidators(smallContract));
  });

  const queries: [query: object, valid: boolean][] = [
    [{ group_by: 'day', limit: 1 }, true],
    [{ group_by: 'day', limit: 500 }, true],
    [{ group_by: 'day', limit: 0 }, false],
    [{ group_by: 'day', limit: 501 }, false],
    [{ group_by: 'day', limit: '5' }, false],
    [{ group_by: 'week' }, false],
    [{ limit: 5 }, false],
    [{ group_by: 'day', unknown: 1 }, false],
  ];
  for (const [query, valid] of queries) {
    it(`the query ${JSON.stringify(query)} is ${valid ? 'valid' : 'invalid'}`, () => {
      expect(validators.parameters['listNotes']?.({ path: {}, query })).to.equal(valid);
    });
  }

  it('sets the defaults of the query and of the body', () => {
    const call = { path: {}, query: { group_by: 'day' } };
    const body = { title: 'Rent' };
    validators.parameters['listNotes']?.(call);
    validators.bodies['createNote']?.['application/json']?.(body);
    expect([call.query, body]).to.deep.equal([
      { group_by: 'day', limit: 50 },
      { title: 'Rent', pinned: false },
    ]);
  });

  it('a body may have properties that the contract does not name, and a text body has no validator', () => {
    expect(validators.bodies['createNote']?.['application/json']?.({ title: 'Rent', more: 1 })).to.equal(
      true,
    );
    expect(validators.bodies['putText']).to.deep.equal({});
  });
});

describe('generateResponseValidators', () => {
  let validators: ResponseValidators;
  before(async () => {
    validators = await load(generateResponseValidators(smallContract));
  });

  const bodies: [body: unknown, valid: boolean][] = [
    [[], true],
    [[{ title: 'Rent', pinned: true }], true],
    [[{ title: 'Rent' }], true],
    [[{ pinned: true }], false],
    [[{ title: 'Rent', more: 1 }], false],
    [{}, false],
  ];
  for (const [body, valid] of bodies) {
    it(`the body ${JSON.stringify(body)} is ${valid ? 'valid' : 'invalid'}, and not changed`, () => {
      const before = structuredClone(body);
      expect(validators.responses['listNotes']?.[200]?.(body)).to.equal(valid);
      expect(body).to.deep.equal(before);
    });
  }

  it('a status without a JSON body has no validator', () => {
    expect(validators.responses['createNote']).to.deep.equal({ 204: null });
  });
});

describe('addCodeSamples', () => {
  const samplesOf = (operationId: string): string[] => {
    const located = locateOperations(addCodeSamples(smallContract)).find(
      ({ operation }) => operation.operationId === operationId,
    );
    return located?.operation['x-codeSamples']?.map(({ source }) => source) ?? [];
  };

  it('required parameters, the API key and the example of the body', () => {
    expect(samplesOf('listNotes')).to.deep.equal([
      `curl "$BREADBOX_URL/notes" \\
  -G -d group_by=day \\
  -H "X-API-Key: $BREADBOX_API_KEY"`,
      `import { createClient } from 'breadbox-client';

const client = createClient({ baseUrl, apiKey });
const result = await client.other.listNotes({ group_by: 'day' });`,
      `import os

import requests

response = requests.get(
    os.environ["BREADBOX_URL"] + "/notes",
    params={"group_by": "day"},
    headers={"X-API-Key": os.environ["BREADBOX_API_KEY"]},
)
response.raise_for_status()
print(response.json())`,
    ]);
    expect(samplesOf('createNote')).to.deep.equal([
      `curl -X POST "$BREADBOX_URL/notes" \\
  -H "X-API-Key: $BREADBOX_API_KEY" \\
  -H "Content-Type: application/json" \\
  --data '{
  "title": "Rent",
  "pinned": true
}'`,
      `import { createClient } from 'breadbox-client';

const client = createClient({ baseUrl, apiKey });
const result = await client.other.createNote({ title: 'Rent', pinned: true });`,
      `import os

import requests

response = requests.post(
    os.environ["BREADBOX_URL"] + "/notes",
    headers={"X-API-Key": os.environ["BREADBOX_API_KEY"]},
    json={"title": "Rent", "pinned": True},
)
response.raise_for_status()
print(response.json())`,
    ]);
  });

  it('an apostrophe in a body is quoted for the shell, and an operation without security needs no key', () => {
    expect(samplesOf('putText')[0]).to.equal(
      `curl -X PUT "$BREADBOX_URL/notes/Ab3dE9xZ/text" \\
  -H "Content-Type: text/plain" \\
  --data-binary 'It'\\''s here'`,
    );
  });
});
