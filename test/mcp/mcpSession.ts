import { expect } from 'chai';
import type { Answer, RequestOptions, TestApp } from '../support/testApp.ts';

const ACCEPT = 'application/json, text/event-stream';

/** Sends one JSON-RPC message to POST /mcp. */
export const sendMessage = (
  app: TestApp,
  message: unknown,
  { headers, ...options }: RequestOptions = {},
): Promise<Answer> => app.post('/mcp', message, { ...options, headers: { Accept: ACCEPT, ...headers } });

/** Sends a request and returns the whole JSON-RPC response. */
export async function ask(app: TestApp, method: string, params: object = {}, options: RequestOptions = {}) {
  const answer = await sendMessage(app, { jsonrpc: '2.0', id: 1, method, params }, options);
  expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
  return answer.body;
}

export async function listToolNames(app: TestApp, key: string): Promise<string[]> {
  const { result } = await ask(app, 'tools/list', {}, { key });
  return result.tools.map(({ name }: { name: string }) => name);
}

export interface ToolAnswer {
  isError: boolean;
  /** What stands outside of the fence. */
  summary: string;
  /** What stands inside; null without a fence. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer and assert its content.
  data: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  structured: any;
  text: string;
}

/** Calls a tool as a model's program does. */
export async function callTool(
  app: TestApp,
  name: string,
  given: object = {},
  options: RequestOptions = {},
): Promise<ToolAnswer> {
  const { result, error } = await ask(app, 'tools/call', { name, arguments: given }, options);
  if (error) throw new Error(error.message);
  const [{ text }] = result.content;
  return { isError: result.isError ?? false, ...readFence(text), structured: result.structuredContent, text };
}

/** Splits an answer at the first opening tag and the closing tag of the same name, as a careful reader does. */
export function readFence(text: string): { summary: string; data: unknown } {
  const open = /<(data-[0-9a-f]{12})>\n/.exec(text);
  if (!open) return { summary: text, data: null };
  const end = text.indexOf(`\n</${open[1]}>`);
  const inside = text.slice(open.index + open[0].length, end);
  expect(text.slice(end + `\n</${open[1]}>`.length), 'nothing follows the fence').to.equal('');
  return { summary: text.slice(0, open.index), data: JSON.parse(inside) };
}

/** The rows of a table as objects. */
export const rowsOf = (table: { columns: string[]; rows: unknown[][] }): Record<string, unknown>[] =>
  table.rows.map((row) => Object.fromEntries(table.columns.map((name, index) => [name, row[index]])));
