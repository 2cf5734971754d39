import { findBudgetFaults, findLengthFaults } from '../domain/rules/conditionBudget.ts';
import type { BodyBudget, BodyBudgets } from '../http/operation.ts';
import { checkConditions } from '../rules/checkConditions.ts';

const conditions: BodyBudget = {
  checkLength: (bytes) => checkConditions(findLengthFaults(bytes)),
  check(body) {
    if (typeof body !== 'object' || body === null || !('conditions' in body)) return;
    checkConditions(findBudgetFaults(body.conditions));
  },
};

/** What bodies may cost, where their schemas alone cannot say so. */
export const bodyBudgets: BodyBudgets = {
  previewRule: conditions,
  createRule: conditions,
  replaceRule: conditions,
};
