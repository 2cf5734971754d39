import { responses } from '../../generated/responseValidators.js';
import type { OperationId } from '../contract.ts';

/** A response does not match the contract: a defect of the server, found before a client finds it. */
export class ContractViolation extends Error {
  override name = 'ContractViolation';
}

/**
 * Validates a response, as the text that would be sent, against the contract.
 * @throws ContractViolation for an undeclared status or a body that does not match its schema.
 */
export function checkResponse(
  operationId: OperationId,
  status: number,
  text: string | null,
  isJson: boolean,
): void {
  const declared = responses[operationId];
  if (!(status in declared))
    throw new ContractViolation(`${operationId} answered ${status}, which the contract does not declare.`);
  if (!isJson) return;
  const validate = declared[status];
  if (!validate) {
    if (text)
      throw new ContractViolation(
        `${operationId} answered ${status} with a body, but the contract declares none.`,
      );
    return;
  }
  if (text === null)
    throw new ContractViolation(
      `${operationId} answered ${status} without the body that the contract declares.`,
    );
  if (!validate(JSON.parse(text))) {
    const first = validate.errors?.[0];
    throw new ContractViolation(
      `${operationId} answered ${status} with a body that does not match its schema: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
    );
  }
}
