import type { Operations } from '../http/operation.ts';
import { createAccount } from './accounts/createAccount.ts';
import { deleteAccount } from './accounts/deleteAccount.ts';
import { getAccount } from './accounts/getAccount.ts';
import { listAccounts } from './accounts/listAccounts.ts';
import { mergeAccount } from './accounts/mergeAccount.ts';
import { setAccountBalance } from './accounts/setAccountBalance.ts';
import { unmergeAccount } from './accounts/unmergeAccount.ts';
import { updateAccount } from './accounts/updateAccount.ts';
import { createApiKey } from './api-keys/createApiKey.ts';
import { createDashboardSession } from './api-keys/createDashboardSession.ts';
import { getCurrentApiKey } from './api-keys/getCurrentApiKey.ts';
import { listApiKeys } from './api-keys/listApiKeys.ts';
import { revokeApiKey } from './api-keys/revokeApiKey.ts';
import { listAuditEvents } from './audit/listAuditEvents.ts';
import { getBalanceHistory } from './balances/getBalanceHistory.ts';
import { getNetWorth } from './balances/getNetWorth.ts';
import { getCashflow } from './cashflow/getCashflow.ts';
import { createCategory } from './categories/createCategory.ts';
import { deleteCategory } from './categories/deleteCategory.ts';
import { exportCategories } from './categories/exportCategories.ts';
import { getCategory } from './categories/getCategory.ts';
import { importCategories } from './categories/importCategories.ts';
import { listCategories } from './categories/listCategories.ts';
import { mergeCategory } from './categories/mergeCategory.ts';
import { updateCategory } from './categories/updateCategory.ts';
import { completeReauth } from './connections/completeReauth.ts';
import { createConnection } from './connections/createConnection.ts';
import { createLinkSession } from './connections/createLinkSession.ts';
import { createReauthSession } from './connections/createReauthSession.ts';
import { deleteConnection } from './connections/deleteConnection.ts';
import { getConnection } from './connections/getConnection.ts';
import { getConnectionStatus } from './connections/getConnectionStatus.ts';
import { getLinkParameters } from './connections/getLinkParameters.ts';
import { getLinkSession } from './connections/getLinkSession.ts';
import { listConnections } from './connections/listConnections.ts';
import { updateConnection } from './connections/updateConnection.ts';
import { importCsv } from './csv/importCsv.ts';
import { previewCsv } from './csv/previewCsv.ts';
import { getDiagnostics } from './diagnostics/getDiagnostics.ts';
import { streamEvents } from './events/streamEvents.ts';
import { getImport } from './files/getImport.ts';
import { importFile } from './files/importFile.ts';
import { listImports } from './files/listImports.ts';
import { previewFile } from './files/previewFile.ts';
import { takeBackImport } from './files/takeBackImport.ts';
import { getHealth } from './health/getHealth.ts';
import { getLiveness } from './health/getLiveness.ts';
import { getReadiness } from './health/getReadiness.ts';
import { getVersion } from './health/getVersion.ts';
import { listOperations } from './operations/listOperations.ts';
import { undoOperation } from './operations/undoOperation.ts';
import { listProviders } from './providers/listProviders.ts';
import { listRecurring } from './recurring/listRecurring.ts';
import { countUnreadReports } from './reports/countUnreadReports.ts';
import { createReport } from './reports/createReport.ts';
import { deleteReport } from './reports/deleteReport.ts';
import { getReport } from './reports/getReport.ts';
import { listReports } from './reports/listReports.ts';
import { markAllReportsRead } from './reports/markAllReportsRead.ts';
import { markReportRead } from './reports/markReportRead.ts';
import { markReportUnread } from './reports/markReportUnread.ts';
import { applyAllRules } from './rules/applyAllRules.ts';
import { applyRule } from './rules/applyRule.ts';
import { createRule } from './rules/createRule.ts';
import { deleteRule } from './rules/deleteRule.ts';
import { getRule } from './rules/getRule.ts';
import { listRuleRuns } from './rules/listRuleRuns.ts';
import { listRules } from './rules/listRules.ts';
import { previewRule } from './rules/previewRule.ts';
import { replaceRule } from './rules/replaceRule.ts';
import { getSyncLog } from './sync/getSyncLog.ts';
import { listQuarantinedTransactions } from './sync/listQuarantinedTransactions.ts';
import { listSyncLogs } from './sync/listSyncLogs.ts';
import { triggerSync } from './sync/triggerSync.ts';
import { createTag } from './tags/createTag.ts';
import { deleteTag } from './tags/deleteTag.ts';
import { listTags } from './tags/listTags.ts';
import { updateTag } from './tags/updateTag.ts';
import { addTransactionTag } from './transactions/addTransactionTag.ts';
import { batchCategorize } from './transactions/batchCategorize.ts';
import { bulkRecategorize } from './transactions/bulkRecategorize.ts';
import { countTransactions } from './transactions/countTransactions.ts';
import { deleteTransaction } from './transactions/deleteTransaction.ts';
import { exportTransactions } from './transactions/exportTransactions.ts';
import { getTransaction } from './transactions/getTransaction.ts';
import { listTransactions } from './transactions/listTransactions.ts';
import { pairTransfer } from './transactions/pairTransfer.ts';
import { removeTransactionTag } from './transactions/removeTransactionTag.ts';
import { resetTransactionCategory } from './transactions/resetTransactionCategory.ts';
import { restoreTransaction } from './transactions/restoreTransaction.ts';
import { setTransactionCategory } from './transactions/setTransactionCategory.ts';
import { summarizeMerchants } from './transactions/summarizeMerchants.ts';
import { summarizeTransactions } from './transactions/summarizeTransactions.ts';
import { unpairTransfer } from './transactions/unpairTransfer.ts';
import { createUser } from './users/createUser.ts';
import { deleteUser } from './users/deleteUser.ts';
import { getUser } from './users/getUser.ts';
import { listUsers } from './users/listUsers.ts';
import { updateUser } from './users/updateUser.ts';

