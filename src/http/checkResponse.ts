import { responses } from '../../generated/responseValidators.js';
import type { OperationId } from './operation.ts';

/** What was about to be answered is not what the contract says: a defect of ours, found before a client finds it. */
export class ContractViolation extends Error {
  override name = 'ContractViolation';
}

/**
 * Holds an answer, as the text that would be sent, against the contract.
 * @throws ContractViolation on an undeclared status or a body that its schema does not allow.
 */
export function checkResponse(
  operationId: OperationId,
  status: number,
  text: string | null,
  isJson: boolean,
): void {
  const declared = responses[operationId];
  if (!(status in declared))
    throw new ContractViolation(`${operationId} answered ${status}, which it does not declare.`);
  if (!isJson) return;
  const validate = declared[status];
  if (!validate) {
    if (text)
      throw new ContractViolation(`${operationId} answered ${status} with a body, and declares none.`);
    return;
  }
  if (text === null)
    throw new ContractViolation(`${operationId} answered ${status} without the body it declares.`);
  if (!validate(JSON.parse(text))) {
    const first = validate.errors?.[0];
    throw new ContractViolation(
      `${operationId} answered ${status} with a body that breaks its schema: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
    );
  }
}
