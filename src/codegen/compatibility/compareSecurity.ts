import type { ContractDocument, OperationObject } from '../contractDocument.ts';

/** The scopes of this contract, each of which includes those before it. */
const SCOPES = ['read_only', 'full_access'];

type Requirement = Record<string, string[]>;

/** Whoever met the old requirement must meet the new one: the same keys or fewer, with no larger scope. */
export function compareSecurity(before: OperationObject, after: OperationObject): string[] {
  const found: string[] = [];
  const news = alternativesOf(after);
  for (const old of alternativesOf(before)) {
    if (news.some((now) => isMetBy(now, old))) continue;
    const scope = (requirement: Requirement | undefined) => requirement?.['ApiKey']?.at(-1) ?? 'public';
    const closest = news.find((now) => Object.keys(now).every((name) => name in old));
    found.push(
      closest || Object.keys(old).length === 0
        ? `requires the scope ${scope(closest ?? news[0])} instead of ${scope(old)}`
        : `no longer accepts ${Object.keys(old).join(' and ')} alone`,
    );
  }
  return found;
}

/** No security is an alternative that demands nothing. */
const alternativesOf = ({ security = [] }: OperationObject): Requirement[] =>
  security.length === 0 ? [{}] : security;

function isMetBy(demanded: Requirement, given: Requirement): boolean {
  return Object.entries(demanded).every(([scheme, scopes]) => {
    const held = given[scheme];
    if (!held) return false;
    const highest = Math.max(-1, ...held.map((scope) => SCOPES.indexOf(scope)));
    return scopes.every(
      (scope) => held.includes(scope) || (SCOPES.includes(scope) && SCOPES.indexOf(scope) <= highest),
    );
  });
}

/** A key that is sent elsewhere, or in another form, is not found. */
export function compareSecuritySchemes(released: ContractDocument, current: ContractDocument): string[] {
  const schemesOf = ({ components }: ContractDocument) =>
    (components['securitySchemes'] ?? {}) as Record<string, Record<string, unknown>>;
  const news = schemesOf(current);
  return Object.entries(schemesOf(released)).flatMap(([name, old]) => {
    const now = news[name];
    if (!now) return [`the security scheme ${name} was removed`];
    return ['type', 'in', 'name', 'scheme', 'bearerFormat']
      .filter((key) => old[key] !== now[key])
      .map((key) => `the ${key} of the security scheme ${name} was changed from ${old[key]} to ${now[key]}`);
  });
}
