/** Made from openapi/ by `make generate`. Change the contract, not this file. */

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the server up
         * @description Touches nothing; made for load balancers.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description Touches nothing; made for supervisors that restart what hangs.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can the server do its work
         * @description Asks the database and the scheduler. The 503 has the same shape as the 200, not the error envelope.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which version runs
         * @description No network call is made unless an update address is configured.
         */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description All members of the household in the order they were made.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add a user
         * @description An e-mail address, where given, belongs to one user only.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description One member of the household.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Refused with `CONFLICT` while the user owns a connection or an account.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description What is left out stays.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description All keys, revoked ones included, without their secret part.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The answer shows the key once; only a digest of it is stored.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Holds from the next request on. Revoking a revoked key changes nothing.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which key is this
         * @description The key that the request was made with.
         */
        get: operations["getCurrentApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List providers
         * @description Which sources of bank data there are, and which are configured.
         */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connections
         * @description All connections, disconnected ones included, in the order they were made.
         */
        get: operations["listConnections"];
        put?: never;
        /**
         * Link a bank
         * @description Exchanges what the browser was handed, stores the access token encrypted and starts an initial sync. The same institution with the same accounts of the same user is refused with `DUPLICATE_CONNECTION`; `details` name the existing connection. With Plaid Link's `institution_id` and `accounts` this is decided before the public token is exchanged. An account that an earlier, removed connection held continues under its id, with its name, settings and edits.
         */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/link-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to link a bank
         * @description What the browser needs to let the user sign in at the institution.
         */
        post: operations["createLinkSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a connection
         * @description One connection.
         */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        /**
         * Remove a connection
         * @description Ends the access at the provider, wipes the credentials and sets `disconnected`. Accounts and transactions stay. If the provider cannot be reached, the revocation is tried again until it succeeds.
         */
        delete: operations["deleteConnection"];
        options?: never;
        head?: never;
        /**
         * Change a connection
         * @description Pauses it, sets how often it is synced, or gives it to another user.
         */
        patch: operations["updateConnection"];
        trace?: never;
    };
    "/api/v1/connections/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the status of a connection
         * @description The connection and its latest sync.
         */
        get: operations["getConnectionStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/reauth-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in again
         * @description What the browser needs to let the user sign in again at the institution.
         */
        post: operations["createReauthSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}/reauth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete signing in again
         * @description Sets the connection `active`, clears its error and starts a sync. Ids, accounts and history stay.
         */
        post: operations["completeReauth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a sync
         * @description Answers at once. With a `connection_id` it syncs that connection; without, all active ones, one after another.
         */
        post: operations["triggerSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List syncs
         * @description The history of syncs, newest first.
         */
        get: operations["listSyncLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync-logs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a sync
         * @description One sync, with what it changed in each account.
         */
        get: operations["getSyncLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarantined-transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List quarantined transactions
         * @description List the transactions that providers sent and that cannot be stored, the newest first, each with the reason. Look
         *     here when a sync reports a `quarantined_count` above 0, or when a balance does not agree with its transactions. An
         *     entry disappears by itself once the provider corrects or removes the transaction.
         */
        get: operations["listQuarantinedTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description By institution and name. Accounts of disconnected connections are left out; accounts that are closed or that the bank no longer lists stay, with their `status`.
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account
         * @description One account, also when its connection has been removed.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an account
         * @description Gives it a name of your own, another owner, or marks it as linked elsewhere too.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/v1/csv/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a CSV file
         * @description Shows what `importCsv` with the same parameters would do with a file, and stores nothing: how the file is
         *     laid out, how its first rows are read, which lines would be skipped and why, and what could not be decided.
         *     While `undecided` names a parameter, an import without it is refused.
         */
        post: operations["previewCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/csv/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a CSV file
         * @description Stores the rows of a file as transactions of an account. The same file again changes nothing, and files
         *     that overlap merge: a row is known by account, date, amount, description and which of several equal rows of
         *     the file it is. Rules run as on syncs. Lines that give no transaction are named with the reason; with
         *     `strict`, a row that cannot be read fails the import.
         *
         *     Where a file leaves open which way round its amounts or its days and months are, it is read as the account's
         *     earlier files of the same columns were.
         */
        post: operations["importCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transactions
         * @description Newest first unless sorted otherwise. Deleted transactions never show.
         */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count transactions
         * @description How many transactions the filters find.
         */
        get: operations["countTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum transactions up
         * @description Totals by category, month, week or day. Accounts that are linked elsewhere too are left out.
         */
        get: operations["summarizeTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum transactions up by merchant
         * @description Totals by merchant. Accounts that are linked elsewhere too are left out.
         */
        get: operations["summarizeMerchants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/batch-categorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the category of many
         * @description All or nothing: an unknown id is named and nothing changes.
         */
        post: operations["batchCategorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/bulk-recategorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the category of all that filters find
         * @description The filters are those of the list.
         */
        post: operations["bulkRecategorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a transaction
         * @description One transaction.
         */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        /**
         * Delete a transaction
         * @description A user's deletion outlives every later sync, until it is restored. Deleting a deleted one changes nothing.
         */
        delete: operations["deleteTransaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a transaction
         * @description Take back the deletion of a transaction, and return it. A transaction that is not deleted is returned as it is.
         *
         *     If the bank has removed the transaction since it was deleted, nothing is restored and the answer is `409`.
         */
        post: operations["restoreTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{id}/category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Reset the category
         * @description Back to what the rules and the provider say now.
         */
        delete: operations["resetTransactionCategory"];
        options?: never;
        head?: never;
        /**
         * Set the category
         * @description The user's word: it beats every rule and the provider, now and later.
         */
        patch: operations["setTransactionCategory"];
        trace?: never;
    };
    "/api/v1/transactions/{id}/tags/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add a tag
         * @description Adding a tag that is there changes nothing.
         */
        put: operations["addTransactionTag"];
        post?: never;
        /**
         * Remove a tag
         * @description Removing a tag that is not there changes nothing.
         */
        delete: operations["removeTransactionTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List categories
         * @description All categories by slug.
         */
        get: operations["listCategories"];
        put?: never;
        /**
         * Add a category
         * @description A taken slug is refused with 409 `VALIDATION_ERROR`; a third level with 422.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the categories
         * @description Tab-separated, with the header `slug name primary_slug description`. A field that holds a tab, a quote or a
         *     line break stands in quotes, with quotes inside written twice. Importing it again changes nothing.
         */
        get: operations["exportCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import categories
         * @description Tab-separated, with the header `slug name primary_slug description`. A field that holds a tab, a quote or a
         *     line break stands in quotes, with quotes inside written twice. Slugs that exist are changed, others made;
         *     categories that no line names stay. All or nothing; errors are named by line.
         */
        post: operations["importCategories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a category
         * @description By UUID, short id or slug.
         */
        get: operations["getCategory"];
        /**
         * Change a category
         * @description Name, description and primary category; the slug stays. Its transactions show the new primary category. A
         *     third level is refused with 422; a move between the levels with `CONFLICT` while rules ask for it by
         *     `category_primary` or `category_detailed` as it is called now.
         */
        put: operations["updateCategory"];
        post?: never;
        /**
         * Delete a category
         * @description Its transactions fall back to what else is known of them: what rules say, then what the provider says, whose
         *     primary category stands in for a detailed one. A primary with children and `uncategorized` are refused with
         *     `CATEGORY_UNDELETABLE`, one that rules name with `CONFLICT`.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a category into another
         * @description Its transactions, the categories under it and the rules that name it go over, and it is deleted; one
         *     transaction. What providers call by its name goes over from then on, until a new category has its slug. Refused
         *     with 422: into itself, into a category under it, and into a detailed one while there are categories under it.
         *     Refused with `CONFLICT` while a rule asks for it on a level that the other one is not on.
         */
        post: operations["mergeCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description All tags by slug.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Add a tag
         * @description A taken slug is refused with `CONFLICT`.
         */
        post: operations["createTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a tag
         * @description Takes it off all transactions. Refused with `CONFLICT` while rules add it, remove it or ask for it; the error names them.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /**
         * Change a tag
         * @description What is left out stays.
         */
        patch: operations["updateTag"];
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rules
         * @description In the order they run.
         */
        get: operations["listRules"];
        put?: never;
        /**
         * Add a rule
         * @description It holds for what comes from now on; `apply` makes it hold for what is there.
         */
        post: operations["createRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/apply-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply all rules to what is there
         * @description All enabled rules in their order and whatever their trigger, in one pass, starting from each transaction's
         *     category and tags as they are. `transactions_updated` counts those that show a change; what rules say of the
         *     category under the user's own shows once that is taken back.
         */
        post: operations["applyAllRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try conditions out
         * @description Shows what they match now, judged as applying a rule would judge it; changes nothing.
         */
        post: operations["previewRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a rule
         * @description One rule.
         */
        get: operations["getRule"];
        /**
         * Replace a rule
         * @description The rule as it shall be; what is left out takes its default. Its hits, and what it did, stay.
         */
        put: operations["replaceRule"];
        post?: never;
        /**
         * Delete a rule
         * @description What it did stays. A system rule is refused with 422; disable it instead.
         */
        delete: operations["deleteRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a rule to what is there
         * @description Whatever its trigger, and whether or not it is enabled. It counts the transactions that show a change:
         *     categories that the user set stay, and a second time nothing changes. Transactions that a sync is writing at
         *     the same moment are waited for.
         */
        post: operations["applyRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reports
         * @description Newest first.
         */
        get: operations["listReports"];
        put?: never;
        /**
         * Add a report
         * @description In Markdown.
         */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count unread reports
         * @description For a badge.
         */
        get: operations["countUnreadReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark all reports read
         * @description Those that were read stay as they are.
         */
        post: operations["markAllReportsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a report
         * @description Getting it does not mark it read.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /**
         * Delete a report
         * @description For good.
         */
        delete: operations["deleteReport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a report read
         * @description Marking it twice changes nothing.
         */
        patch: operations["markReportRead"];
        trace?: never;
    };
    "/api/v1/reports/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a report unread
         * @description Marking it twice changes nothing.
         */
        patch: operations["markReportUnread"];
        trace?: never;
    };
    "/api/v1/webhook-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries
         * @description Newest first.
         */
        get: operations["listWebhookEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-events/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Process a delivery again
         * @description Queues it once more.
         */
        post: operations["replayWebhookEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/plaid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a delivery from Plaid
         * @description Signed with an ES256 JWT in `Plaid-Verification`, at most five minutes old. The same delivery twice is one event.
         */
        post: operations["receivePlaidWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/teller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a delivery from Teller
         * @description Signed with HMAC-SHA256 in `Teller-Signature`, at most three minutes old. The same delivery twice is one event.
         */
        post: operations["receiveTellerWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description That the process is alive. */
        Health: {
            /** @enum {string} */
            status: "ok";
            version: string;
        };
        /**
         * @description What went wrong, for programs. A code never changes its meaning; new ones may be added.
         * @enum {string}
         */
        ErrorCode: "INVALID_PARAMETER" | "INVALID_CURSOR" | "MISSING_API_KEY" | "INVALID_API_KEY" | "REVOKED_API_KEY" | "INVALID_SIGNATURE" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "SYNC_IN_PROGRESS" | "CONFLICT" | "REAUTH_REQUIRED" | "CONNECTION_DISCONNECTED" | "SYNC_NOT_SUPPORTED" | "CATEGORY_UNDELETABLE" | "PROVIDER_NOT_CONFIGURED" | "DUPLICATE_CONNECTION" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "VALIDATION_ERROR" | "IMPORT_ERROR" | "RATE_LIMITED" | "INTERNAL_ERROR" | "PROVIDER_ERROR" | "DATABASE_UNAVAILABLE";
        /** @description The one shape of every error. */
        Error: {
            error: {
                code: components["schemas"]["ErrorCode"];
                /** @description What went wrong, for people. Its wording may change. */
                message: string;
                /** @description Each bad field of the request, or what else there is to say. */
                details?: {
                    /** @description Where the field stands, such as `limit` or `conditions.and[1].value`. */
                    path: string;
                    /** @description What is wrong with it. */
                    message: string;
                }[];
            };
        };
        /** @description Whether the server can do its work. This is also the shape of its 503. */
        Readiness: {
            /** @enum {string} */
            status: "ok" | "degraded";
            /** @enum {string} */
            db: "ok" | "error";
            /** @description What kind of failure it is, without addresses or credentials. */
            db_error?: string;
            /** @enum {string} */
            scheduler: "running" | "stopped";
            version: string;
        };
        /** @description The version that runs, and whether there is a newer one. */
        Version: {
            version: string;
            /** @description The newest release; null when unknown, which it is unless an update address is configured. */
            latest: string | null;
            update_available: boolean | null;
        };
        /**
         * Format: uuid
         * @description A UUID (version 7) made by the server. It never changes.
         * @example 0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
         */
        Uuid: string;
        /**
         * @description The same thing's id in a form short enough to read out. Every path and query takes either.
         * @example Ab3dE9xZ
         */
        ShortId: string;
        /**
         * Format: date-time
         * @description A moment in UTC, RFC 3339 with `Z`.
         * @example 2026-11-20T08:15:30.000Z
         */
        Timestamp: string;
        /** @description A member of the household. */
        User: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            name: string;
            email: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Users in the order they were made. */
        UserList: {
            data: components["schemas"]["User"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A new member of the household. */
        CreateUserRequest: {
            name: string;
            /** Format: email */
            email?: string | null;
        };
        /**
         * @description A UUID or a short id of eight characters.
         * @example 0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
         */
        EitherId: string;
        /** @description What is to change of a user; what is left out stays. */
        UpdateUserRequest: {
            name?: string;
            /** Format: email */
            email?: string | null;
        };
        /**
         * @description What a key may do. `read_only` reads, `full_access` also writes.
         * @enum {string}
         */
        Scope: "read_only" | "full_access";
        /**
         * Format: date-time
         * @description A moment in UTC, or null when it never happened or is not known.
         * @example 2026-11-20T08:15:30.000Z
         */
        NullableTimestamp: string | null;
        /** @description A key to this API, without its secret part, which is stored nowhere. */
        ApiKey: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description The first eleven characters of the key, to tell keys apart. */
            prefix: string;
            last_used_at: components["schemas"]["NullableTimestamp"];
            revoked_at: components["schemas"]["NullableTimestamp"];
            created_at: components["schemas"]["Timestamp"];
        };
        /** @description Keys in the order they were made, revoked ones included. */
        ApiKeyList: {
            data: components["schemas"]["ApiKey"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A name to know the key by, and what it may do. */
        CreateApiKeyRequest: {
            name: string;
            scope: components["schemas"]["Scope"];
        };
        /** @description A new key. This is the only time that `key` is shown. */
        CreatedApiKey: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description The first eleven characters of the key, to tell keys apart. */
            prefix: string;
            last_used_at: components["schemas"]["NullableTimestamp"];
            revoked_at: components["schemas"]["NullableTimestamp"];
            created_at: components["schemas"]["Timestamp"];
            /** @description The key itself. Keep it now; it cannot be shown again. */
            key: string;
        };
        /**
         * @description Where data comes from. Clients must tolerate values they do not know.
         * @enum {string}
         */
        ProviderName: "plaid" | "teller" | "csv";
        /** @description A source of bank data, and what it can do here. */
        Provider: {
            name: components["schemas"]["ProviderName"];
            /** @description Whether its credentials are set. */
            configured: boolean;
            /** @description Clients must tolerate values they do not know. */
            capabilities: ("link" | "feed" | "webhooks" | "file_import")[];
        };
        /** @description All providers, configured or not. */
        ProviderList: {
            data: components["schemas"]["Provider"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /**
         * @description `active` is healthy; `error`: the last sync failed and is tried again; `pending_reauth`: the institution
         *     wants the user to sign in again; `disconnected`: removed by the user, history kept. Clients must tolerate
         *     values they do not know.
         * @enum {string}
         */
        ConnectionStatus: "active" | "error" | "pending_reauth" | "disconnected";
        /** @description One login at one institution. */
        Connection: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            user_id: components["schemas"]["Uuid"];
            user_name: string;
            provider: components["schemas"]["ProviderName"];
            /** @description The provider's id of the institution. */
            institution_id: string | null;
            institution_name: string;
            status: components["schemas"]["ConnectionStatus"];
            /** @description The provider's own code of what is wrong, such as `ITEM_LOGIN_REQUIRED`. */
            error_code: string | null;
            error_message: string | null;
            last_synced_at: components["schemas"]["NullableTimestamp"];
            last_attempted_sync_at: components["schemas"]["NullableTimestamp"];
            accounts_count: number;
            /** @description A paused connection is not synced on schedule. */
            paused: boolean;
            /** @description Hours between scheduled syncs; null follows the server's setting. */
            sync_interval_hours: number | null;
            next_sync_at: components["schemas"]["NullableTimestamp"];
            /**
             * Format: date-time
             * @description The time at which the institution ends this login unless the user signs in again, in UTC. Null when the institution has announced no end. Syncs continue until then.
             * @example 2026-12-01T09:00:00.000Z
             */
            consent_expires_at: string | null;
            /**
             * @description Whether the institution has announced that it will end this login. The connection still syncs; have the user sign in again before `consent_expires_at`. A completed re-authentication clears both fields.
             * @example false
             */
            reauth_recommended: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Connections in the order they were made, disconnected ones included. */
        ConnectionList: {
            data: components["schemas"]["Connection"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description What Plaid Link hands to the browser. */
        PlaidCredentials: {
            public_token: string;
            institution_id?: string;
            institution_name?: string;
            /**
             * @description The `accounts` of the metadata that Plaid Link hands to `onSuccess`, each with `name`, `mask` and `type`. Send them together with `institution_id`: the server then finds a bank that is already linked before it exchanges the public token, so that no second Item is created. If omitted, duplicates are found after the exchange and the new Item is removed.
             * @example [
             *       {
             *         "id": "BxBXxLj1m4HMXBm9WZZmCWVbPjX16EHwv99vp",
             *         "name": "Everyday Checking",
             *         "mask": "0042",
             *         "type": "depository",
             *         "subtype": "checking"
             *       }
             *     ]
             */
            accounts?: Record<string, unknown>[];
        };
        /** @description What Teller Connect hands to the browser. */
        TellerCredentials: {
            access_token: string;
            enrollment_id: string;
            institution_name: string;
        };
        /** @description Whose bank it is, and what the browser was handed when the user signed in. */
        CreateConnectionRequest: {
            user_id: components["schemas"]["Uuid"];
            /** @constant */
            provider: "plaid";
            credentials: components["schemas"]["PlaidCredentials"];
        } | {
            user_id: components["schemas"]["Uuid"];
            /** @constant */
            provider: "teller";
            credentials: components["schemas"]["TellerCredentials"];
        };
        /**
         * @description A provider that is linked by signing in at the bank.
         * @enum {string}
         */
        LinkProviderName: "plaid" | "teller";
        /** @description Who is going to link a bank, and through which provider. */
        CreateLinkSessionRequest: {
            user_id: components["schemas"]["Uuid"];
            provider: components["schemas"]["LinkProviderName"];
        };
        /** @description What the browser needs to let the user sign in. The fields of the other provider are null. */
        LinkSession: {
            provider: components["schemas"]["LinkProviderName"];
            /** @description For Plaid Link. */
            link_token: string | null;
            expires_at: components["schemas"]["NullableTimestamp"];
            /** @description For Teller Connect. */
            application_id: string | null;
            /** @description For Teller Connect. */
            environment: string | null;
            /** @description For Teller Connect, when signing in again. */
            enrollment_id: string | null;
        };
        /** @description What is to change of a connection; what is left out stays. */
        UpdateConnectionRequest: {
            paused?: boolean;
            /** @enum {integer|null} */
            sync_interval_hours?: 4 | 8 | 12 | 24 | null;
            user_id?: components["schemas"]["Uuid"];
        };
        /**
         * @description What started the sync. Clients must tolerate values they do not know.
         * @enum {string}
         */
        SyncTrigger: "cron" | "webhook" | "manual" | "initial";
        /**
         * @description How far the sync is. Clients must tolerate values they do not know.
         * @enum {string}
         */
        SyncStatus: "in_progress" | "success" | "error";
        /** @description The latest sync of the connection; null if there never was one. */
        RecentSync: {
            id: components["schemas"]["Uuid"];
            trigger: components["schemas"]["SyncTrigger"];
            status: components["schemas"]["SyncStatus"];
            /** @description How many transactions were added. 0 until the sync has succeeded. */
            added_count: number;
            /** @description How many transactions were changed. 0 until the sync has succeeded. */
            modified_count: number;
            /** @description How many transactions were removed. 0 until the sync has succeeded. */
            removed_count: number;
            /**
             * @description How many additions, changes and removals the provider delivered, whether or not they changed anything. It
             *     rises while the sync runs, and is all that a failed sync reports: such a sync has stored nothing.
             * @example 5
             */
            fetched_count: number;
            /**
             * @description How many transactions of the connection this sync could not store, those of earlier syncs that it tried
             *     again included. `GET /quarantined-transactions` lists them with the reasons.
             * @example 0
             */
            quarantined_count: number;
            error: string | null;
            started_at: components["schemas"]["Timestamp"];
            completed_at: components["schemas"]["NullableTimestamp"];
        } | null;
        /** @description A connection and its latest sync. */
        ConnectionWithSync: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            user_id: components["schemas"]["Uuid"];
            user_name: string;
            provider: components["schemas"]["ProviderName"];
            /** @description The provider's id of the institution. */
            institution_id: string | null;
            institution_name: string;
            status: components["schemas"]["ConnectionStatus"];
            /** @description The provider's own code of what is wrong, such as `ITEM_LOGIN_REQUIRED`. */
            error_code: string | null;
            error_message: string | null;
            last_synced_at: components["schemas"]["NullableTimestamp"];
            last_attempted_sync_at: components["schemas"]["NullableTimestamp"];
            accounts_count: number;
            /** @description A paused connection is not synced on schedule. */
            paused: boolean;
            /** @description Hours between scheduled syncs; null follows the server's setting. */
            sync_interval_hours: number | null;
            next_sync_at: components["schemas"]["NullableTimestamp"];
            /**
             * Format: date-time
             * @description The time at which the institution ends this login unless the user signs in again, in UTC. Null when the institution has announced no end. Syncs continue until then.
             * @example 2026-12-01T09:00:00.000Z
             */
            consent_expires_at: string | null;
            /**
             * @description Whether the institution has announced that it will end this login. The connection still syncs; have the user sign in again before `consent_expires_at`. A completed re-authentication clears both fields.
             * @example false
             */
            reauth_recommended: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            recent_sync: components["schemas"]["RecentSync"];
        };
        /** @description Which connection to sync; without one, all active ones. */
        TriggerSyncRequest: {
            connection_id?: components["schemas"]["Uuid"];
        };
        /** @description That the sync has been queued. */
        TriggeredSync: {
            message: string;
            /** Format: uuid */
            connection_id: string | null;
            sync_log_ids: components["schemas"]["Uuid"][];
        };
        /** @description One attempt to bring one connection up to date. */
        SyncLog: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            connection_id: components["schemas"]["Uuid"];
            trigger: components["schemas"]["SyncTrigger"];
            status: components["schemas"]["SyncStatus"];
            /** @description How many transactions were added. 0 until the sync has succeeded. */
            added_count: number;
            /** @description How many transactions were changed. 0 until the sync has succeeded. */
            modified_count: number;
            /** @description How many transactions were removed. 0 until the sync has succeeded. */
            removed_count: number;
            /**
             * @description How many additions, changes and removals the provider delivered, whether or not they changed anything. It
             *     rises while the sync runs, and is all that a failed sync reports: such a sync has stored nothing.
             * @example 5
             */
            fetched_count: number;
            /**
             * @description How many transactions of the connection this sync could not store, those of earlier syncs that it tried
             *     again included. `GET /quarantined-transactions` lists them with the reasons.
             * @example 0
             */
            quarantined_count: number;
            /** @description The provider's own code of what went wrong. */
            error_code: string | null;
            error: string | null;
            started_at: components["schemas"]["Timestamp"];
            completed_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description Syncs, newest first. */
        SyncLogList: {
            data: components["schemas"]["SyncLog"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description One sync, with what it changed in each account. */
        SyncLogWithAccounts: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            connection_id: components["schemas"]["Uuid"];
            trigger: components["schemas"]["SyncTrigger"];
            status: components["schemas"]["SyncStatus"];
            /** @description How many transactions were added. 0 until the sync has succeeded. */
            added_count: number;
            /** @description How many transactions were changed. 0 until the sync has succeeded. */
            modified_count: number;
            /** @description How many transactions were removed. 0 until the sync has succeeded. */
            removed_count: number;
            /**
             * @description How many additions, changes and removals the provider delivered, whether or not they changed anything. It
             *     rises while the sync runs, and is all that a failed sync reports: such a sync has stored nothing.
             * @example 5
             */
            fetched_count: number;
            /**
             * @description How many transactions of the connection this sync could not store, those of earlier syncs that it tried
             *     again included. `GET /quarantined-transactions` lists them with the reasons.
             * @example 0
             */
            quarantined_count: number;
            /** @description The provider's own code of what went wrong. */
            error_code: string | null;
            error: string | null;
            started_at: components["schemas"]["Timestamp"];
            completed_at: components["schemas"]["NullableTimestamp"];
            accounts: {
                account_id: components["schemas"]["Uuid"];
                account_name: string;
                added_count: number;
                modified_count: number;
                removed_count: number;
            }[];
        };
        /**
         * @description A transaction that a provider sent and that cannot be stored as it is, so that it is in no list, count or sum. Every
         *     sync tries it again; it leaves quarantine once the provider corrects or removes it.
         */
        QuarantinedTransaction: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            connection_id: components["schemas"]["Uuid"];
            /**
             * Format: uuid
             * @description The account it belongs to. Null when the provider named none, or one that is not known.
             * @example 0190f3a2-9e77-7c55-a0d3-2b8c4d6e5f03
             */
            account_id: string | null;
            /**
             * @description The provider's id of it. Null when the provider sent none.
             * @example lPNjeW1nR6CDn5okmGQ6hEpMo4lLNoSrzqDje
             */
            external_transaction_id: string | null;
            /**
             * @description Why it cannot be stored. The sentence begins with the name of the field, as in a transaction.
             * @example date must be a calendar day (YYYY-MM-DD), but the provider sent null.
             */
            reason: string;
            /**
             * @description What the provider sent, in the provider's own words. Numbers that a floating-point number cannot hold are strings.
             * @example {
             *       "transaction_id": "lPNjeW1nR6CDn5okmGQ6hEpMo4lLNoSrzqDje",
             *       "amount": 12.5,
             *       "date": null
             *     }
             */
            raw: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description The sync that received it last. Null once that sync is no longer in the history.
             * @example 0190f3b1-11aa-7e01-8f20-7a6b5c4d3e05
             */
            sync_log_id: string | null;
            first_seen_at: components["schemas"]["Timestamp"];
            last_seen_at: components["schemas"]["Timestamp"];
        };
        /** @description Quarantined transactions, newest first. */
        QuarantinedTransactionList: {
            data: components["schemas"]["QuarantinedTransaction"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /**
         * @description ISO 4217 code of the amount beside it; null when the bank did not say.
         * @example USD
         */
        CurrencyCode: string | null;
        /**
         * @description Whether the bank still holds the account. `open`: the provider lists it. `closed`: the provider lists it as closed. `missing`: the provider no longer lists it. Leave the balance of an account that is not open out of totals; its history stays. An account that the provider lists again becomes `open`. Clients must tolerate values that they do not know.
         * @example open
         * @enum {string}
         */
        AccountStatus: "open" | "closed" | "missing";
        /** @description An account at an institution. */
        Account: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** Format: uuid */
            connection_id: string | null;
            /**
             * Format: uuid
             * @description Whose account it is; the connection's user unless it was given to another.
             */
            user_id: string | null;
            user_name: string | null;
            /** @description The name the institution gives it. */
            name: string;
            /** @description The institution's long name of it. */
            official_name: string | null;
            /** @description The name the household gives it. */
            display_name: string | null;
            /**
             * @description Clients must tolerate values they do not know.
             * @enum {string}
             */
            type: "depository" | "credit" | "loan" | "investment" | "other";
            /** @description Such as `checking` or `credit card`. */
            subtype: string | null;
            /** @description The last digits of its number. */
            mask: string | null;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            /** @description What is in it; on credit, positive is what is owed. Null when the institution did not say. */
            balance_current: number | null;
            /** @description What can be spent. */
            balance_available: number | null;
            /** @description The credit limit. */
            balance_limit: number | null;
            balance_updated_at: components["schemas"]["NullableTimestamp"];
            institution_name: string;
            status: components["schemas"]["AccountStatus"];
            /**
             * Format: date-time
             * @description The time at which the provider was first found not to list the account as open, in UTC. Null while the account is open.
             * @example null
             */
            missing_since: string | null;
            /**
             * Format: uuid
             * @description The id of an account that this one may be a second view of: a joint account in two logins, or a bank linked again whose account could not be recognized with certainty. Null when there is none. Both accounts count in every total until you merge them.
             * @example null
             */
            possible_duplicate_of: string | null;
            /** @description A second view of an account that is linked elsewhere; left out of totals. */
            is_dependent_linked: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Accounts by institution and name; those of disconnected connections are left out. */
        AccountList: {
            data: components["schemas"]["Account"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description What is to change of an account; what is left out stays. */
        UpdateAccountRequest: {
            display_name?: string | null;
            /**
             * Format: uuid
             * @description Gives the account to this user; null gives it back to the connection's.
             */
            user_id?: string | null;
            is_dependent_linked?: boolean;
        };
        /** @description A form as browsers send it. */
        CsvForm: {
            /**
             * Format: binary
             * @description The file.
             */
            file: string;
        };
        /**
         * @description Which column is what: its name in the header, or its number where the name is empty or not the only one. The
         *     values fit the parameters of the same names with `_column` behind them.
         */
        CsvMapping: {
            date: string | null;
            amount: string | null;
            debit: string | null;
            credit: string | null;
            description: string | null;
            merchant: string | null;
            currency: string | null;
            /** @description Says in words whether money went out or came in. */
            direction: string | null;
            /** @description Says whether a row is booked; one that is not is skipped. */
            status: string | null;
        };
        CsvSampleTransaction: {
            /** Format: date */
            date: string;
            /** @description Positive is money out, negative is money in. */
            amount: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            name: string;
            merchant_name: string | null;
        };
        /** @description A row of the file, and the transaction it would become. */
        CsvSampleRow: {
            /** @description Counted from 1, as editors do. */
            line: number;
            cells: string[];
            /** @description Null where the row would be skipped, and while something is undecided. */
            transaction: components["schemas"]["CsvSampleTransaction"] | null;
        };
        /** @description A line of the file that gives no transaction. */
        CsvSkippedLine: {
            /** @description Counted from 1, as editors do. */
            line: number;
            /** @description A sentence for people. */
            reason: string;
        };
        /** @description Something the file does not tell. */
        CsvUndecided: {
            /** @description The parameter that decides it. */
            parameter: string;
            message: string;
        };
        /** @description How a file is laid out and what an import of it would do. */
        CsvPreview: {
            /** @enum {string} */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
            /** @enum {string} */
            delimiter: "comma" | "semicolon" | "tab" | "pipe";
            /** @description Null where the file has no header. */
            header_line: number | null;
            headers: string[];
            /** @description The bank whose export it is, where that is known. */
            template: string | null;
            mapping: components["schemas"]["CsvMapping"];
            date_format: string | null;
            /** @enum {string|null} */
            decimal_separator: "point" | "comma" | null;
            /**
             * @description Null where columns or words tell the direction, and where nothing does.
             * @enum {string|null}
             */
            positive_is: "debit" | "credit" | null;
            /** @description How many transactions the file holds; null while something is undecided. */
            row_count: number | null;
            /** @description The first rows. */
            sample_rows: components["schemas"]["CsvSampleRow"][];
            /** @description The lines an import would skip. */
            skipped: components["schemas"]["CsvSkippedLine"][];
            /** @description Empty where the file can be imported with the parameters given. */
            undecided: components["schemas"]["CsvUndecided"][];
            /** @description What was decided on thin evidence. */
            notes: string[];
        };
        /** @description What an import did. Blank lines and the header aside, each row of the file is in one of the counts or in `skipped`. */
        CsvImportResult: {
            connection_id: components["schemas"]["Uuid"];
            account_id: components["schemas"]["Uuid"];
            added_count: number;
            updated_count: number;
            unchanged_count: number;
            skipped: components["schemas"]["CsvSkippedLine"][];
        };
        /**
         * Format: date
         * @description A day of the bank's calendar, or null when the bank did not say.
         * @example 2026-11-19
         */
        NullableDate: string | null;
        /** @description A transaction with the fields that were asked for; all of them unless `fields` says otherwise. */
        PartialTransaction: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            account_id?: components["schemas"]["Uuid"];
            /** @description The provider's id of it. */
            external_transaction_id?: string;
            /** @description The provider's id of the pending transaction that it took over from. */
            pending_transaction_id?: string | null;
            /** @description Positive is money out, negative is money in. Exact to the stored decimals. */
            amount?: number;
            iso_currency_code?: components["schemas"]["CurrencyCode"];
            /**
             * Format: date
             * @description The day it posted, or for a pending one the day it happened, in the bank's calendar.
             */
            date?: string;
            datetime?: components["schemas"]["NullableTimestamp"];
            authorized_date?: components["schemas"]["NullableDate"];
            authorized_datetime?: components["schemas"]["NullableTimestamp"];
            /** @description The bank's text. */
            name?: string;
            /** @description Who was paid, cleaned up by the provider. */
            merchant_name?: string | null;
            /** @description The category it is in: what the user says, else what a rule says, else what the provider says. */
            category_slug?: string | null;
            /** @description The primary category in `UPPER_SNAKE_CASE`. */
            category_primary?: string | null;
            /** @description The detailed category in `UPPER_SNAKE_CASE`; null if it is in a primary one itself. */
            category_detailed?: string | null;
            /** @description Whether the category is the user's word. */
            category_override?: boolean;
            /** @description `in store`, `online` or `other`; clients must tolerate values they do not know. */
            payment_channel?: string | null;
            pending?: boolean;
            /** @description Slugs of its tags, in alphabetical order. */
            tags?: string[];
            created_at?: components["schemas"]["Timestamp"];
            updated_at?: components["schemas"]["Timestamp"];
        };
        /** @description A page of transactions. */
        TransactionList: {
            data: components["schemas"]["PartialTransaction"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description How many there are. */
        Count: {
            count: number;
        };
        /** @description Totals by group, one row a currency; a missing currency is a row of its own. Sums are exact. */
        TransactionSummary: {
            data: {
                /** @description The category's slug, the month, the Monday of the week, or the day. */
                group: string;
                /** @description Positive is money out. */
                total: number;
                count: number;
                iso_currency_code: components["schemas"]["CurrencyCode"];
            }[];
        };
        /** @description What went to whom, one row a merchant and currency, most frequent first. */
        MerchantSummary: {
            data: {
                /** @description The merchant, or the bank's text where there is none. */
                merchant_name: string;
                count: number;
                total: number;
                /** @description The total divided by the count, to two more decimals than the amounts have. */
                average: number;
                iso_currency_code: components["schemas"]["CurrencyCode"];
            }[];
        };
        /** @description Up to 500 transactions and the category that the user says they are. */
        BatchCategorizeRequest: {
            transaction_ids: components["schemas"]["Uuid"][];
            category_slug: string;
        };
        /** @description How many rows really changed. */
        UpdatedCount: {
            updated_count: number;
        };
        schema: string;
        /** Format: date */
        "schema-2": string;
        "schema-3": number;
        "schema-4": string;
        /**
         * @default contains
         * @enum {string}
         */
        "schema-5": "contains" | "words" | "fuzzy";
        "schema-6": boolean;
        "schema-7": string[];
        /** @description The filters of the list, by the same names and with the same meaning. */
        TransactionFilters: {
            account_id?: components["schemas"]["EitherId"];
            user_id?: components["schemas"]["EitherId"];
            category_slug?: components["schemas"]["schema"];
            start_date?: components["schemas"]["schema-2"];
            end_date?: components["schemas"]["schema-2"];
            min_amount?: components["schemas"]["schema-3"];
            max_amount?: components["schemas"]["schema-3"];
            search?: components["schemas"]["schema-4"];
            exclude_search?: components["schemas"]["schema-4"];
            search_mode?: components["schemas"]["schema-5"];
            pending?: components["schemas"]["schema-6"];
            tags?: components["schemas"]["schema-7"];
            any_tag?: components["schemas"]["schema-7"];
        };
        /** @description Which transactions, by the filters of the list, and the category that the user says they are. */
        BulkRecategorizeRequest: {
            filters: components["schemas"]["TransactionFilters"];
            category_slug: string;
        };
        /** @description One movement of money, one row for life: it keeps its id while the bank turns it from pending into posted. */
        Transaction: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            account_id: components["schemas"]["Uuid"];
            /** @description The provider's id of it. */
            external_transaction_id: string;
            /** @description The provider's id of the pending transaction that it took over from. */
            pending_transaction_id: string | null;
            /**
             * @description Positive is money out, negative is money in. A decimal, at most 18 digits after the point, exact: read it with a
             *     decimal type where floating point would round it.
             */
            amount: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            /**
             * Format: date
             * @description The day it posted, or for a pending one the day it happened, in the bank's calendar.
             */
            date: string;
            datetime: components["schemas"]["NullableTimestamp"];
            authorized_date: components["schemas"]["NullableDate"];
            authorized_datetime: components["schemas"]["NullableTimestamp"];
            /** @description The bank's text. */
            name: string;
            /** @description Who was paid, cleaned up by the provider. */
            merchant_name: string | null;
            /** @description The category it is in: what the user says, else what a rule says, else what the provider says. */
            category_slug: string | null;
            /** @description The primary category in `UPPER_SNAKE_CASE`. */
            category_primary: string | null;
            /** @description The detailed category in `UPPER_SNAKE_CASE`; null if it is in a primary one itself. */
            category_detailed: string | null;
            /** @description Whether the category is the user's word. */
            category_override: boolean;
            /** @description `in store`, `online` or `other`; clients must tolerate values they do not know. */
            payment_channel: string | null;
            pending: boolean;
            /** @description Slugs of its tags, in alphabetical order. */
            tags: string[];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description The category that the user says it is. */
        SetCategoryRequest: {
            category_slug: string;
        };
        /** @description A category of the two-level tree; a primary one has no `primary_slug`. */
        Category: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description Its stable name; it never changes. */
            slug: string;
            name: string;
            /** @description The primary category it belongs to. */
            primary_slug: string | null;
            description: string;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Categories by slug. */
        CategoryList: {
            data: components["schemas"]["Category"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A new category. Its slug cannot be changed later. */
        CreateCategoryRequest: {
            slug: string;
            name: string;
            primary_slug?: string | null;
            /** @default  */
            description: string;
        };
        /** @description What the import did. */
        CategoryImportResult: {
            created_count: number;
            updated_count: number;
        };
        /** @description The category as it shall be; what is left out of `description` and `primary_slug` is emptied. */
        UpdateCategoryRequest: {
            name: string;
            /** @default null */
            primary_slug: string | null;
            /** @default  */
            description: string;
        };
        /** @description How many transactions were in it. */
        AffectedTransactions: {
            affected_transactions: number;
        };
        /** @description The category that takes over. */
        MergeCategoryRequest: {
            into_slug: string;
        };
        /** @description What the merge did. */
        MergeCategoryResult: {
            /** @description Transactions that changed their category. */
            reassigned_count: number;
            deleted_slug: string;
        };
        /** @description A free mark on transactions. */
        Tag: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            slug: string;
            display_name: string;
            description: string;
            /** @description Such as `#d97706`. */
            color: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Tags by slug. */
        TagList: {
            data: components["schemas"]["Tag"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A new tag. Its slug cannot be changed later. */
        CreateTagRequest: {
            slug: string;
            display_name: string;
            /** @default  */
            description: string;
            /** @default null */
            color: string | null;
        };
        /** @description What is to change of a tag; what is left out stays. */
        UpdateTagRequest: {
            display_name?: string;
            description?: string;
            color?: string | null;
        };
        /**
         * @description A leaf `{ field, op, value }`, or exactly one of `and`, `or`, `not`. `{}` at the top matches everything. At
         *     most ten levels. Texts take `eq neq contains not_contains matches in`, `amount` takes `eq neq gt gte lt lte` and
         *     a number, `pending` takes `eq neq` and true or false, `tags` take `contains not_contains` and a slug, or `in` and
         *     a list of which one is enough. A missing value is the empty string. Text is compared whatever the case, except by
         *     `matches`, which is a regular expression in RE2 syntax that may match anywhere. Amounts are compared as decimals.
         *     `category` is the slug; `category_primary` and `category_detailed` are as the transaction shows them.
         *     `account_name` is the name that the household gave the account, else the institution's.
         */
        RuleCondition: Record<string, unknown> | {
            and: components["schemas"]["RuleCondition"][];
        } | {
            or: components["schemas"]["RuleCondition"][];
        } | {
            not: components["schemas"]["RuleCondition"];
        } | {
            /** @enum {string} */
            field: "name" | "merchant_name" | "category" | "category_primary" | "category_detailed" | "provider" | "account_id" | "account_name" | "user_id" | "user_name" | "amount" | "pending" | "tags";
            /** @enum {string} */
            op: "eq" | "neq" | "contains" | "not_contains" | "matches" | "in" | "gt" | "gte" | "lt" | "lte";
            /** @description Text, a number, true or false, or for `in` a list of texts, as the field asks for. */
            value: string | number | boolean | string[];
        };
        /** @description What a rule does to a transaction that it matches. */
        RuleAction: {
            /** @constant */
            type: "set_category";
            category_slug: string;
        } | {
            /** @constant */
            type: "add_tag";
            tag_slug: string;
        } | {
            /** @constant */
            type: "remove_tag";
            tag_slug: string;
        };
        /** @description What the household wants done with transactions that fit its conditions. */
        Rule: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            name: string;
            enabled: boolean;
            /** @description `baseline` runs first, then `standard`, `refinement`, `override`; null where only a priority was given. Clients must tolerate values they do not know. */
            stage: string | null;
            /** @description Rules run from low to high, and the last one to set a category wins. */
            priority: number;
            /** @description `on_create`: when the transaction first comes; `on_change`: when the provider changes it; `always`: both. Clients must tolerate values they do not know. */
            trigger: string;
            conditions: components["schemas"]["RuleCondition"];
            actions: components["schemas"]["RuleAction"][];
            /** @description Came with the product; it can be disabled, not deleted. */
            is_system: boolean;
            hit_count: number;
            last_hit_at: components["schemas"]["NullableTimestamp"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Rules in the order they run. */
        RuleList: {
            data: components["schemas"]["Rule"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A rule as it shall be. */
        RuleRequest: {
            name: string;
            /** @default true */
            enabled: boolean;
            /** @enum {string|null} */
            stage?: "baseline" | "standard" | "refinement" | "override" | null;
            /** @description Wins over `stage`. Without either the rule is a `standard` one. */
            priority?: number;
            /**
             * @default on_create
             * @enum {string}
             */
            trigger: "on_create" | "on_change" | "always";
            conditions: components["schemas"]["RuleCondition"];
            actions: components["schemas"]["RuleAction"][];
        };
        /** @description What applying all rules did. */
        AppliedRules: {
            rules_applied: number;
            transactions_updated: number;
        };
        /** @description Conditions to try out. */
        RulePreviewRequest: {
            conditions: components["schemas"]["RuleCondition"];
            /**
             * @description How many transactions to show at most.
             * @default 10
             */
            limit: number;
        };
        /** @description What the conditions match. */
        RulePreview: {
            match_count: number;
            /** @description The newest of them. */
            sample: components["schemas"]["Transaction"][];
        };
        /** @description What an agent or script has to tell the household. */
        Report: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            title: string;
            /** @description Markdown. */
            body: string;
            read: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Reports, newest first. */
        ReportList: {
            data: components["schemas"]["Report"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A report for the household. */
        CreateReportRequest: {
            title: string;
            /** @description Markdown. */
            body: string;
        };
        /** @description Whether the report has been read. */
        ReportReadState: {
            id: components["schemas"]["Uuid"];
            read: boolean;
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A verified delivery of a provider. */
        WebhookEvent: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            provider: components["schemas"]["ProviderName"];
            event_type: string;
            /** Format: uuid */
            connection_id: string | null;
            /**
             * @description Clients must tolerate values they do not know.
             * @enum {string}
             */
            status: "received" | "processed" | "ignored" | "error";
            error: string | null;
            received_at: components["schemas"]["Timestamp"];
            processed_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description Deliveries, newest first. */
        WebhookEventList: {
            data: components["schemas"]["WebhookEvent"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description What the provider sends; its signature is checked over the bytes as they came. */
        WebhookDelivery: Record<string, unknown>;
        /** @description That the delivery was taken. */
        WebhookReceipt: {
            received: boolean;
        };
    };
    responses: {
        /** @description A parameter, or the body as a whole, is not valid. */
        InvalidParameter: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The API key is missing, unknown or revoked. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too many requests; `Retry-After` says when to come back. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A defect of the server. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The database cannot be reached at the moment, is too busy to answer in time, or has no room left to store anything. */
        DatabaseUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The key may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description It does not fit the present state of things. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is too large. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is of a type that this operation does not read. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is JSON and does not fit its schema, or names what does not exist. */
        ValidationError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such thing. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The bank data provider failed or refused. */
        ProviderError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The file cannot be imported. */
        ImportError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description How many rows a page holds at most; the default returns all of a household. */
        Limit500: number;
        /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
        Cursor: string;
        /** @description UUID or short id. */
        Id: components["schemas"]["EitherId"];
        /** @description Only what belongs to this user. UUID or short id; an unknown one gives an empty list. */
        UserId: components["schemas"]["EitherId"];
        /** @description Only this connection. UUID or short id; an unknown one gives an empty list. */
        ConnectionId: components["schemas"]["EitherId"];
        /** @description Only syncs of this status. */
        SyncStatusFilter: "in_progress" | "success" | "error";
        /** @description Only syncs that were started this way. */
        SyncTriggerFilter: "cron" | "webhook" | "manual" | "initial";
        /** @description Started at or after this moment. */
        StartMoment: string;
        /** @description Started before this moment. */
        EndMoment: string;
        /** @description How many rows a page holds at most. */
        Limit50: number;
        /** @description The account the rows belong to, one of a CSV connection. Left out, the account is named by `user_id` and `account_name`, and made when there is none of that name. */
        CsvAccountId: components["schemas"]["EitherId"];
        /** @description Whose account it is. Needed, with `account_name`, where `account_id` is not given. */
        CsvUserId: components["schemas"]["EitherId"];
        /** @description The account's name; the same name of the same user is the same account. */
        CsvAccountName: string;
        /** @description What a new account is. Left out, it is what the template says, else `other`. */
        CsvAccountType: "depository" | "credit" | "loan" | "investment" | "other";
        /** @description The bank of a new account. Left out, it is the template's, else `CSV import`. */
        CsvInstitutionName: string;
        /** @description The currency of rows whose file does not say it, and of a new account. Left out, it is the account's; it is never assumed. */
        CsvCurrency: string;
        /** @description Reads the file as this bank's export, whatever its header says. */
        CsvTemplate: "chase_card" | "chase_checking" | "bank_of_america" | "bank_of_america_card" | "wells_fargo" | "capital_one" | "amex" | "discover";
        /** @description Whether a line of the file names the columns. Left out, it is found out. */
        CsvHasHeader: boolean;
        /** @description What stands between the columns. Left out, it is found out. */
        CsvDelimiter: "comma" | "semicolon" | "tab" | "pipe";
        /** @description The column of the date: its name in the header, or its number counted from 1. */
        CsvDateColumn: string;
        /** @description The column of the amount: its name in the header, or its number counted from 1. */
        CsvAmountColumn: string;
        /** @description The column of money out, beside a `credit_column`: its name in the header, or its number counted from 1. */
        CsvDebitColumn: string;
        /** @description The column of money in, beside a `debit_column`: its name in the header, or its number counted from 1. */
        CsvCreditColumn: string;
        /** @description The column of the description: its name in the header, or its number counted from 1. */
        CsvDescriptionColumn: string;
        /** @description The column of the merchant: its name in the header, or its number counted from 1. */
        CsvMerchantColumn: string;
        /** @description The column of the currency of each row: its name in the header, or its number counted from 1. */
        CsvCurrencyColumn: string;
        /** @description How the dates are written. Left out, it is found out. */
        CsvDateFormat: "MM/DD/YYYY" | "YYYY-MM-DD" | "M/D/YYYY" | "MM-DD-YYYY" | "DD/MM/YYYY" | "DD.MM.YYYY" | "YYYY/MM/DD" | "Mon D, YYYY" | "Month D, YYYY" | "D/M/YYYY" | "DD-MM-YYYY" | "YYYYMMDD" | "MM/DD/YY" | "DD/MM/YY" | "DD.MM.YY" | "D Mon YYYY";
        /** @description What stands before an amount's decimals. Left out, it is found out. */
        CsvDecimalSeparator: "point" | "comma";
        /** @description The direction of positive amounts in the file: `debit` is money out, `credit` is money in. Debit and credit columns need no such word. */
        CsvPositiveIs: "debit" | "credit";
        /** @description With `true`, one row that cannot be read fails the whole import and nothing is stored. */
        CsvStrict: boolean;
        /** @description Only this account. UUID or short id; an unknown one gives an empty list. */
        AccountId: components["schemas"]["EitherId"];
        /**
         * @description Only this category; a primary one takes in its children.
         * @example food-and-drink
         */
        CategorySlugFilter: string;
        /**
         * @description On or after this day (inclusive).
         * @example 2026-11-01
         */
        StartDate: string;
        /**
         * @description Before this day (exclusive).
         * @example 2026-12-01
         */
        EndDate: string;
        /**
         * @description At least this amount (inclusive). Positive is money out.
         * @example 10.5
         */
        MinAmount: number;
        /**
         * @description At most this amount (inclusive). Positive is money out.
         * @example 250
         */
        MaxAmount: number;
        /**
         * @description Text in the name or merchant, whatever the case; commas separate alternatives.
         * @example coffee
         */
        Search: string;
        /**
         * @description Leaves out what `search` with this text would find.
         * @example refund
         */
        ExcludeSearch: string;
        /** @description `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy` forgives typing errors. */
        SearchMode: "contains" | "words" | "fuzzy";
        /** @description Only pending, or only posted transactions. */
        Pending: boolean;
        /** @description Only what carries all of these tags, separated by commas. */
        Tags: string[];
        /** @description Only what carries at least one of these tags, separated by commas. */
        AnyTag: string[];
        /** @description What to sort by; ties are broken by id. */
        SortBy: "date" | "amount" | "name";
        /** @description Descending or ascending. */
        SortOrder: "desc" | "asc";
        /**
         * @description Only these fields: a preset (`minimal`, `core`, `category`, `timestamps`) or field names, separated by commas. `id` and `short_id` are always there.
         * @example minimal
         */
        Fields: string;
        /** @description What one row of the summary stands for. A week is named by its Monday, a month as `YYYY-MM`. */
        GroupBy: "category" | "month" | "week" | "day";
        /**
         * @description The slug.
         * @example needs-review
         */
        Slug: string;
        /**
         * @description UUID, short id or slug.
         * @example food-and-drink-groceries
         */
        CategoryId: string;
        /** @description Only rules that are enabled, or only those that are not. */
        RuleEnabled: boolean;
        /**
         * @description Only rules that set this category.
         * @example food-and-drink-coffee
         */
        RuleCategorySlug: string;
        /**
         * @description Text in the name of the rule, whatever the case.
         * @example coffee
         */
        RuleSearch: string;
        /** @description Only reports that have been read, or only those that have not. */
        ReportRead: boolean;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in the log. Send one to have it taken over.
         * @example 7b0c8d0e-4b1f-4c8a-9f0e-2d1c3b4a5f60
         */
        "X-Request-Id": string;
        /**
         * @description Requests a minute that the key is allowed.
         * @example 120
         */
        "X-RateLimit-Limit": number;
        /**
         * @description Requests that are left at this moment.
         * @example 59
         */
        "X-RateLimit-Remaining": number;
        /**
         * @description Seconds until the full burst is available again.
         * @example 1
         */
        "X-RateLimit-Reset": number;
        /**
         * @description Seconds to wait before the next try.
         * @example 2
         */
        "Retry-After": number;
        /**
         * @description Where the new thing is.
         * @example /api/v1/users/0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
         */
        Location: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidParameter"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidParameter"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            /** @description It cannot; the body says what is missing. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["InvalidParameter"];
        };
    };
    listUsers: {
        parameters: {
            query: {
                /** @description How many rows a page holds at most; the default returns all of a household. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        responses: {
            /** @description The new user. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUserRequest"];
            };
        };
        responses: {
            /** @description The changed user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query: {
                /** @description How many rows a page holds at most; the default returns all of a household. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The new key. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getCurrentApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listProviders: {
        parameters: {
            query: {
                /** @description How many rows a page holds at most; the default returns all of a household. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listConnections: {
        parameters: {
            query: {
                /** @description Only what belongs to this user. UUID or short id; an unknown one gives an empty list. */
                user_id?: components["parameters"]["UserId"];
                /** @description How many rows a page holds at most; the default returns all of a household. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connections. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConnectionRequest"];
            };
        };
        responses: {
            /** @description The new connection. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createLinkSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLinkSessionRequest"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkSession"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The disconnected connection. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConnectionRequest"];
            };
        };
        responses: {
            /** @description The changed connection. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getConnectionStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection with its latest sync. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionWithSync"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createReauthSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkSession"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    completeReauth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection, active again. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    triggerSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TriggerSyncRequest"];
            };
        };
        responses: {
            /** @description The sync is queued. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriggeredSync"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listSyncLogs: {
        parameters: {
            query: {
                /** @description Only this connection. UUID or short id; an unknown one gives an empty list. */
                connection_id?: components["parameters"]["ConnectionId"];
                /** @description Only syncs of this status. */
                status?: components["parameters"]["SyncStatusFilter"];
                /** @description Only syncs that were started this way. */
                trigger?: components["parameters"]["SyncTriggerFilter"];
                /** @description Started at or after this moment. */
                start?: components["parameters"]["StartMoment"];
                /** @description Started before this moment. */
                end?: components["parameters"]["EndMoment"];
                /** @description How many rows a page holds at most. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of syncs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncLogList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getSyncLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sync. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncLogWithAccounts"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listQuarantinedTransactions: {
        parameters: {
            query: {
                /** @description Only this connection. UUID or short id; an unknown one gives an empty list. */
                connection_id?: components["parameters"]["ConnectionId"];
                /** @description How many rows a page holds at most. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of quarantined transactions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinedTransactionList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listAccounts: {
        parameters: {
            query: {
                /** @description Only what belongs to this user. UUID or short id; an unknown one gives an empty list. */
                user_id?: components["parameters"]["UserId"];
                /** @description How many rows a page holds at most; the default returns all of a household. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccountRequest"];
            };
        };
        responses: {
            /** @description The changed account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    previewCsv: {
        parameters: {
            query?: {
                /** @description The account the rows belong to, one of a CSV connection. Left out, the account is named by `user_id` and `account_name`, and made when there is none of that name. */
                account_id?: components["parameters"]["CsvAccountId"];
                /** @description Whose account it is. Needed, with `account_name`, where `account_id` is not given. */
                user_id?: components["parameters"]["CsvUserId"];
                /** @description The account's name; the same name of the same user is the same account. */
                account_name?: components["parameters"]["CsvAccountName"];
                /** @description What a new account is. Left out, it is what the template says, else `other`. */
                account_type?: components["parameters"]["CsvAccountType"];
                /** @description The bank of a new account. Left out, it is the template's, else `CSV import`. */
                institution_name?: components["parameters"]["CsvInstitutionName"];
                /** @description The currency of rows whose file does not say it, and of a new account. Left out, it is the account's; it is never assumed. */
                currency?: components["parameters"]["CsvCurrency"];
                /** @description Reads the file as this bank's export, whatever its header says. */
                template?: components["parameters"]["CsvTemplate"];
                /** @description Whether a line of the file names the columns. Left out, it is found out. */
                has_header?: components["parameters"]["CsvHasHeader"];
                /** @description What stands between the columns. Left out, it is found out. */
                delimiter?: components["parameters"]["CsvDelimiter"];
                /** @description The column of the date: its name in the header, or its number counted from 1. */
                date_column?: components["parameters"]["CsvDateColumn"];
                /** @description The column of the amount: its name in the header, or its number counted from 1. */
                amount_column?: components["parameters"]["CsvAmountColumn"];
                /** @description The column of money out, beside a `credit_column`: its name in the header, or its number counted from 1. */
                debit_column?: components["parameters"]["CsvDebitColumn"];
                /** @description The column of money in, beside a `debit_column`: its name in the header, or its number counted from 1. */
                credit_column?: components["parameters"]["CsvCreditColumn"];
                /** @description The column of the description: its name in the header, or its number counted from 1. */
                description_column?: components["parameters"]["CsvDescriptionColumn"];
                /** @description The column of the merchant: its name in the header, or its number counted from 1. */
                merchant_column?: components["parameters"]["CsvMerchantColumn"];
                /** @description The column of the currency of each row: its name in the header, or its number counted from 1. */
                currency_column?: components["parameters"]["CsvCurrencyColumn"];
                /** @description How the dates are written. Left out, it is found out. */
                date_format?: components["parameters"]["CsvDateFormat"];
                /** @description What stands before an amount's decimals. Left out, it is found out. */
                decimal_separator?: components["parameters"]["CsvDecimalSeparator"];
                /** @description The direction of positive amounts in the file: `debit` is money out, `credit` is money in. Debit and credit columns need no such word. */
                positive_is?: components["parameters"]["CsvPositiveIs"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file, at most 50 MiB and 100,000 rows, as it came from the bank. */
        requestBody: {
            content: {
                "text/csv": string;
                "multipart/form-data": components["schemas"]["CsvForm"];
            };
        };
        responses: {
            /** @description What an import would do. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsvPreview"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ImportError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    importCsv: {
        parameters: {
            query: {
                /** @description The account the rows belong to, one of a CSV connection. Left out, the account is named by `user_id` and `account_name`, and made when there is none of that name. */
                account_id?: components["parameters"]["CsvAccountId"];
                /** @description Whose account it is. Needed, with `account_name`, where `account_id` is not given. */
                user_id?: components["parameters"]["CsvUserId"];
                /** @description The account's name; the same name of the same user is the same account. */
                account_name?: components["parameters"]["CsvAccountName"];
                /** @description What a new account is. Left out, it is what the template says, else `other`. */
                account_type?: components["parameters"]["CsvAccountType"];
                /** @description The bank of a new account. Left out, it is the template's, else `CSV import`. */
                institution_name?: components["parameters"]["CsvInstitutionName"];
                /** @description The currency of rows whose file does not say it, and of a new account. Left out, it is the account's; it is never assumed. */
                currency?: components["parameters"]["CsvCurrency"];
                /** @description Reads the file as this bank's export, whatever its header says. */
                template?: components["parameters"]["CsvTemplate"];
                /** @description Whether a line of the file names the columns. Left out, it is found out. */
                has_header?: components["parameters"]["CsvHasHeader"];
                /** @description What stands between the columns. Left out, it is found out. */
                delimiter?: components["parameters"]["CsvDelimiter"];
                /** @description The column of the date: its name in the header, or its number counted from 1. */
                date_column?: components["parameters"]["CsvDateColumn"];
                /** @description The column of the amount: its name in the header, or its number counted from 1. */
                amount_column?: components["parameters"]["CsvAmountColumn"];
                /** @description The column of money out, beside a `credit_column`: its name in the header, or its number counted from 1. */
                debit_column?: components["parameters"]["CsvDebitColumn"];
                /** @description The column of money in, beside a `debit_column`: its name in the header, or its number counted from 1. */
                credit_column?: components["parameters"]["CsvCreditColumn"];
                /** @description The column of the description: its name in the header, or its number counted from 1. */
                description_column?: components["parameters"]["CsvDescriptionColumn"];
                /** @description The column of the merchant: its name in the header, or its number counted from 1. */
                merchant_column?: components["parameters"]["CsvMerchantColumn"];
                /** @description The column of the currency of each row: its name in the header, or its number counted from 1. */
                currency_column?: components["parameters"]["CsvCurrencyColumn"];
                /** @description How the dates are written. Left out, it is found out. */
                date_format?: components["parameters"]["CsvDateFormat"];
                /** @description What stands before an amount's decimals. Left out, it is found out. */
                decimal_separator?: components["parameters"]["CsvDecimalSeparator"];
                /** @description The direction of positive amounts in the file: `debit` is money out, `credit` is money in. Debit and credit columns need no such word. */
                positive_is?: components["parameters"]["CsvPositiveIs"];
                /** @description With `true`, one row that cannot be read fails the whole import and nothing is stored. */
                strict: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file, at most 50 MiB and 100,000 rows, as it came from the bank. */
        requestBody: {
            content: {
                "text/csv": string;
                "multipart/form-data": components["schemas"]["CsvForm"];
            };
        };
        responses: {
            /** @description What the import did. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsvImportResult"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ImportError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listTransactions: {
        parameters: {
            query: {
                /** @description Only this account. UUID or short id; an unknown one gives an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Only what belongs to this user. UUID or short id; an unknown one gives an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Only this category; a primary one takes in its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description On or after this day (inclusive).
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Before this day (exclusive).
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description At least this amount (inclusive). Positive is money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description At most this amount (inclusive). Positive is money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Text in the name or merchant, whatever the case; commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leaves out what `search` with this text would find.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /** @description `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy` forgives typing errors. */
                search_mode: "contains" | "words" | "fuzzy";
                /** @description Only pending, or only posted transactions. */
                pending?: components["parameters"]["Pending"];
                /** @description Only what carries all of these tags, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Only what carries at least one of these tags, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
                /** @description What to sort by; ties are broken by id. */
                sort_by: "date" | "amount" | "name";
                /** @description Descending or ascending. */
                sort_order: "desc" | "asc";
                /**
                 * @description Only these fields: a preset (`minimal`, `core`, `category`, `timestamps`) or field names, separated by commas. `id` and `short_id` are always there.
                 * @example minimal
                 */
                fields?: components["parameters"]["Fields"];
                /** @description How many rows a page holds at most. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    countTransactions: {
        parameters: {
            query: {
                /** @description Only this account. UUID or short id; an unknown one gives an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Only what belongs to this user. UUID or short id; an unknown one gives an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Only this category; a primary one takes in its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description On or after this day (inclusive).
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Before this day (exclusive).
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description At least this amount (inclusive). Positive is money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description At most this amount (inclusive). Positive is money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Text in the name or merchant, whatever the case; commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leaves out what `search` with this text would find.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /** @description `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy` forgives typing errors. */
                search_mode: "contains" | "words" | "fuzzy";
                /** @description Only pending, or only posted transactions. */
                pending?: components["parameters"]["Pending"];
                /** @description Only what carries all of these tags, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Only what carries at least one of these tags, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The count. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    summarizeTransactions: {
        parameters: {
            query: {
                /** @description What one row of the summary stands for. A week is named by its Monday, a month as `YYYY-MM`. */
                group_by: components["parameters"]["GroupBy"];
                /** @description Only this account. UUID or short id; an unknown one gives an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Only what belongs to this user. UUID or short id; an unknown one gives an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Only this category; a primary one takes in its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description On or after this day (inclusive).
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Before this day (exclusive).
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description At least this amount (inclusive). Positive is money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description At most this amount (inclusive). Positive is money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Text in the name or merchant, whatever the case; commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leaves out what `search` with this text would find.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /** @description `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy` forgives typing errors. */
                search_mode: "contains" | "words" | "fuzzy";
                /** @description Only pending, or only posted transactions. */
                pending?: components["parameters"]["Pending"];
                /** @description Only what carries all of these tags, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Only what carries at least one of these tags, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionSummary"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    summarizeMerchants: {
        parameters: {
            query: {
                /** @description Only this account. UUID or short id; an unknown one gives an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Only what belongs to this user. UUID or short id; an unknown one gives an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Only this category; a primary one takes in its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description On or after this day (inclusive).
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Before this day (exclusive).
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description At least this amount (inclusive). Positive is money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description At most this amount (inclusive). Positive is money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Text in the name or merchant, whatever the case; commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leaves out what `search` with this text would find.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /** @description `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy` forgives typing errors. */
                search_mode: "contains" | "words" | "fuzzy";
                /** @description Only pending, or only posted transactions. */
                pending?: components["parameters"]["Pending"];
                /** @description Only what carries all of these tags, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Only what carries at least one of these tags, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantSummary"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    batchCategorize: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCategorizeRequest"];
            };
        };
        responses: {
            /** @description How many changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedCount"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    bulkRecategorize: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRecategorizeRequest"];
            };
        };
        responses: {
            /** @description How many really changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedCount"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    restoreTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    resetTransactionCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    setTransactionCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCategoryRequest"];
            };
        };
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    addTransactionTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
                /**
                 * @description The slug.
                 * @example needs-review
                 */
                slug: components["parameters"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    removeTransactionTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
                /**
                 * @description The slug.
                 * @example needs-review
                 */
                slug: components["parameters"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listCategories: {
        parameters: {
            query: {
                /** @description How many rows a page holds at most; the default returns all of a household. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of categories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCategoryRequest"];
            };
        };
        responses: {
            /** @description The new category. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    exportCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/tab-separated-values": string;
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    importCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/tab-separated-values": string;
            };
        };
        responses: {
            /** @description What the import did. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryImportResult"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID, short id or slug.
                 * @example food-and-drink-groceries
                 */
                id: components["parameters"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID, short id or slug.
                 * @example food-and-drink-groceries
                 */
                id: components["parameters"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCategoryRequest"];
            };
        };
        responses: {
            /** @description The changed category. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID, short id or slug.
                 * @example food-and-drink-groceries
                 */
                id: components["parameters"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many transactions were in it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffectedTransactions"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    mergeCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID, short id or slug.
                 * @example food-and-drink-groceries
                 */
                id: components["parameters"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeCategoryRequest"];
            };
        };
        responses: {
            /** @description What the merge did. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeCategoryResult"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listTags: {
        parameters: {
            query: {
                /** @description How many rows a page holds at most; the default returns all of a household. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tags. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTagRequest"];
            };
        };
        responses: {
            /** @description The new tag. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The slug.
                 * @example needs-review
                 */
                slug: components["parameters"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The slug.
                 * @example needs-review
                 */
                slug: components["parameters"]["Slug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTagRequest"];
            };
        };
        responses: {
            /** @description The changed tag. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listRules: {
        parameters: {
            query: {
                /** @description Only rules that are enabled, or only those that are not. */
                enabled?: components["parameters"]["RuleEnabled"];
                /**
                 * @description Only rules that set this category.
                 * @example food-and-drink-coffee
                 */
                category_slug?: components["parameters"]["RuleCategorySlug"];
                /**
                 * @description Text in the name of the rule, whatever the case.
                 * @example coffee
                 */
                search?: components["parameters"]["RuleSearch"];
                /** @description How many rows a page holds at most. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleRequest"];
            };
        };
        responses: {
            /** @description The new rule. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    applyAllRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it did. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedRules"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    previewRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulePreviewRequest"];
            };
        };
        responses: {
            /** @description What they match. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePreview"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    replaceRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleRequest"];
            };
        };
        responses: {
            /** @description The changed rule. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    applyRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many really changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedCount"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listReports: {
        parameters: {
            query: {
                /** @description Only reports that have been read, or only those that have not. */
                read?: components["parameters"]["ReportRead"];
                /** @description How many rows a page holds at most. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateReportRequest"];
            };
        };
        responses: {
            /** @description The new report. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    countUnreadReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The count. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    markAllReportsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedCount"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    markReportRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReadState"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    markReportUnread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportReadState"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listWebhookEvents: {
        parameters: {
            query: {
                /** @description How many rows a page holds at most. */
                limit: number;
                /** @description The `next_cursor` of the page before. It belongs to this operation, its sort order and its filters. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEventList"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    replayWebhookEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUID or short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Queued. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEvent"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    receivePlaidWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDelivery"];
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    receiveTellerWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDelivery"];
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationError"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
}
