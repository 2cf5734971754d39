import type {
  ContractDocument,
  ErrorEntry,
  Example,
  LocatedOperation,
  ResponseObject,
} from './contractDocument.ts';
import { locateOperations } from './contractDocument.ts';

/**
 * Documents the errors of each operation. `openapi/errors.yaml`, which the bundle holds as `x-errors`, has an entry for
 * each error code. From it every error response gets its codes (`x-error-codes`) and an example of each.
 */

type Catalogue = Record<string, ErrorEntry>;

/** The catalogue of the bundled contract by code, in the order of openapi/errors.yaml. */
export const readCatalogue = (document: ContractDocument): Catalogue => document['x-errors'] ?? {};

/**
 * Returns the contract with the error codes and examples of each operation in its responses.
 * @throws Error that lists what errors.yaml and the contract disagree about.
 */
export function documentErrors<Document extends ContractDocument>(source: Document): Document {
  const document = structuredClone(source);
  const catalogue = readCatalogue(document);
  const faults = findCatalogueFaults(document, catalogue);
  const variants = new Map<string, { operation: LocatedOperation['operation']; status: string }[]>();
  for (const located of locateOperations(document)) {
    for (const [status, response] of Object.entries(located.responses)) {
      if (!hasErrorEnvelope(response)) continue;
      const reference = located.operation.responses[status];
      const documented = documentResponse(document, located, Number(status), response, faults);
      const name = reference && '$ref' in reference ? reference.$ref : '';
      const key = JSON.stringify([name, documented]);
      variants.set(key, [...(variants.get(key) ?? []), { operation: located.operation, status }]);
    }
  }
  if (faults.length > 0) throw new Error(`openapi/errors.yaml:\n  ${faults.join('\n  ')}`);
  placeResponses(document, variants);
  dropUnused(document);
  return document;
}

const hasErrorEnvelope = ({ content }: ResponseObject): boolean =>
  content?.['application/json']?.schema?.['$ref'] === '#/components/schemas/ErrorResponse';

function documentResponse(
  document: ContractDocument,
  located: LocatedOperation,
  status: number,
  response: ResponseObject,
  faults: string[],
): ResponseObject {
  const { operationId } = located.operation;
  const examples: Record<string, Example> = {};
  for (const [code, entry] of Object.entries(readCatalogue(document))) {
    if (!gives(located, entry, status)) continue;
    const error = findExample(entry, located, status) ?? findSharedExample(document, code);
    if (error) examples[code] = toExample(code, entry, error);
    else faults.push(`${code}: has no example for ${operationId}`);
  }
  const codes = Object.keys(examples);
  if (codes.length === 0) faults.push(`${operationId}: no code has the status ${status}`);
  const media = response.content?.['application/json'];
  return {
    ...response,
    'x-error-codes': codes,
    content: { 'application/json': { ...media, examples } },
  };
}

const toExample = (code: string, { meaning }: ErrorEntry, error: object): Example => ({
  summary: meaning,
  value: {
    error: {
      code,
      message: '',
      doc_url: `/docs/errors#${code}`,
      request_id: '6a1f0c52-8f0e-4a7c-9a53-1f0b7f0c9d2e',
      ...error,
    },
  },
});

/** Whether the operation gives the code with this status. */
function gives(located: LocatedOperation, entry: ErrorEntry, status: number): boolean {
  const has = (name: string) => located.parameters.some((parameter) => parameter.name === name);
  const isListed = (entry.examples ?? []).some(
    (example) =>
      example.operations?.includes(located.operation.operationId) &&
      (example.status ?? entry.status) === status,
  );
  const kind = entry.given_by;
  if (entry.status !== status || kind === 'listed operations') return isListed;
  switch (kind) {
    case 'guarded operations':
      return (located.operation.security ?? []).some((requirement) => 'ApiKey' in requirement);
    case 'lists':
      return has('cursor');
    case 'operations with an idempotency key':
      return has('Idempotency-Key');
    default:
      return true;
  }
}

function findExample(entry: ErrorEntry, located: LocatedOperation, status: number): object | null {
  const { operation, parameters } = located;
  const found = entry.examples?.find(
    (example) =>
      (example.status ?? entry.status) === status &&
      (example.operations?.includes(operation.operationId) ?? true) &&
      (example.parameter === undefined || parameters.some(({ name }) => name === example.parameter)),
  );
  if (found?.message === undefined) return null;
  const { message, details } = found;
  return { message, ...(details && { details }) };
}

/** The contract's own example of a code, which several operations share. */
function findSharedExample(document: ContractDocument, code: string): object | null {
  const shared = Object.values(document.components['examples'] ?? {}).find(
    (example) => example.value?.error?.code === code,
  );
  return shared ? shared.value.error : null;
}

/** A component has the response that most operations share; the others have a response of their own. */
function placeResponses(
  document: ContractDocument,
  variants: Map<string, { operation: LocatedOperation['operation']; status: string }[]>,
): void {
  const responses = (document.components['responses'] ?? {}) as Record<string, ResponseObject>;
  const taken = new Set<string>();
  const byFrequency = [...variants].sort(([, a], [, b]) => b.length - a.length);
  for (const [key, places] of byFrequency) {
    const [reference, documented]: [string, ResponseObject] = JSON.parse(key);
    const isComponent = reference !== '' && !taken.has(reference);
    if (isComponent) {
      taken.add(reference);
      responses[reference.split('/').at(-1) ?? ''] = documented;
      continue;
    }
    for (const { operation, status } of places) operation.responses[status] = documented;
  }
}

/** The responses and examples that only the source refers to. */
function dropUnused(document: ContractDocument): void {
  const text = JSON.stringify(document);
  for (const kind of ['responses', 'examples'] as const) {
    const components = (document.components[kind] ?? {}) as Record<string, unknown>;
    for (const name of Object.keys(components)) {
      if (!text.includes(`"#/components/${kind}/${name}"`)) delete components[name];
    }
  }
}

/** Codes without an entry, entries without a code, and operations that do not exist or do not declare the status. */
function findCatalogueFaults(document: ContractDocument, catalogue: Catalogue): string[] {
  const codes = document.components.schemas['ErrorCode']?.['x-extensible-enum'] as string[];
  const byId = new Map(locateOperations(document).map((each) => [each.operation.operationId, each]));
  return [
    ...codes.filter((code) => !catalogue[code]).map((code) => `${code}: has no entry`),
    ...Object.entries(catalogue).flatMap(([code, { status, examples = [] }]) => [
      ...(codes.includes(code) ? [] : [`${code}: is not in ErrorCode.yaml`]),
      ...examples.flatMap((example) =>
        (example.operations ?? []).flatMap((operationId) => {
          const declared = byId.get(operationId)?.responses;
          if (!declared) return [`${code}: no operation is named ${operationId}`];
          const expected = example.status ?? status;
          return expected in declared ? [] : [`${code}: ${operationId} does not declare ${expected}`];
        }),
      ),
    ]),
  ];
}
