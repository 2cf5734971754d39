import type { ValidatorError } from '../../generated/validators.d.ts';

/**
 * A value that matches no branch of a `oneOf` fails in every branch, but a client needs the errors of the branch
 * it intended: the closest one. An unknown or missing field counts more against a branch than an invalid value, a
 * listed value of another branch counts more than that, and most of all a property that names the branch.
 */

const MISFIT = 10;
const OTHER_CHOICE = 25;
const OTHER_BRANCH = 50;

/** The properties by which the branches of the contract's unions are told apart. */
const DISCRIMINATORS = ['type', 'provider', 'field'];

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
    const known = byBranch.get(branch);
    if (known) known.push(error);
    else byBranch.set(branch, [error]);
  }
  const branches = [...byBranch.values()];
  const isOtherType = errors.every((error) => error.keyword === 'type' && isAt(error, union));
  if (isOtherType) return [anyOfTypes(errors)];
  const unknown = findUnknownBranch(branches, union);
  if (unknown) return [unknown];
  const weights = branches.map((branch) => branch.reduce((sum, error) => sum + weigh(error, union), 0));
  const closest = branches[weights.indexOf(Math.min(...weights))] ?? [];
  return closest.map((error) =>
    isChoice(error, union) ? anyOfChoices(error, branches, closest, union) : error,
  );
}

/** Returns the error of a discriminator whose value no branch has, with the values of all branches. */
function findUnknownBranch(branches: ValidatorError[][], union: ValidatorError): ValidatorError | null {
  const errors = branches.map((branch) => branch.find((error) => isDiscriminator(error, union)));
  const found = errors.filter((error) => error !== undefined);
  const [first] = found;
  if (!first) return null;
  const name = first.instancePath.split('/').at(-1);
  // A branch of another form, such as `and`, refuses the property itself.
  const refuses = (error: ValidatorError) =>
    isAt(error, union) && error.params['additionalProperty'] === name;
  const hasOther = branches.some((branch, position) => !errors[position] && !branch.some(refuses));
  return hasOther ? null : withValues(first, found);
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
  if (isDiscriminator(error, union)) return OTHER_BRANCH;
  if (isChoice(error, union)) return OTHER_CHOICE;
  return isAt(error, union) ? MISFIT : 1;
}

/** Whether it is about a property of the union's object whose values are listed. */
const isChoice = ({ keyword, instancePath }: ValidatorError, union: ValidatorError): boolean =>
  keyword === 'enum' && /^\/[^/]+$/.test(instancePath.slice(union.instancePath.length));

const isDiscriminator = (error: ValidatorError, union: ValidatorError): boolean =>
  isChoice(error, union) && DISCRIMINATORS.includes(error.instancePath.split('/').at(-1) ?? '');

/** Returns the error with the values of all branches that the discriminator allows as much as the closest one. */
function anyOfChoices(
  error: ValidatorError,
  branches: ValidatorError[][],
  closest: ValidatorError[],
  union: ValidatorError,
): ValidatorError {
  const isOther = (branch: ValidatorError[]) => branch.some((other) => isDiscriminator(other, union));
  const alike = branches.filter((branch) => isOther(branch) === isOther(closest));
  return withValues(
    error,
    alike
      .flat()
      .filter(({ keyword, instancePath }) => keyword === 'enum' && instancePath === error.instancePath),
  );
}

const withValues = (error: ValidatorError, all: ValidatorError[]): ValidatorError => ({
  ...error,
  params: { allowedValues: [...new Set(all.flatMap(({ params }) => params['allowedValues']))] },
});

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