import { listWebhookEvents } from './webhooks/listWebhookEvents.ts';
import { receivePlaidWebhook } from './webhooks/receivePlaidWebhook.ts';
import { receiveTellerWebhook } from './webhooks/receiveTellerWebhook.ts';
import { replayWebhookEvent } from './webhooks/replayWebhookEvent.ts';

/** Every operation of the contract with its handler; one that is missing here does not compile. */
export const operations = {
  getHealth,
  getLiveness,
  getReadiness,
  getVersion,
  createUser,
  deleteUser,
  getUser,
  listUsers,
  updateUser,
  createApiKey,
  createDashboardSession,
  getCurrentApiKey,
  listApiKeys,
  revokeApiKey,
  listProviders,
  listConnections,
  createConnection,
  createLinkSession,
  getConnection,
  updateConnection,
  deleteConnection,
  getConnectionStatus,
  createReauthSession,
  getLinkSession,
  getLinkParameters,
  completeReauth,
  triggerSync,
  listSyncLogs,
  listQuarantinedTransactions,
  getSyncLog,
  listAccounts,
  getAccount,
  updateAccount,
  createAccount,
  deleteAccount,
  setAccountBalance,
  mergeAccount,
  unmergeAccount,
  getImport,
  streamEvents,
  importFile,
  listImports,
  previewFile,
  takeBackImport,
  importCsv,
  previewCsv,
  listTransactions,
  exportTransactions,
  countTransactions,
  summarizeTransactions,
  summarizeMerchants,
  batchCategorize,
  bulkRecategorize,
  getTransaction,
  deleteTransaction,
  restoreTransaction,
  pairTransfer,
  unpairTransfer,
  getCashflow,
  getBalanceHistory,
  getNetWorth,
  listRecurring,
  getDiagnostics,
  listRuleRuns,
  setTransactionCategory,
  resetTransactionCategory,
  addTransactionTag,
  removeTransactionTag,
  createCategory,
  deleteCategory,
  exportCategories,
  getCategory,
  importCategories,
  listCategories,
  mergeCategory,
  listOperations,
  listAuditEvents,
  undoOperation,
  updateCategory,
  countUnreadReports,
  createReport,
  deleteReport,
  getReport,
  listReports,
  markAllReportsRead,
  markReportRead,
  markReportUnread,
  applyAllRules,
  applyRule,
  createRule,
  deleteRule,
  getRule,
  listRules,
  previewRule,
  replaceRule,
  createTag,
  deleteTag,
  listTags,
  updateTag,
  listWebhookEvents,
  receivePlaidWebhook,
  receiveTellerWebhook,
  replayWebhookEvent,
} satisfies Operations;
