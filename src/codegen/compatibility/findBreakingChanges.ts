import type { ContractDocument, LocatedOperation, MediaType, Parameter } from '../contractDocument.ts';
import { locateOperations, resolveReference } from '../contractDocument.ts';
import { compareSchemas, type Direction } from './compareSchemas.ts';
import { compareSecurity, compareSecuritySchemes } from './compareSecurity.ts';

/**
 * Compares a released contract with the current one. A request may only be accepted more widely, because old clients
 * keep sending the same requests. A response may only return less variety, because old clients keep reading it the
 * same way. New operations, optional parameters and response fields break no client. What the comparison does not
 * understand counts as a breaking change.
 * @returns a sentence for each breaking change that names the operation and the place in it.
 */
export function findBreakingChanges(released: ContractDocument, current: ContractDocument): string[] {
  const byId = new Map(locateOperations(current).map((located) => [located.operation.operationId, located]));
  const ofOperations = locateOperations(released).flatMap((before) => {
    const { operationId } = before.operation;
    const after = byId.get(operationId);
    if (!after) return [`${operationId}: the operation was removed`];
    const changes = new OperationChanges(released, current);
    changes.compare(before, after);
    return changes.found.map((change) => `${operationId}: ${change}`);
  });
  return [
    ...compareServers(released, current),
    ...compareSecuritySchemes(released, current),
    ...ofOperations,
  ];
}

/** A client keeps the path under which it has reached the server; hosts are examples. */
function compareServers(released: ContractDocument, current: ContractDocument): string[] {
  const paths = ({ servers = [{ url: '/' }] }: ContractDocument) =>
    servers.map(({ url }) => new URL(url, 'http://any').pathname);
  const now = paths(current);
  return paths(released)
    .filter((path) => !now.includes(path))
    .map((path) => `the server path ${path} was removed`);
}

class OperationChanges {
  readonly found: string[] = [];
  readonly #released: ContractDocument;
  readonly #current: ContractDocument;

  constructor(released: ContractDocument, current: ContractDocument) {
    this.#released = released;
    this.#current = current;
  }

  compare(before: LocatedOperation, after: LocatedOperation): void {
    if (after.method !== before.method || after.path !== before.path) {
      this.found.push(`moved from ${before.method} ${before.path} to ${after.method} ${after.path}`);
    }
    this.found.push(...compareSecurity(before.operation, after.operation));
    this.#compareParameters(before, after);
    this.#compareBodies(before, after);
    this.#compareResponses(before, after);
  }

  #compareMedia(
    direction: Direction,
    old: MediaType | { schema?: unknown },
    now: MediaType | { schema?: unknown },
    place: string,
  ): void {
    if (!old.schema && !now.schema) return;
    const documents = { released: this.#released, current: this.#current };
    this.found.push(...compareSchemas(documents, direction, old.schema ?? {}, now.schema ?? {}, place));
  }

  #compareParameters(before: LocatedOperation, after: LocatedOperation): void {
    const key = ({ in: where, name }: Parameter) => `${where} parameter ${name}`;
    const olds = new Map(before.parameters.map((parameter) => [key(parameter), parameter]));
    const news = new Map(after.parameters.map((parameter) => [key(parameter), parameter]));
    for (const [name, old] of olds) {
      const now = news.get(name);
      if (!now) {
        this.found.push(`the ${name} was removed`);
        continue;
      }
      if (now.required && !old.required) this.found.push(`the ${name} became required`);
      if (serialization(now) !== serialization(old)) this.found.push(`the ${name} is written in another way`);
      this.#compareMedia('request', old, now, `the ${name}`);
    }
    for (const [name, now] of news) {
      if (!olds.has(name) && now.required) this.found.push(`the new ${name} is required`);
    }
  }

  #compareBodies({ requestBody: old }: LocatedOperation, { requestBody: now }: LocatedOperation): void {
    if (now?.required && !old?.required) this.found.push('the body became required');
    for (const [type, media] of Object.entries(old?.content ?? {})) {
      const counterpart = now?.content[type];
      if (counterpart) this.#compareMedia('request', media, counterpart, 'the body');
      else this.found.push(`bodies of type ${type} are no longer accepted`);
    }
  }

  #compareResponses(before: LocatedOperation, after: LocatedOperation): void {
    for (const [status, old] of Object.entries(before.responses)) {
      const now = after.responses[status];
      if (!now) {
        // Removing an error breaks no client.
        if (status.startsWith('2')) this.found.push(`no longer returns ${status}`);
        continue;
      }
      for (const [type, media] of Object.entries(old.content ?? {})) {
        const counterpart = now.content?.[type];
        if (counterpart) this.#compareMedia('response', media, counterpart, `the body of ${status}`);
        else this.found.push(`${status} no longer returns ${type}`);
      }
      for (const [name, entry] of Object.entries(old.headers ?? {})) {
        const counterpart = now.headers?.[name];
        if (!counterpart) {
          this.found.push(`${status} no longer has the header ${name}`);
          continue;
        }
        const [header, current] = [
          resolveReference(this.#released, entry),
          resolveReference(this.#current, counterpart),
        ];
        if (header.required && !current.required) {
          this.found.push(`${status} can now lack the header ${name}`);
        }
        this.#compareMedia('response', header, current, `the header ${name} of ${status}`);
      }
    }
  }
}

/** How a parameter is written, with the defaults of OpenAPI 3.1, section 4.8.12. */
function serialization({ in: where, style, explode, allowReserved = false }: Parameter): string {
  const form = style ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple');
  return JSON.stringify([form, explode ?? form === 'form', allowReserved]);
}
