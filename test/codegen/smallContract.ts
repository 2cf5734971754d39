import type { ContractDocument } from '../../src/codegen/contractDocument.ts';

// Without a type, because ContractDocument declares only the parts that our generators read.
const contract = {
  openapi: '3.1.0',
  info: { title: 'Small', version: '1.0.0' },
  security: [{ ApiKey: ['read_only'] }],
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        security: [{ ApiKey: ['read_only'] }],
        parameters: [
          { $ref: '#/components/parameters/Limit' },
          { name: 'group_by', in: 'query' as const, required: true, schema: { enum: ['day', 'month'] } },
        ],
        responses: {
          '200': {
            description: 'The notes.',
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Note' } },
              },
            },
          },
        },
      },
      post: {
        operationId: 'createNote',
        security: [{ ApiKey: ['full_access'] }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Note' },
              examples: { note: { $ref: '#/components/examples/Note' } },
            },
          },
        },
        responses: { '204': { description: 'Created.' } },
      },
    },
    '/notes/{id}/text': {
      put: {
        operationId: 'putText',
        security: [],
        parameters: [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'string' } }],
        requestBody: {
          content: {
            'text/plain': {
              schema: { type: 'string' },
              examples: { text: { value: "It's here" } },
            },
          },
        },
        responses: { '204': { description: 'Stored.' } },
      },
    },
  },
  components: {
    parameters: {
      Limit: {
        name: 'limit',
        in: 'query' as const,
        schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
      },
    },
    examples: { Note: { value: { title: 'Rent', pinned: true } } },
    schemas: {
      Note: {
        type: 'object',
        required: ['title'],
        properties: { title: { type: 'string' }, pinned: { type: 'boolean', default: false } },
      },
    },
  },
};

/** A contract with one operation of each kind: a query with a default, a JSON body, a text body. */
export const smallContract: ContractDocument = contract;
