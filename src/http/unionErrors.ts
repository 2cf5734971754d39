import type { ValidatorError } from '../../generated/validators.d.ts';

/**
 * A value that matches no branch of a `oneOf` fails in every branch, but a client needs the errors of the branch
 * it intended: the closest one. An unknown or missing field counts more against a branch than an invalid value,
 * and a different `const` tag counts most.
 */

const MISFIT = 10;
/** The weight of a tag that belongs to another branch. */
const OTHER_TAG = 25;

/** Returns the errors of a validator; of each union only those of the closest branch. */
export function keepMatchingBranch(errors: readonly ValidatorError[]): ValidatorError[] {
  const kept: ValidatorError[] = [];
  for (const error of errors) {
    const isUnion = error.keyword === 'oneOf' || error.keyword === 'anyOf';
    // A validator reports the failure of a union after the failures of its branches.
    let start = kept.length;
    while (isUnion && start > 0 && isInside(kept[start - 1], error)) start -= 1;
    const ofBranches = kept.splice(start);
    kept.push(
      ...(isUnion && ofBranches.length > 0 ? closestBranch(ofBranches, error) : [...ofBranches, error]),
    );
  }
  return kept;
}

function closestBranch(errors: readonly ValidatorError[], union: ValidatorError): ValidatorError[] {
  const byBranch = new Map<string, ValidatorError[]>();
  for (const error of errors) {
    const branch = branchOf(error, union);
    byBranch.set(branch, [...(byBranch.get(branch) ?? []), error]);
  }
  const branches = [...byBranch.values()];
  const kinds = branches.map((branch) => branch.find(({ keyword }) => keyword === 'const'));
  if (kinds.every((kind) => kind !== undefined)) return [anyOfConstants(kinds)];
  const isOtherType = errors.every((error) => error.keyword === 'type' && isAt(error, union));
  if (isOtherType) return [anyOfTypes(errors)];
  const weights = branches.map((branch) => branch.reduce((sum, error) => sum + weigh(error, union), 0));
  return branches[weights.indexOf(Math.min(...weights))] ?? [];
}

/**
 * Returns the branch of an error. The schema path of an error inside a referenced schema starts anew, so it has
 * fewer steps than the path of the value. Such errors are deeper, and are grouped together.
 */
function branchOf(error: ValidatorError, union: ValidatorError): string {
  const prefix = `${union.schemaPath}/`;
  const [branch = '', ...keywords] = error.schemaPath.slice(prefix.length).split('/');
  const stepsOfSchema = keywords.filter((keyword) => keyword === 'properties' || keyword === 'items').length;
  const stepsOfValue = error.instancePath.slice(union.instancePath.length).split('/').length - 1;
  return error.schemaPath.startsWith(prefix) && stepsOfSchema === stepsOfValue ? branch : 'referenced';
}

function weigh(error: ValidatorError, union: ValidatorError): number {
  if (error.keyword === 'const') return OTHER_TAG;
  return isAt(error, union) ? MISFIT : 1;
}

function anyOfConstants(errors: readonly ValidatorError[]): ValidatorError {
  const [first] = errors;
  if (!first) throw new Error('A union without branches cannot fail.');
  const allowedValues = errors.map(({ params }) => params['allowedValue']);
  return { ...first, keyword: 'enum', params: { allowedValues } };
}

function anyOfTypes(errors: readonly ValidatorError[]): ValidatorError {
  const [first] = errors;
  if (!first) throw new Error('A union without branches cannot fail.');
  const types = new Set(errors.map(({ params }) => params['type']));
  return { ...first, message: `must be ${[...types].join(' or ')}` };
}

const isAt = (error: ValidatorError, union: ValidatorError): boolean =>
  error.instancePath === union.instancePath;

const isInside = (error: ValidatorError | undefined, union: ValidatorError): boolean =>
  error !== undefined && (isAt(error, union) || error.instancePath.startsWith(`${union.instancePath}/`));
