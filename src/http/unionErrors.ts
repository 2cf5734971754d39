import type { ValidatorError } from '../../generated/validators.d.ts';

/**
 * A value that fits no branch of a union (`oneOf`) fails in each of them, and a client asks only about the one
 * that was meant. The branch that was meant is the one the value comes closest to: a field too many or too few
 * tells more against a branch than a value inside a field, and another `type` tells most.
 */

const MISFIT = 10;
/** The constant that tells the branches apart. */
const OTHER_KIND = 25;

/** The errors of a validator, those of unions cut down to the branch that was meant. */
export function keepMeantBranches(errors: readonly ValidatorError[]): ValidatorError[] {
  const kept: ValidatorError[] = [];
  for (const error of errors) {
    const isUnion = error.keyword === 'oneOf' || error.keyword === 'anyOf';
    // A validator names a union's own failure after those of its branches.
    let start = kept.length;
    while (isUnion && start > 0 && isInside(kept[start - 1], error)) start -= 1;
    const ofBranches = kept.splice(start);
    kept.push(...(isUnion && ofBranches.length > 0 ? meant(ofBranches, error) : [...ofBranches, error]));
  }
  return kept;
}

function meant(errors: readonly ValidatorError[], union: ValidatorError): ValidatorError[] {
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
 * The branch an error is of. One from inside a referenced schema does not name it: its schema path begins anew,
 * and so goes fewer steps down than the value's path does. Such errors lie deeper, and belong together.
 */
function branchOf(error: ValidatorError, union: ValidatorError): string {
  const prefix = `${union.schemaPath}/`;
  const [branch = '', ...keywords] = error.schemaPath.slice(prefix.length).split('/');
  const stepsOfSchema = keywords.filter((keyword) => keyword === 'properties' || keyword === 'items').length;
  const stepsOfValue = error.instancePath.slice(union.instancePath.length).split('/').length - 1;
  return error.schemaPath.startsWith(prefix) && stepsOfSchema === stepsOfValue ? branch : 'referenced';
}

function weigh(error: ValidatorError, union: ValidatorError): number {
  if (error.keyword === 'const') return OTHER_KIND;
  return isAt(error, union) ? MISFIT : 1;
}

function anyOfConstants(errors: readonly ValidatorError[]): ValidatorError {
  const [first] = errors;
  if (!first) throw new Error('A union has branches.');
  const allowedValues = errors.map(({ params }) => params['allowedValue']);
  return { ...first, keyword: 'enum', params: { allowedValues } };
}

function anyOfTypes(errors: readonly ValidatorError[]): ValidatorError {
  const [first] = errors;
  if (!first) throw new Error('A union has branches.');
  const types = new Set(errors.map(({ params }) => params['type']));
  return { ...first, message: `must be ${[...types].join(' or ')}` };
}

const isAt = (error: ValidatorError, union: ValidatorError): boolean =>
  error.instancePath === union.instancePath;

const isInside = (error: ValidatorError | undefined, union: ValidatorError): boolean =>
  error !== undefined && (isAt(error, union) || error.instancePath.startsWith(`${union.instancePath}/`));
