import { parentPort } from 'node:worker_threads';
import { compileFilter } from '../domain/rules/evaluateRules.ts';
import type { Facts } from '../domain/rules/rule.ts';
import { validateCondition } from '../domain/rules/validateCondition.ts';
import { yieldProcessor } from '../startThread.ts';
import type { FromMatcher, ToMatcher } from './matchingMessages.ts';

/** The worker thread: compiles conditions, and then says which transactions meet them. */

const port = parentPort;
if (!port) throw new Error('This module runs in a worker thread.');
yieldProcessor();

let matches: (facts: Facts) => boolean = () => false;

port.on('message', (message: ToMatcher) => {
  const answer = message.kind === 'compile' ? compile(message) : match(message);
  port.postMessage(answer);
});

function compile({ conditions, tree }: Extract<ToMatcher, { kind: 'compile' }>): FromMatcher {
  const faults = validateCondition(conditions);
  if (faults.length === 0) matches = compileFilter(conditions, tree);
  return { kind: 'compiled', faults };
}

function match({ rows }: Extract<ToMatcher, { kind: 'match' }>): FromMatcher {
  return { kind: 'matched', positions: rows.flatMap((row, position) => (matches(row) ? [position] : [])) };
}
