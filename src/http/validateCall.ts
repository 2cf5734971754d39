import { bodies, parameters } from '../../generated/requestValidators.js';
import type { Route } from '../../generated/routes.js';
import type { Validator, ValidatorError } from '../../generated/validators.d.ts';
import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';
import { findOversize } from './findOversize.ts';
import { findInvalidText } from './invalidText.ts';
import type { ReadBody } from './readBody.ts';
import { keepMatchingBranch } from './unionErrors.ts';

export interface ValidParameters {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
}

/**
 * Coerces and validates the path, query and header parameters and applies their defaults.
 * @throws ApiError INVALID_PARAMETER with every invalid parameter in `details`.
 */
export function validateParameters(
  route: Route,
  path: Record<string, string>,
  query: Record<string, string | string[] | undefined>,
  headers: Record<string, string | string[] | undefined>,
): ValidParameters {
  const values = {
    path: { ...path },
    query: Object.fromEntries(
      Object.entries(query)
        .filter(([name]) => !route.ignoresUnknownQuery || Object.hasOwn(route.query, name))
        .map(([name, text]) => [name, coerce(text, route.query[name])]),
    ),
    header: Object.fromEntries(
      route.headers
        .map((name) => [name, headers[name.toLowerCase()]])
        .filter(([, value]) => value !== undefined),
    ),
  };
  // A cursor reaches no statement, and all that is wrong with one has a code of its own.
  const { cursor: _, ...queryText } = values.query;
  const invalidText = findInvalidText(values.path, '') ?? findInvalidText(queryText, '');
  if (invalidText) throw invalidParameters([invalidText]);
  const validate = parameters[route.operationId];
  if (!validate(values)) throw invalidParameters(details(validate, 'parameter'));
  return values;
}

/** Plain integers and decimals only: no exponent, no hexadecimal, no spaces. */
const INTEGER = /^-?\d{1,15}$/;
const NUMBER = /^-?\d{1,15}(\.\d{1,10})?$/;

/**
 * Converts the text of a query parameter to the type that the contract declares. Text that cannot be converted,
 * and a parameter that is given twice, are returned as they are, for the validator to refuse.
 */
function coerce(text: string | string[] | undefined, kind: Route['query'][string] | undefined): unknown {
  if (typeof text !== 'string') return text;
  switch (kind) {
    case 'integer':
      return INTEGER.test(text) ? Number(text) : text;
    case 'number':
      return NUMBER.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'list':
      return text.split(',');
    default:
      return text;
  }
}

/**
 * Validates the body against its schema and applies its defaults.
 * @throws ApiError VALIDATION_ERROR, or INVALID_PARAMETER if the operation answers 400.
 */
export function validateBody(route: Route, body: ReadBody): void {
  const invalid = (found: ErrorDetail[]) =>
    route.invalidBodyStatus === 422
      ? new ApiError('VALIDATION_ERROR', sentence('The body is not valid', found), { details: found })
      : invalidParameters(found);
  if (!body.present) {
    if (route.bodyRequired) throw invalid([{ path: 'body', code: 'required', message: 'is required' }]);
    return;
  }
  const fault = findOversize(body.value) ?? findInvalidText(body.value, '');
  if (fault) throw invalid([fault]);
  const validate = bodies[route.operationId][body.contentType];
  if (validate && !validate(body.value)) throw invalid(details(validate, 'field'));
}

function invalidParameters(found: ErrorDetail[]): ApiError {
  return new ApiError('INVALID_PARAMETER', sentence('A parameter is not valid', found), { details: found });
}

function sentence(opening: string, found: ErrorDetail[]): string {
  const [first] = found;
  return first ? `${opening}: ${first.path} ${first.message}.` : `${opening}.`;
}

function details(validate: Validator, noun: 'parameter' | 'field'): ErrorDetail[] {
  const errors = keepMatchingBranch(validate.errors ?? []);
  const found = errors.map((error) => ({
    path: fieldPath(error),
    code: codeOf(error, noun),
    message: explain(error, noun),
  }));
  // Several branches of a union may report the same error.
  const seen = new Set<string>();
  return found.filter(({ path, message }) => {
    const key = `${path}\n${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** /query/limit → limit; /conditions/and/1/value → conditions.and[1].value; an unknown field is the path itself. */
function fieldPath(error: ValidatorError): string {
  const named =
    error.params['additionalProperty'] ??
    error.params['unevaluatedProperty'] ??
    error.params['missingProperty'];
  const segments = error.instancePath
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (typeof named === 'string') segments.push(named);
  const path = segments
    .filter(
      (segment, position) =>
        !(position === 0 && segments.length > 1 && ['path', 'query', 'header'].includes(segment)),
    )
    .reduce(
      (text, segment) =>
        /^\d+$/.test(segment) ? `${text}[${segment}]` : text === '' ? segment : `${text}.${segment}`,
      '',
    );
  return path === '' ? 'body' : path;
}

/** The codes of the keywords that have one of another name, or several keywords to one code. */
const CODE_OF_KEYWORD: Record<string, ErrorDetail['code']> = {
  required: 'required',
  dependentRequired: 'required',
  minProperties: 'required',
  type: 'type',
  format: 'format',
  pattern: 'format',
  enum: 'enum',
  const: 'enum',
  oneOf: 'one_of',
  anyOf: 'one_of',
  not: 'one_of',
  minimum: 'minimum',
  exclusiveMinimum: 'minimum',
  maximum: 'maximum',
  exclusiveMaximum: 'maximum',
  multipleOf: 'format',
  minLength: 'min_length',
  maxLength: 'max_length',
  minItems: 'min_items',
  maxItems: 'max_items',
  uniqueItems: 'unique_items',
};

function codeOf({ keyword }: ValidatorError, noun: 'parameter' | 'field'): ErrorDetail['code'] {
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return `unknown_${noun}`;
  const code = CODE_OF_KEYWORD[keyword];
  if (!code) throw new Error(`The keyword ${keyword} has no code for error details.`);
  return code;
}

function explain(error: ValidatorError, noun: 'parameter' | 'field'): string {
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `is not a known ${noun}`;
    case 'required':
      return 'is required';
    case 'enum':
      return `must be one of ${Array.isArray(error.params['allowedValues']) ? error.params['allowedValues'].join(', ') : ''}`;
    case 'format':
    case 'pattern':
      return explainText(error);
    default:
      return error.message ?? 'is not valid';
  }
}

/** The formats in words; the patterns beside a date only narrow it to the years and offsets that can be stored. */
function explainText({ params, message }: ValidatorError): string {
  const { format, pattern } = params;
  const isTimestamp = format === 'date-time' || (typeof pattern === 'string' && pattern.includes('[Zz]'));
  const isDate = format === 'date' || (typeof pattern === 'string' && pattern.startsWith('^(?:[1-9]\\d{3}|'));
  if (isTimestamp) {
    return 'must be a time such as 2026-11-20T08:15:30Z, of the years 0001 to 9999, at most 14 hours from UTC';
  }
  if (isDate) return 'must be a day such as 2026-11-20, of the years 0001 to 9999';
  return message ?? 'is not valid';
}
