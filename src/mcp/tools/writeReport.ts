import type { Tool } from '../answer.ts';

export const writeReport: Tool<'write_report'> = async (body, { client, signal }) => {
  const report = await client.call('createReport', { body, signal });
  return {
    summary: `The report ${report.short_id} is in the household's inbox.`,
    structured: { report_id: report.short_id },
  };
};
