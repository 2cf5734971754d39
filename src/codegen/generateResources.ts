import type { ContractDocument, LocatedOperation } from './contractDocument.ts';
import { isEventStream, locateOperations } from './contractDocument.ts';

/**
 * Returns the client's methods by resource: `transactions.list` for `listTransactions`. The resource is the
 * operation's tag, and the method is the operationId without the resource's name. Path parameters come first, in their
 * order, then the body, then the query, then options. Streams of events have methods of their own.
 */
export function generateResources(document: ContractDocument): string {
  const byResource = new Map<string, { located: LocatedOperation; method: string }[]>();
  for (const located of locateOperations(document)) {
    if (isEventStream(located)) continue;
    const { resource, method } = locateMethod(located);
    const methods = byResource.get(resource) ?? [];
    methods.push({ located, method });
    byResource.set(resource, methods);
  }
  const resources = [...byResource];
  return [
    'import type { CallOptions, ListCall, ListId, Output, QueryOf, BodyOf } from "../../src/client/createClient.ts";',
    'import type { CallableId } from "./operations.ts";',
    '',
    '/** The operations of the contract by resource. */',
    'export interface Resources {',
    ...resources.flatMap(([resource, methods]) => [
      `  ${resource}: {`,
      ...methods.flatMap(({ located, method }) => [
        `    /** ${located.operation.summary ?? located.operation.operationId}. */`,
        `    ${method}${signature(located)};`,
      ]),
      '  };',
    ]),
    '}',
    '',
    '/** Each method: its operation, its path parameters in order, whether it takes a body, and whether it is a list. */',
    'export const resourceTable: Record<string, Record<string, readonly [operationId: CallableId, pathNames: readonly string[], takesBody: boolean, isList: boolean]>> = {',
    ...resources.flatMap(([resource, methods]) => [
      `  ${resource}: {`,
      ...methods.map(
        ({ located, method }) =>
          `    ${method}: ${JSON.stringify([located.operation.operationId, pathNames(located), located.requestBody !== null, isList(located)])},`,
      ),
      '  },',
    ]),
    '};',
    '',
  ].join('\n');
}

/** The resource and the method of an operation: `transactions` and `list`. */
export function locateMethod({ operation }: LocatedOperation): { resource: string; method: string } {
  const [tag = 'Other'] = operation.tags ?? [];
  return { resource: lowerFirst(pascal(tag)), method: methodName(operation.operationId, pascal(tag)) };
}

function signature(located: LocatedOperation): string {
  const { operation, parameters, requestBody } = located;
  const id = JSON.stringify(operation.operationId);
  const queries = parameters.filter((parameter) => parameter.in === 'query');
  const needsQuery = queries.some(({ required }) => required);
  const needsBody = requestBody?.required ?? false;
  const list = [
    ...pathNames(located).map((name) => `${name}: string`),
    ...(requestBody ? [`body${needsBody || needsQuery ? '' : '?'}: BodyOf<${id}>`] : []),
    ...(queries.length > 0 ? [`query${needsQuery ? '' : '?'}: QueryOf<${id}>`] : []),
    'options?: CallOptions',
  ];
  return `(${list.join(', ')}): ${isList(located) ? `ListCall<${id} & ListId>` : `Promise<Output<${id}>>`}`;
}

const isList = ({ parameters }: LocatedOperation): boolean =>
  parameters.some(({ name }) => name === 'cursor');

const pathNames = ({ parameters }: LocatedOperation): string[] =>
  parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);

/** `API keys` → `ApiKeys`. */
const pascal = (tag: string): string =>
  tag
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function methodName(operationId: string, resource: string): string {
  const singular = resource.replace(/ies$/, 'y').replace(/s$/, '');
  for (const noun of [resource, singular]) {
    // Only a whole word of the operationId is the resource's name.
    const short = operationId.replace(new RegExp(`${noun}(?![a-z])`), '');
    if (short !== operationId && short !== '') return short;
  }
  return operationId;
}
