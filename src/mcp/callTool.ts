import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { BreadboxError } from '../../generated/client/index.ts';
import { type McpTool, type McpToolName, remedies } from '../../generated/mcpTools.ts';
import { type Answer, answerText, type Tool, type ToolContext, WrongArguments } from './answer.ts';
import { accounts } from './tools/accounts.ts';
import { cashflow } from './tools/cashflow.ts';
import { categoriesAndRules } from './tools/categoriesAndRules.ts';
import { categorize } from './tools/categorize.ts';
import { importFile } from './tools/importFile.ts';
import { overview } from './tools/overview.ts';
import { previewRule } from './tools/previewRule.ts';
import { recurring } from './tools/recurring.ts';
import { saveRule } from './tools/saveRule.ts';
import { searchTransactions } from './tools/searchTransactions.ts';
import { sync } from './tools/sync.ts';
import { writeReport } from './tools/writeReport.ts';

const tools = {
  overview,
  search_transactions: searchTransactions,
  cashflow,
  accounts,
  recurring,
  categories_and_rules: categoriesAndRules,
  preview_rule: previewRule,
  save_rule: saveRule,
  categorize,
  import_file: importFile,
  sync,
  write_report: writeReport,
} satisfies { [Name in McpToolName]: Tool<Name> };

/** Calls a tool. What goes wrong is an answer too, so that the model can mend its call. */
export async function callTool(
  tool: McpTool,
  given: Record<string, unknown>,
  context: ToolContext,
  onFailure: (error: unknown) => void,
): Promise<CallToolResult> {
  // Models send null for what they leave out.
  const arguments_ = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  try {
    checkNames(tool, arguments_);
    // Names are checked above, values by the operations: each is validated against the contract that the types are from.
    const run = tools[tool.name] as (given: object, context: ToolContext) => Promise<Answer>;
    const answer = await run(arguments_, context);
    return {
      content: [{ type: 'text', text: answerText(answer) }],
      ...(answer.structured && { structuredContent: answer.structured }),
    };
  } catch (error) {
    if (context.signal.aborted) throw error;
    return {
      isError: true,
      content: [{ type: 'text', text: answerText(describeFailure(error, onFailure)) }],
    };
  }
}

function checkNames({ inputSchema, name }: McpTool, given: Record<string, unknown>): void {
  const known = Object.keys(inputSchema.properties);
  if (Object.keys(given).some((each) => !known.includes(each))) {
    throw new WrongArguments(`An argument is unknown. ${name} takes: ${known.join(', ')}.`);
  }
  const missing = (inputSchema.required ?? []).filter((each) => !(each in given));
  if (missing.length > 0) throw new WrongArguments(`Missing arguments: ${missing.join(', ')}.`);
}

/** The API's message may repeat text of a bank or of the request, so it is data; the remedy is the contract's. */
function describeFailure(error: unknown, onFailure: (error: unknown) => void): Answer {
  if (error instanceof WrongArguments) return { summary: error.message };
  if (!(error instanceof BreadboxError)) {
    onFailure(error);
    return { summary: 'INTERNAL_ERROR: The server failed. Its log has the reason.' };
  }
  if (error.status === 0) return { summary: `${error.code}: ${error.message}` };
  const { code, message, details, requestId } = error;
  return {
    summary: `${code}: ${remedies[code] ?? 'See the message.'}`,
    data: { message, ...(details.length > 0 && { details }), request_id: requestId },
  };
}
