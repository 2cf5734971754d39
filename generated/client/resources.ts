/** Made from openapi/ by `make generate`. Change the contract, not this file. */

import type { CallOptions, ListCall, ListId, Output, QueryOf, BodyOf } from "../../src/client/createClient.ts";
import type { CallableId } from "./operations.ts";

/** The operations of the contract by resource. */
export interface Resources {
  health: {
    /** Check the server. */
    get(options?: CallOptions): Promise<Output<"getHealth">>;
    /** Check liveness. */
    getLiveness(options?: CallOptions): Promise<Output<"getLiveness">>;
    /** Check readiness. */
    getReadiness(options?: CallOptions): Promise<Output<"getReadiness">>;
    /** Get the version. */
    getVersion(options?: CallOptions): Promise<Output<"getVersion">>;
    /** Get diagnostics. */
    getDiagnostics(options?: CallOptions): Promise<Output<"getDiagnostics">>;
  };
  users: {
    /** List users. */
    list(query?: QueryOf<"listUsers">, options?: CallOptions): ListCall<"listUsers" & ListId>;
    /** Create a user. */
    create(body: BodyOf<"createUser">, options?: CallOptions): Promise<Output<"createUser">>;
    /** Get a user. */
    get(id: string, options?: CallOptions): Promise<Output<"getUser">>;
    /** Update a user. */
    update(id: string, body: BodyOf<"updateUser">, options?: CallOptions): Promise<Output<"updateUser">>;
    /** Delete a user. */
    delete(id: string, options?: CallOptions): Promise<Output<"deleteUser">>;
  };
  apiKeys: {
    /** List API keys. */
    list(query?: QueryOf<"listApiKeys">, options?: CallOptions): ListCall<"listApiKeys" & ListId>;
    /** Create an API key. */
    create(body: BodyOf<"createApiKey">, options?: CallOptions): Promise<Output<"createApiKey">>;
    /** Revoke an API key. */
    revoke(id: string, options?: CallOptions): Promise<Output<"revokeApiKey">>;
    /** Get the current API key. */
    getCurrent(options?: CallOptions): Promise<Output<"getCurrentApiKey">>;
    /** Sign in to the dashboard. */
    createDashboardSession(body: BodyOf<"createDashboardSession">, options?: CallOptions): Promise<Output<"createDashboardSession">>;
  };
  connections: {
    /** List providers. */
    listProviders(query?: QueryOf<"listProviders">, options?: CallOptions): ListCall<"listProviders" & ListId>;
    /** List connections. */
    list(query?: QueryOf<"listConnections">, options?: CallOptions): ListCall<"listConnections" & ListId>;
    /** Link a bank. */
    create(body: BodyOf<"createConnection">, options?: CallOptions): Promise<Output<"createConnection">>;
    /** Create a link session. */
    createLinkSession(body: BodyOf<"createLinkSession">, options?: CallOptions): Promise<Output<"createLinkSession">>;
    /** Get parameters for your own Link page. */
    getLinkParameters(body: BodyOf<"getLinkParameters">, options?: CallOptions): Promise<Output<"getLinkParameters">>;
    /** Get a connection. */
    get(id: string, options?: CallOptions): Promise<Output<"getConnection">>;
    /** Update a connection. */
    update(id: string, body: BodyOf<"updateConnection">, options?: CallOptions): Promise<Output<"updateConnection">>;
    /** Remove a connection. */
    delete(id: string, options?: CallOptions): Promise<Output<"deleteConnection">>;
    /** Get the status of a connection. */
    getStatus(id: string, options?: CallOptions): Promise<Output<"getConnectionStatus">>;
    /** Create a re-authentication session. */
    createReauthSession(id: string, body?: BodyOf<"createReauthSession">, options?: CallOptions): Promise<Output<"createReauthSession">>;
    /** Complete a re-authentication. */
    completeReauth(id: string, options?: CallOptions): Promise<Output<"completeReauth">>;
    /** Get a link session. */
    getLinkSession(id: string, options?: CallOptions): Promise<Output<"getLinkSession">>;
  };
  syncs: {
    /** Start a sync. */
    trigger(body?: BodyOf<"triggerSync">, options?: CallOptions): Promise<Output<"triggerSync">>;
    /** List sync logs. */
    listLogs(query?: QueryOf<"listSyncLogs">, options?: CallOptions): ListCall<"listSyncLogs" & ListId>;
    /** Get a sync log. */
    getLog(id: string, options?: CallOptions): Promise<Output<"getSyncLog">>;
    /** List quarantined transactions. */
    listQuarantinedTransactions(query?: QueryOf<"listQuarantinedTransactions">, options?: CallOptions): ListCall<"listQuarantinedTransactions" & ListId>;
  };
  accounts: {
    /** List accounts. */
    list(query?: QueryOf<"listAccounts">, options?: CallOptions): ListCall<"listAccounts" & ListId>;
    /** Create an account by hand. */
    create(body: BodyOf<"createAccount">, options?: CallOptions): Promise<Output<"createAccount">>;
    /** Get an account. */
    get(id: string, options?: CallOptions): Promise<Output<"getAccount">>;
    /** Update an account. */
    update(id: string, body: BodyOf<"updateAccount">, options?: CallOptions): Promise<Output<"updateAccount">>;
    /** Delete an account with everything in it. */
    delete(id: string, query?: QueryOf<"deleteAccount">, options?: CallOptions): Promise<Output<"deleteAccount">>;
    /** Set a balance of an account. */
    setBalance(id: string, date: string, body: BodyOf<"setAccountBalance">, options?: CallOptions): Promise<Output<"setAccountBalance">>;
    /** Merge an account into another. */
    merge(id: string, body: BodyOf<"mergeAccount">, options?: CallOptions): Promise<Output<"mergeAccount">>;
    /** Undo the merge of an account. */
    unmerge(id: string, options?: CallOptions): Promise<Output<"unmergeAccount">>;
  };
  files: {
    /** Preview a file. */
    preview(body: BodyOf<"previewFile">, query?: QueryOf<"previewFile">, options?: CallOptions): Promise<Output<"previewFile">>;
    /** Import a file. */
    import(body: BodyOf<"importFile">, query?: QueryOf<"importFile">, options?: CallOptions): Promise<Output<"importFile">>;
    /** List imports. */
    listImports(query?: QueryOf<"listImports">, options?: CallOptions): ListCall<"listImports" & ListId>;
    /** Get an import. */
    getImport(id: string, options?: CallOptions): Promise<Output<"getImport">>;
    /** Take an import back. */
    takeBackImport(id: string, options?: CallOptions): Promise<Output<"takeBackImport">>;
  };
  csv: {
    /** Preview a CSV file. */
    preview(body: BodyOf<"previewCsv">, query?: QueryOf<"previewCsv">, options?: CallOptions): Promise<Output<"previewCsv">>;
    /** Import a CSV file. */
    import(body: BodyOf<"importCsv">, query?: QueryOf<"importCsv">, options?: CallOptions): Promise<Output<"importCsv">>;
  };
  transactions: {
    /** List transactions. */
    list(query?: QueryOf<"listTransactions">, options?: CallOptions): ListCall<"listTransactions" & ListId>;
    /** Export transactions. */
    export(query: QueryOf<"exportTransactions">, options?: CallOptions): Promise<Output<"exportTransactions">>;
    /** Count transactions. */
    count(query?: QueryOf<"countTransactions">, options?: CallOptions): Promise<Output<"countTransactions">>;
    /** Summarize transactions. */
    summarize(query: QueryOf<"summarizeTransactions">, options?: CallOptions): Promise<Output<"summarizeTransactions">>;
    /** Summarize transactions by merchant. */
    summarizeMerchants(query?: QueryOf<"summarizeMerchants">, options?: CallOptions): ListCall<"summarizeMerchants" & ListId>;
    /** Set the category of a list of transactions. */
    batchCategorize(body: BodyOf<"batchCategorize">, options?: CallOptions): Promise<Output<"batchCategorize">>;
    /** Set the category of all matching transactions. */
    bulkRecategorize(body: BodyOf<"bulkRecategorize">, options?: CallOptions): Promise<Output<"bulkRecategorize">>;
    /** Get a transaction. */
    get(id: string, options?: CallOptions): Promise<Output<"getTransaction">>;
    /** Delete a transaction. */
    delete(id: string, options?: CallOptions): Promise<Output<"deleteTransaction">>;
    /** Restore a transaction. */
    restore(id: string, options?: CallOptions): Promise<Output<"restoreTransaction">>;
    /** Pair a transfer. */
    pairTransfer(id: string, body: BodyOf<"pairTransfer">, options?: CallOptions): Promise<Output<"pairTransfer">>;
    /** Unpair a transfer. */
    unpairTransfer(id: string, options?: CallOptions): Promise<Output<"unpairTransfer">>;
    /** Set the category of a transaction. */
    setCategory(id: string, body: BodyOf<"setTransactionCategory">, options?: CallOptions): Promise<Output<"setTransactionCategory">>;
    /** Reset the category of a transaction. */
    resetCategory(id: string, options?: CallOptions): Promise<Output<"resetTransactionCategory">>;
    /** Add a tag to a transaction. */
    addTag(id: string, slug: string, options?: CallOptions): Promise<Output<"addTransactionTag">>;
    /** Remove a tag from a transaction. */
    removeTag(id: string, slug: string, options?: CallOptions): Promise<Output<"removeTransactionTag">>;
  };
  cashflow: {
    /** Get income, spending and transfers. */
    get(query: QueryOf<"getCashflow">, options?: CallOptions): Promise<Output<"getCashflow">>;
    /** Get the history of balances. */
    getBalanceHistory(query?: QueryOf<"getBalanceHistory">, options?: CallOptions): ListCall<"getBalanceHistory" & ListId>;
    /** Get the net worth. */
    getNetWorth(query?: QueryOf<"getNetWorth">, options?: CallOptions): Promise<Output<"getNetWorth">>;
    /** List what comes again. */
    listRecurring(query?: QueryOf<"listRecurring">, options?: CallOptions): ListCall<"listRecurring" & ListId>;
  };
  categories: {
    /** List categories. */
    list(query?: QueryOf<"listCategories">, options?: CallOptions): ListCall<"listCategories" & ListId>;
    /** Create a category. */
    create(body: BodyOf<"createCategory">, options?: CallOptions): Promise<Output<"createCategory">>;
    /** Export the categories. */
    export(options?: CallOptions): Promise<Output<"exportCategories">>;
    /** Import categories. */
    import(body: BodyOf<"importCategories">, options?: CallOptions): Promise<Output<"importCategories">>;
    /** Get a category. */
    get(id: string, options?: CallOptions): Promise<Output<"getCategory">>;
    /** Replace a category. */
    update(id: string, body: BodyOf<"updateCategory">, options?: CallOptions): Promise<Output<"updateCategory">>;
    /** Delete a category. */
    delete(id: string, options?: CallOptions): Promise<Output<"deleteCategory">>;
    /** Merge a category into another. */
    merge(id: string, body: BodyOf<"mergeCategory">, options?: CallOptions): Promise<Output<"mergeCategory">>;
  };
  tags: {
    /** List tags. */
    list(query?: QueryOf<"listTags">, options?: CallOptions): ListCall<"listTags" & ListId>;
    /** Create a tag. */
    create(body: BodyOf<"createTag">, options?: CallOptions): Promise<Output<"createTag">>;
    /** Update a tag. */
    update(slug: string, body: BodyOf<"updateTag">, options?: CallOptions): Promise<Output<"updateTag">>;
    /** Delete a tag. */
    delete(slug: string, options?: CallOptions): Promise<Output<"deleteTag">>;
  };
  rules: {
    /** List rules. */
    list(query?: QueryOf<"listRules">, options?: CallOptions): ListCall<"listRules" & ListId>;
    /** Create a rule. */
    create(body: BodyOf<"createRule">, options?: CallOptions): Promise<Output<"createRule">>;
    /** Apply all rules. */
    applyAll(body?: BodyOf<"applyAllRules">, options?: CallOptions): Promise<Output<"applyAllRules">>;
    /** Preview rule conditions. */
    preview(body: BodyOf<"previewRule">, options?: CallOptions): Promise<Output<"previewRule">>;
    /** Get a rule. */
    get(id: string, options?: CallOptions): Promise<Output<"getRule">>;
    /** Replace a rule. */
    replace(id: string, body: BodyOf<"replaceRule">, options?: CallOptions): Promise<Output<"replaceRule">>;
    /** Delete a rule. */
    delete(id: string, options?: CallOptions): Promise<Output<"deleteRule">>;
    /** List what a rule did. */
    listRuns(id: string, query?: QueryOf<"listRuleRuns">, options?: CallOptions): ListCall<"listRuleRuns" & ListId>;
    /** Apply a rule. */
    apply(id: string, body?: BodyOf<"applyRule">, options?: CallOptions): Promise<Output<"applyRule">>;
  };
  operations: {
    /** List operations. */
    list(query?: QueryOf<"listOperations">, options?: CallOptions): ListCall<"listOperations" & ListId>;
    /** Undo an operation. */
    undo(id: string, options?: CallOptions): Promise<Output<"undoOperation">>;
  };
  audit: {
    /** List audit events. */
    listEvents(query?: QueryOf<"listAuditEvents">, options?: CallOptions): ListCall<"listAuditEvents" & ListId>;
  };
  reports: {
    /** List reports. */
    list(query?: QueryOf<"listReports">, options?: CallOptions): ListCall<"listReports" & ListId>;
    /** Create a report. */
    create(body: BodyOf<"createReport">, options?: CallOptions): Promise<Output<"createReport">>;
    /** Count unread reports. */
    countUnread(options?: CallOptions): Promise<Output<"countUnreadReports">>;
    /** Mark all reports as read. */
    markAllRead(options?: CallOptions): Promise<Output<"markAllReportsRead">>;
    /** Get a report. */
    get(id: string, options?: CallOptions): Promise<Output<"getReport">>;
    /** Delete a report. */
    delete(id: string, options?: CallOptions): Promise<Output<"deleteReport">>;
    /** Mark a report as read. */
    markRead(id: string, options?: CallOptions): Promise<Output<"markReportRead">>;
    /** Mark a report as unread. */
    markUnread(id: string, options?: CallOptions): Promise<Output<"markReportUnread">>;
  };
  webhooks: {
    /** List webhook events. */
    listEvents(query?: QueryOf<"listWebhookEvents">, options?: CallOptions): ListCall<"listWebhookEvents" & ListId>;
    /** Replay a webhook event. */
    replayEvent(id: string, options?: CallOptions): Promise<Output<"replayWebhookEvent">>;
    /** Receive a webhook from Plaid. */
    receivePlaid(body: BodyOf<"receivePlaidWebhook">, options?: CallOptions): Promise<Output<"receivePlaidWebhook">>;
    /** Receive a webhook from Teller. */
    receiveTeller(body: BodyOf<"receiveTellerWebhook">, options?: CallOptions): Promise<Output<"receiveTellerWebhook">>;
  };
}

