import {
  type ContractDocument,
  type JsonSchema,
  locateOperations,
  resolveReference,
} from './contractDocument.ts';

/** The operations whose query parameters are options of a command. */
const OPERATIONS = [
  'listTransactions',
  'exportTransactions',
  'getCashflow',
  'importFile',
  'listRules',
  'listAuditEvents',
];

/** Returns the options of the command line that come from query parameters, with their descriptions. */
export function generateCommandOptions(document: ContractDocument): string {
  const located = locateOperations(document).filter(({ operation }) =>
    OPERATIONS.includes(operation.operationId),
  );
  const entries = located.map(({ operation, parameters }) => {
    const options = parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, description = '', required = false, schema }) => {
        const resolved = resolveReference<JsonSchema>(document, schema);
        return {
          name,
          type: typeOf(resolved),
          ...(Array.isArray(resolved['enum']) && { choices: resolved['enum'] }),
          ...(resolved['default'] !== undefined && { default: resolved['default'] }),
          ...(required && { required }),
          description: description.trim(),
        };
      });
    return `  ${operation.operationId}: ${JSON.stringify(options, null, 2).replaceAll('\n', '\n  ')},`;
  });
  const ids = located.map(({ operation }) => JSON.stringify(operation.operationId)).join(' | ');
  return [
    'export interface CommandOption {',
    '  /** The query parameter. */',
    '  name: string;',
    "  type: 'string' | 'date' | 'integer' | 'number' | 'boolean' | 'list';",
    '  choices?: string[];',
    '  default?: string | number | boolean;',
    '  required?: boolean;',
    '  description: string;',
    '}',
    '',
    `export const commandOptions: Record<${ids}, readonly CommandOption[]> = {`,
    ...entries,
    '};',
    '',
  ].join('\n');
}

function typeOf({ type, format }: JsonSchema): string {
  if (type === 'array') return 'list';
  if (type === 'string' && format === 'date') return 'date';
  return typeof type === 'string' ? type : 'string';
}