/** Each method: its operation, its path parameters in order, whether it takes a body, and whether it is a list. */
export const resourceTable: Record<string, Record<string, readonly [operationId: CallableId, pathNames: readonly string[], takesBody: boolean, isList: boolean]>> = {
  health: {
    get: ["getHealth",[],false,false],
    getLiveness: ["getLiveness",[],false,false],
    getReadiness: ["getReadiness",[],false,false],
    getVersion: ["getVersion",[],false,false],
    getDiagnostics: ["getDiagnostics",[],false,false],
  },
  users: {
    list: ["listUsers",[],false,true],
    create: ["createUser",[],true,false],
    get: ["getUser",["id"],false,false],
    update: ["updateUser",["id"],true,false],
    delete: ["deleteUser",["id"],false,false],
  },
  apiKeys: {
    list: ["listApiKeys",[],false,true],
    create: ["createApiKey",[],true,false],
    revoke: ["revokeApiKey",["id"],false,false],
    getCurrent: ["getCurrentApiKey",[],false,false],
    createDashboardSession: ["createDashboardSession",[],true,false],
  },
  connections: {
    listProviders: ["listProviders",[],false,true],
    list: ["listConnections",[],false,true],
    create: ["createConnection",[],true,false],
    createLinkSession: ["createLinkSession",[],true,false],
    getLinkParameters: ["getLinkParameters",[],true,false],
    get: ["getConnection",["id"],false,false],
    update: ["updateConnection",["id"],true,false],
    delete: ["deleteConnection",["id"],false,false],
    getStatus: ["getConnectionStatus",["id"],false,false],
    createReauthSession: ["createReauthSession",["id"],true,false],
    completeReauth: ["completeReauth",["id"],false,false],
    getLinkSession: ["getLinkSession",["id"],false,false],
  },
  syncs: {
    trigger: ["triggerSync",[],true,false],
    listLogs: ["listSyncLogs",[],false,true],
    getLog: ["getSyncLog",["id"],false,false],
    listQuarantinedTransactions: ["listQuarantinedTransactions",[],false,true],
  },
  accounts: {
    list: ["listAccounts",[],false,true],
    create: ["createAccount",[],true,false],
    get: ["getAccount",["id"],false,false],
    update: ["updateAccount",["id"],true,false],
    delete: ["deleteAccount",["id"],false,false],
    setBalance: ["setAccountBalance",["id","date"],true,false],
    merge: ["mergeAccount",["id"],true,false],
    unmerge: ["unmergeAccount",["id"],false,false],
  },
  files: {
    preview: ["previewFile",[],true,false],
    import: ["importFile",[],true,false],
    listImports: ["listImports",[],false,true],
    getImport: ["getImport",["id"],false,false],
    takeBackImport: ["takeBackImport",["id"],false,false],
  },
  csv: {
    preview: ["previewCsv",[],true,false],
    import: ["importCsv",[],true,false],
  },
  transactions: {
    list: ["listTransactions",[],false,true],
    export: ["exportTransactions",[],false,false],
    count: ["countTransactions",[],false,false],
    summarize: ["summarizeTransactions",[],false,false],
    summarizeMerchants: ["summarizeMerchants",[],false,true],
    batchCategorize: ["batchCategorize",[],true,false],
    bulkRecategorize: ["bulkRecategorize",[],true,false],
    get: ["getTransaction",["id"],false,false],
    delete: ["deleteTransaction",["id"],false,false],
    restore: ["restoreTransaction",["id"],false,false],
    pairTransfer: ["pairTransfer",["id"],true,false],
    unpairTransfer: ["unpairTransfer",["id"],false,false],
    setCategory: ["setTransactionCategory",["id"],true,false],
    resetCategory: ["resetTransactionCategory",["id"],false,false],
    addTag: ["addTransactionTag",["id","slug"],false,false],
    removeTag: ["removeTransactionTag",["id","slug"],false,false],
  },
  cashflow: {
    get: ["getCashflow",[],false,false],
    getBalanceHistory: ["getBalanceHistory",[],false,true],
    getNetWorth: ["getNetWorth",[],false,false],
    listRecurring: ["listRecurring",[],false,true],
  },
  categories: {
    list: ["listCategories",[],false,true],
    create: ["createCategory",[],true,false],
    export: ["exportCategories",[],false,false],
    import: ["importCategories",[],true,false],
    get: ["getCategory",["id"],false,false],
    update: ["updateCategory",["id"],true,false],
    delete: ["deleteCategory",["id"],false,false],
    merge: ["mergeCategory",["id"],true,false],
  },
  tags: {
    list: ["listTags",[],false,true],
    create: ["createTag",[],true,false],
    update: ["updateTag",["slug"],true,false],
    delete: ["deleteTag",["slug"],false,false],
  },
  rules: {
    list: ["listRules",[],false,true],
    create: ["createRule",[],true,false],
    applyAll: ["applyAllRules",[],true,false],
    preview: ["previewRule",[],true,false],
    get: ["getRule",["id"],false,false],
    replace: ["replaceRule",["id"],true,false],
    delete: ["deleteRule",["id"],false,false],
    listRuns: ["listRuleRuns",["id"],false,true],
    apply: ["applyRule",["id"],true,false],
  },
  operations: {
    list: ["listOperations",[],false,true],
    undo: ["undoOperation",["id"],false,false],
  },
  audit: {
    listEvents: ["listAuditEvents",[],false,true],
  },
  reports: {
    list: ["listReports",[],false,true],
    create: ["createReport",[],true,false],
    countUnread: ["countUnreadReports",[],false,false],
    markAllRead: ["markAllReportsRead",[],false,false],
    get: ["getReport",["id"],false,false],
    delete: ["deleteReport",["id"],false,false],
    markRead: ["markReportRead",["id"],false,false],
    markUnread: ["markReportUnread",["id"],false,false],
  },
  webhooks: {
    listEvents: ["listWebhookEvents",[],false,true],
    replayEvent: ["replayWebhookEvent",["id"],false,false],
    receivePlaid: ["receivePlaidWebhook",[],true,false],
    receiveTeller: ["receiveTellerWebhook",[],true,false],
  },
};
