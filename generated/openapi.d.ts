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
         * Check the server
         * @description Return 200 while the process is running. It does not use the database. For load balancers.
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
         * Check liveness
         * @description Return 200 while the process is running. It does not use the database. For supervisors that restart a process
         *     that no longer responds.
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
         * Check readiness
         * @description Check the database and the scheduler. The body of the 503 response has the same schema as the 200 response; it
         *     is not the error envelope.
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
         * Get the version
         * @description Get the version of the server and whether its database holds the sample household or real data. Check
         *     `household` before you run anything that writes test data. No network call is made unless an update
         *     address is configured.
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
         * @description Return the members of the household, ordered by creation time.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Add a member of the household. An email address can belong to one user only.
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
         * @description Return one member of the household.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Delete a user. A user who owns a connection or an account answers 409 `CONFLICT`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Update a user
         * @description Update the name or the email address. Fields that are left out keep their values.
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
         * @description Return all API keys, including revoked ones. The secret part of a key is never returned.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Create an API key and return it. This is the only response that contains the key; the server stores a digest
         *     of it. A key can be limited to some accounts, and can expire.
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
         * @description Revoke an API key. It is refused from the next request on, in every server process. Revoking a revoked key has
         *     no effect. The last key with full access cannot be revoked here (`LAST_FULL_ACCESS_KEY`); the command
         *     `breadbox keys revoke` on the server's machine can. Keys of dashboard sessions, limited keys and expired ones do
         *     not count as a key with full access.
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
         * Get the current API key
         * @description Return the API key that this request was authenticated with. Use it to check a key and its scope.
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
    "/api/v1/dashboard-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to the dashboard
         * @description Exchange a sign-in code for an API key that expires in twelve hours. `breadbox run` prints a link to the dashboard
         *     with a code in its fragment; the dashboard sends it here. A code works once, within ten minutes. The key has the
         *     scope `full_access` and a rate limit of its own, because a dashboard sends many requests while somebody scrolls.
         */
        post: operations["createDashboardSession"];
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
         * @description Return the supported sources of bank data and whether each one is configured on this server.
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
         * @description Return all connections, including disconnected ones, ordered by creation time.
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
         * Create a link session
         * @description Start linking a bank. Open the `url` of the answer in a browser: there the person signs in to the bank and chooses
         *     the accounts. Poll `GET /link-sessions/{id}` until its status is no longer `open`; the new connection exists then,
         *     and its first sync has started. Accounts that are linked already end the session as `duplicate`, before a second
         *     login is made.
         */
        post: operations["createLinkSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/link-parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get parameters for your own Link page
         * @description Return what the provider's own script needs, for a client that has a Link page of its own. Send what that page
         *     returns to `POST /connections`, or call `POST /connections/{id}/reauth` after a sign-in to an existing connection.
         *     Clients without such a page use `POST /connections/link-sessions`.
         */
        post: operations["getLinkParameters"];
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
         * @description Return one connection.
         */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        /**
         * Remove a connection
         * @description Revoke the access at the provider, delete the credentials and set the status to `disconnected`. Accounts and
         *     transactions are kept. If the provider cannot be reached, the server retries the revocation until it succeeds.
         */
        delete: operations["deleteConnection"];
        options?: never;
        head?: never;
        /**
         * Update a connection
         * @description Pause or resume scheduled syncs, set the sync interval, or assign the connection to another user. Fields that
         *     are left out keep their values.
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
         * @description Return the connection with its latest sync. Poll this endpoint after `POST /sync` until `recent_sync.status`
         *     is no longer `in_progress`.
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
         * Create a re-authentication session
         * @description Start a re-authentication. Open the `url` of the answer in a browser: there the person signs in to the bank again.
         *     Poll `GET /link-sessions/{id}` until its status is no longer `open`; the connection is `active` then, and a sync
         *     has started. Ids, accounts and history are kept.
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
         * Complete a re-authentication
         * @description Set the connection to `active`, clear its error and start a sync. Call it after the user has signed in again.
         *     Ids, accounts and history are kept.
         */
        post: operations["completeReauth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link-sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a link session
         * @description Return how far a link session or a re-authentication session is. Poll it every two seconds while its status is
         *     `open`. Sessions are kept for 30 days.
         */
        get: operations["getLinkSession"];
        put?: never;
        post?: never;
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
         * @description Queue a sync of one connection or, without a `connection_id`, of every active connection, one after another.
         *     Returns at once; follow the progress with `GET /sync-logs/{id}` or `GET /connections/{id}/status`. A request for
         *     all connections names each one that it left out in `skipped`. With `full: true` everything that the provider has
         *     is fetched again.
         */
        post: operations["triggerSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream sync progress
         * @description Follow syncs and connections as they change, without polling. The answer is a stream of
         *     [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html) that stays open. Read it with
         *     `fetch`, because a browser's `EventSource` cannot send the key; `client.events()` of the TypeScript client does so,
         *     and reconnects.
         *
         *     The stream begins with the present state: a `connection` event for each connection and a `sync` event for its latest
         *     sync, in progress or ended, then `ready`. After that, an event is sent within about a second of each change,
         *     whichever process of the server makes it. An event always has the whole current state of its sync or connection, so
         *     what happened in between may be left out. After a lost connection, open the stream again: it begins with the
         *     present state again, and forget what it does not name. Every 20 seconds without an event the server sends a comment;
         *     treat a longer silence as a lost connection.
         *
         *     The `data` of each event is one line of JSON. Ignore events of other names, because more may be added. The stream
         *     ends when the server shuts down, when the database fails and, within about a second, when the key is revoked or
         *     expires. Each key may have 10 streams open at a time on each process of the server.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
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
         * List sync logs
         * @description Return the history of syncs, newest first.
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
         * Get a sync log
         * @description Return one sync log with its counts for each account.
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
         * @description Return the accounts of the household, ordered by institution and name. Accounts that are closed, or that the
         *     bank no longer lists, are included; see their `status`. Accounts of disconnected connections are left out;
         *     fetch one of those by its id.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Create an account by hand
         * @description Create an account that no bank and no file fills: cash, a house, a loan to a friend. Its balances are set with
         *     `setAccountBalance` and count in the net worth. `connection_id` of such an account is null. Delete it with
         *     `deleteAccount`.
         */
        post: operations["createAccount"];
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
         * @description Return one account. Accounts of disconnected connections are returned too.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Delete an account with everything in it
         * @description Delete an account for good: its transactions, balances, imports and the accounts that were merged into it. Nothing
         *     of it can be restored, except from a backup. To see what would be deleted, send `dry_run=true`. To delete, send the
         *     name of the account, its `display_name` if it has one, in `confirm_name`.
         *
         *     An account that a bank fills answers 409 `CONFLICT` until its connection is removed with `deleteConnection`. The
         *     last account of a removed connection takes the connection and its sync logs and webhook events along, once the
         *     access is revoked at the provider.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /**
         * Update an account
         * @description Set a display name, attribute the account to another user, or exclude it from totals. Fields that are left out
         *     keep their values.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/v1/accounts/{id}/balances/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a balance of an account
         * @description Record what the balance of an account was at the end of a day, and return it. A balance of that day that was set
         *     before is replaced. The latest one is the account's `balance_current`. Between two of them the balance stays the
         *     same, or follows from the transactions where the account has any.
         *
         *     Only for accounts that are kept by hand or filled by files. The balances of an account that a bank fills come from
         *     the bank: 409 `CONFLICT`.
         */
        put: operations["setAccountBalance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge an account into another
         * @description Join two accounts that are one at the bank, such as a joint account in two logins (`possible_duplicate_of` points to likely ones). In one transaction, the transactions that both accounts have (equal date, amount, currency and name, counted) become one, which keeps the edits of both; where both were edited the newer edit wins. The others move. A transaction that is visible stays visible.
         *
         *     The account of the path is hidden: it leaves every list, and whatever its own login reports of it from then on is read and dropped, so the login of `into_account_id` is the only source. If no login fills that account any more, it goes over to the login of the hidden one and a full sync starts. Undo a merge with `POST /accounts/{id}/unmerge`.
         *
         *     Both accounts must have the same type and currency; otherwise the answer is 422. An account that is already merged answers 409 `CONFLICT`.
         */
        post: operations["mergeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo the merge of an account
         * @description Undo the merge that hid the account of the path. Its transactions return to it, also those that had become one with a transaction of the other account; an edit that went over is taken back where nobody has changed it since. The login of the account is then synced in full, because what it reported in the meantime was dropped. If the other account has been merged further, the answer is 409 `CONFLICT`: undo that merge first.
         */
        post: operations["unmergeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a file
         * @description Show what `importFile` with the same parameters would do, without storing anything: the format and the accounts of the
         *     file, its first rows as transactions, the lines that would be skipped and why, what was assumed, and the questions that
         *     an import would ask. Of a file for an account of a linked bank, `skipped` also has the rows of days that the bank itself
         *     provides without having them.
         */
        post: operations["previewFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a file
         * @description Import the rows of a file that a bank exports: CSV, OFX, QFX, QIF, CAMT or MT940, recognized by its content. Each
         *     account of the file becomes an account, which later files find by the bank's number; a file without one, such as CSV,
         *     needs `account_id` or `account_name`. Importing the same file again changes nothing, and overlapping files are merged,
         *     whatever their formats. Rules run as they do on a sync.
         *
         *     Nothing is guessed: what the file leaves open is answered with 422 and `error.questions`, and the stated balances must
         *     follow from the rows. A corrected import of the same file, with other parameters, continues the earlier one. The whole
         *     import can be taken back by its `import_id`.
         *
         *     An account of a linked bank takes files too, for the years before its history begins: rows of days that the bank itself
         *     provides are never added. Those that it has too count as unchanged, others are in `skipped`. Such an import is no sync,
         *     and a transaction that the bank delivers later takes over the file's. While the bank is still delivering the history of
         *     a new login, the answer is 409.
         */
        post: operations["importFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description Return the imports of files, newest first, those that were replaced or taken back included.
         */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an import
         * @description Return one import with its counts for each account.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        /**
         * Take an import back
         * @description Undo an import: the transactions that it added are removed, those that it changed are again as they were, and an
         *     account that it created goes with its last transaction. A transaction that a user has edited or deleted since, or
         *     that another import has as well, stays and is listed in `kept`. The import itself stays in the list with the status
         *     `taken_back`. An import that was replaced by a later one of the same file cannot be taken back; take back the later
         *     one.
         */
        delete: operations["takeBackImport"];
        options?: never;
        head?: never;
        patch?: never;
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
         * @description Show what `importCsv` with the same parameters would do, without storing anything: the layout of the file, its
         *     first rows as transactions, the lines that would be skipped and why, and what could not be decided. While
         *     `undecided` lists a parameter, an import without that parameter is refused. Of a file for an account of a linked
         *     bank, `skipped` also has the rows of days that the bank itself provides without having them.
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
         * @description Import the rows of a file as transactions of one account. Importing the same file again changes nothing, and
         *     overlapping files are merged: a row is identified by its account, date, amount and description, and by its
         *     position among equal rows of the file. Rules run as they do on a sync. Lines that are not transactions are
         *     listed in `skipped` with the reason. With `strict`, a row that cannot be read fails the whole import.
         *
         *     If the file does not show the sign of its amounts or the order of day and month, it is read like the account's
         *     earlier files with the same columns.
         *
         *     An account of a linked bank takes files too, for the years before its history begins: rows of days that the bank itself
         *     provides are never added. Those that it has too count as unchanged, others are in `skipped`. Such an import is no sync,
         *     and a transaction that the bank delivers later takes over the file's. While the bank is still delivering the history of
         *     a new login, the answer is 409.
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
         * @description Return the transactions that match the filters, newest first by default. Deleted transactions and transactions
         *     that the bank has removed are not returned.
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
    "/api/v1/transactions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export transactions
         * @description Download every transaction that matches the filters as one file, the oldest first. The file is sent while it is
         *     read, so a million transactions need no more memory than a few, and it shows the transactions as they all were when
         *     the download began. The same transactions give the same file, byte for byte. Amounts are exact.
         *
         *     - `csv`: a row for each transaction, with the fields of a Transaction and the names of its account. Text that a
         *       spreadsheet would run as a formula has an apostrophe before it, and so has text that begins with apostrophes and
         *       then a formula: removing one gives the text back, and importing the file does that. Amounts are plain numbers,
         *       positive for money out.
         *     - `ndjson`: a Transaction in each line, as `GET /transactions` returns it.
         *     - `hledger` and `beancount`: a journal of double entries, with everything declared that it uses. An account is named
         *       by its type, institution and name (`Assets:First Platypus Bank:Checking`), a category by its slugs
         *       (`Expenses:Food-And-Drink:Groceries`). A transfer between two accounts of the file is one entry between them, if
         *       both sides have the same currency and cancel each other out; it has the date, the names, the category and the tags
         *       of the earlier side. Any other side of a transfer, such as one in another currency, less a fee, or whose other side
         *       is outside of the file, is an entry of its own with the account `Equity:Transfers`. The id of each transaction is
         *       the `breadbox_id` of its posting, pending transactions have the flag `!`, and an amount without a currency has the
         *       commodity `XXX`. As in sums, dependent-linked accounts are left out. The signs are those of bookkeeping: an
         *       expense is positive, and the account it was paid from goes down.
         *
         *     A client that stops reading for a minute is cut off, and so is one that takes longer than half an hour. A file that
         *     is cut off has no end in HTTP either, so clients report an error. Two exports of a key may run at a time on each
         *     process of the server; one more waits for some seconds, and answers 429 then.
         */
        get: operations["exportTransactions"];
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
         * @description Return how many transactions match the filters.
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
         * Summarize transactions
         * @description Return totals and counts by category, month, week or day, one row for each currency. Accounts that are marked
         *     as linked elsewhere are left out.
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
         * Summarize transactions by merchant
         * @description Return count, total and average for each merchant and currency, most transactions first. Accounts that are
         *     marked as linked elsewhere are left out.
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
         * Set the category of a list of transactions
         * @description Set the category of up to 500 transactions by their ids. If an id is unknown, the error names it and nothing
         *     changes.
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
         * Set the category of all matching transactions
         * @description Set the category of every transaction that matches the filters. The filters are the same as in
         *     `listTransactions`.
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
         * @description Return one transaction.
         */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        /**
         * Delete a transaction
         * @description Hide a transaction. It stays hidden after every later sync, until it is restored. Deleting a deleted
         *     transaction has no effect.
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
         * @description Undo the deletion of a transaction and return it. Restoring a transaction that is not deleted has no effect.
         *
         *     If the bank has removed the transaction since it was deleted, nothing is restored and the answer is 409
         *     `CONFLICT`.
         */
        post: operations["restoreTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{id}/pair-transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pair a transfer
         * @description Declare that two transactions are the two sides of a transfer between accounts of the household, and return the
         *     first one. Both get the same `transfer_pair_id` and are left out of income and spending, also after later syncs.
         *
         *     They must be on different accounts, one money out and the other money in. In one currency the amounts must be equal;
         *     record a fee as a transaction of its own. If the bank or a merge of accounts changes a side so that this no longer
         *     holds, both count as income and spending until it holds again. A side that is paired with another transaction answers 409 `CONFLICT`:
         *     unpair it first.
         */
        post: operations["pairTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{id}/unpair-transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unpair a transfer
         * @description Declare that a transaction is not a transfer between accounts of the household, and return it. It and its other
         *     side count as income or spending again, and are never paired automatically from then on. Pairing one of them with
         *     `pairTransfer` reverses this for that one. For a transaction that is not paired, it keeps automatic pairing away.
         */
        post: operations["unpairTransfer"];
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
         * Reset the category of a transaction
         * @description Remove the override. The transaction returns to the category that rules and the provider give it.
         */
        delete: operations["resetTransactionCategory"];
        options?: never;
        head?: never;
        /**
         * Set the category of a transaction
         * @description Override the category of a transaction. The override takes precedence over rules and the provider, now and
         *     after later syncs.
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
         * Add a tag to a transaction
         * @description Adding a tag that is there changes nothing.
         */
        put: operations["addTransactionTag"];
        post?: never;
        /**
         * Remove a tag from a transaction
         * @description Removing a tag that is not there changes nothing.
         */
        delete: operations["removeTransactionTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cashflow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get income, spending and transfers
         * @description Return what came in and what went out by month, week or category, one row for each currency. Transfers between
         *     accounts of the household, card payments included, are neither income nor spending: they are the transactions with
         *     a `transfer_pair_id`, and have columns of their own.
         *
         *     - *Income* is money in, and everything in the categories `income` and `transfer-in`. Make categories of your own for
         *       income children of `income`.
         *     - *Spending* is money out. A refund lowers it: money in under any other category than these, `uncategorized` and
         *       `loan-payments`, under which money in is income.
         *
         *     Periods without a transaction are left out. So are accounts that are marked as linked elsewhere. All filters of
         *     `listTransactions` apply, and cashflow adds up to the same transactions.
         */
        get: operations["getCashflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/balances/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the history of balances
         * @description Return the balances of accounts at the end of each day, week or month, and a proof that they follow from the
         *     transactions.
         *
         *     A balance that the bank reported on a day, or that was set by hand, is taken as it is (`reported`). Between reports,
         *     posted transactions continue the one before; before the first report they are taken back from it, as far as the
         *     transactions reach. Pending transactions do not count. Those that you deleted do, because the bank counts them.
         *
         *     Accounts without any reported balance have no balances. Accounts of disconnected connections are left out unless
         *     `account_id` names one. At most 1,100 dates are returned: choose a coarser granularity for longer periods.
         */
        get: operations["getBalanceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/net-worth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the net worth
         * @description Return what the household owns and owes, by currency, at the end of each day, week or month. Without `start_date`,
         *     return the present state alone.
         *
         *     Each account counts with its balance as `getBalanceHistory` returns it, from the first day on of which it is known:
         *     `accounts_count` tells how many do. An account that was closed, or that the bank no longer lists, counts until then.
         *     Accounts that are merged into another one, that are linked elsewhere too (`is_dependent_linked`), or whose connection
         *     was removed do not count. Accounts that may be duplicates count until you merge them. At most 1,100 dates are
         *     returned.
         */
        get: operations["getNetWorth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/diagnostics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get diagnostics
         * @description Run the checks of `breadbox doctor` on this server and return what they found: settings, database, job queue,
         *     encryption key, providers, clock and webhooks, each with what to do about a problem. Secrets are never part of it.
         *     The checks call the providers, so it may take some seconds.
         */
        get: operations["getDiagnostics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what comes again
         * @description Return the subscriptions, bills, salaries and other transactions that come at regular distances, found in the last
         *     800 days, each with the next one that is expected. Those that are expected next come first, those that have ended
         *     last.
         *
         *     A stream is found by account, currency, direction and merchant, from which its id follows: it stays the same while
         *     more of it comes. A merchant with several subscriptions has a stream for each amount. Pending transactions and
         *     transfers between accounts of the household are left out, and so are accounts that are linked elsewhere too.
         */
        get: operations["listRecurring"];
        put?: never;
        post?: never;
        delete?: never;
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
         * @description Return all categories, ordered by slug.
         */
        get: operations["listCategories"];
        put?: never;
        /**
         * Create a category
         * @description Create a primary category, or a detailed one under a primary category. A slug that is already in use answers
         *     409 `VALIDATION_ERROR`. A category under a detailed category answers 422.
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
         * @description Return all categories as tab-separated text with the header `slug name primary_slug description`. A field that
         *     contains a tab, a quote or a line break is quoted, with quotes doubled. Importing the file again changes
         *     nothing.
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
         * @description Create and update categories from tab-separated text with the header `slug name primary_slug description`. A
         *     field that contains a tab, a quote or a line break is quoted, with quotes doubled. Existing slugs are updated,
         *     new ones are created, and categories that are not in the file stay as they are. If any line is invalid,
         *     nothing is stored and `details` lists the errors by line.
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
         * @description Return one category by its id, short id or slug.
         */
        get: operations["getCategory"];
        /**
         * Replace a category
         * @description Set the name, description and primary category. The slug cannot be changed. Transactions in the category show
         *     its new primary category at once. A third level answers 422. Moving a category between the two levels answers
         *     409 `CONFLICT` while a rule matches it by `category_primary` or `category_detailed`.
         */
        put: operations["updateCategory"];
        post?: never;
        /**
         * Delete a category
         * @description Delete a category. Its transactions fall back to the category that a rule or the provider gives them, or to
         *     the provider's primary category. A primary category with children and `uncategorized` answer 409
         *     `CATEGORY_UNDELETABLE`. A category that a rule names answers 409 `CONFLICT`.
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
         * @description Move the transactions, the child categories and the rules of this category to another one, then delete this
         *     one, in a single database transaction. Transactions that providers later assign to this category go to the
         *     other one, until a new category takes the slug. Merging a category into itself, into one of its children, or a
         *     category with children into a detailed category answers 422. A rule that matches this category on a level that
         *     the other one is not on answers 409 `CONFLICT`. The count and the dry run are about the transactions that show
         *     another category afterwards.
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
         * @description Return all tags, ordered by slug.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Create a tag
         * @description Create a tag. A slug that is already in use answers 409 `CONFLICT`.
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
         * @description Delete a tag and remove it from all transactions. A tag that a rule adds, removes or matches answers 409
         *     `CONFLICT`; the error names the rules.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /**
         * Update a tag
         * @description Update the display name, description or color of a tag. Fields that are left out keep their values.
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
         * @description Return rules in the order in which they run.
         */
        get: operations["listRules"];
        put?: never;
        /**
         * Create a rule
         * @description Create a rule. It applies to transactions that syncs and imports bring from now on; use `applyRule` to apply
         *     it to existing transactions.
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
         * Apply all rules
         * @description Apply all enabled rules, in their order and regardless of their trigger, to all existing transactions. Each
         *     rule sees the category and tags that earlier rules have set. `transactions_updated` counts the transactions
         *     whose shown category or tags changed. A rule's category under a user's override is recorded and shows when the
         *     override is reset.
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
         * Preview rule conditions
         * @description Return the existing transactions that the conditions match, evaluated as `applyRule` would evaluate them.
         *     Nothing is changed.
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
         * @description Return one rule.
         */
        get: operations["getRule"];
        /**
         * Replace a rule
         * @description Replace a rule. Fields that are left out take their defaults. Its hit count and the changes it has made are
         *     kept.
         */
        put: operations["replaceRule"];
        post?: never;
        /**
         * Delete a rule
         * @description Delete a rule. The changes it has made are kept. A system rule answers 422; disable it instead.
         */
        delete: operations["deleteRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a rule did
         * @description Return the syncs, imports and requests in which a rule matched transactions, newest first. They are kept for 90 days.
         */
        get: operations["listRuleRuns"];
        put?: never;
        post?: never;
        delete?: never;
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
         * Apply a rule
         * @description Apply one rule to all existing transactions, regardless of its trigger and of whether it is enabled. The
         *     response counts the transactions whose shown category or tags changed. Categories that the user has set are
         *     kept, and applying the rule again changes nothing. If a sync is writing some of the transactions, the request
         *     waits for it.
         */
        post: operations["applyRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List operations
         * @description Return the requests that changed many transactions at once in the last 30 days, newest first, with the API key that
         *     sent them. Imports of files are listed by `listImports`.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an operation
         * @description Restore the categories and tags that the operation changed, each where nobody has changed it since. What was changed
         *     again stays as it is and is listed. Undoing the merge of a category brings the category back with its children and
         *     its rules; it answers 409 `CONFLICT` if another category has taken its slug. An operation is undone once: a second
         *     request answers 409 `CONFLICT`. An import of a file is undone by `takeBackImport`.
         */
        post: operations["undoOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List audit events
         * @description Return who did what to the household, newest first: keys created and revoked, banks linked, signed in to again and
         *     removed, accounts merged and deleted, requests that changed many transactions, imports, restored backups, and failed
         *     authentications. Each event is kept for 400 days. Use it to find out which key or command made a change.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
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
         * @description Return reports, newest first.
         */
        get: operations["listReports"];
        put?: never;
        /**
         * Create a report
         * @description Create a report in Markdown for the household to read.
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
         * @description Return the number of unread reports, for example for a badge.
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
         * Mark all reports as read
         * @description Mark every unread report as read.
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
         * @description Return one report. This does not mark it as read.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /**
         * Delete a report
         * @description Delete a report permanently.
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
         * Mark a report as read
         * @description Mark a report as read. Marking it again has no effect.
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
         * Mark a report as unread
         * @description Mark a report as unread. Marking it again has no effect.
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
         * List webhook events
         * @description Return the verified webhook deliveries, newest first.
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
         * Replay a webhook event
         * @description Queue the event to be processed once more.
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
         * Receive a webhook from Plaid
         * @description Verify and store a delivery from Plaid. The `Plaid-Verification` header must contain an ES256 JWT that is at
         *     most five minutes old and matches the body. A repeated delivery is stored once.
         *     The body has at most 64 KiB.
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
         * Receive a webhook from Teller
         * @description Verify and store a delivery from Teller. The `Teller-Signature` header must contain an HMAC-SHA256 signature
         *     that is at most three minutes old and matches the body. A repeated delivery is stored once.
         *     The body has at most 64 KiB.
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
        /** @description The process is running. */
        Health: {
            /** @description Always `ok`: a process that cannot answer does not. */
            status: "ok" | (string & {});
            /** @description The version of the server. */
            version: string;
        };
        /** @description The error code, for programs. The meaning of a code never changes; new codes may be added. */
        ErrorCode: "INVALID_PARAMETER" | "INVALID_CURSOR" | "MISSING_API_KEY" | "INVALID_API_KEY" | "REVOKED_API_KEY" | "INVALID_SIGNATURE" | "INVALID_SIGN_IN_CODE" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "SYNC_IN_PROGRESS" | "CONFLICT" | "REAUTH_REQUIRED" | "CONNECTION_DISCONNECTED" | "SYNC_NOT_SUPPORTED" | "CATEGORY_UNDELETABLE" | "PROVIDER_NOT_CONFIGURED" | "DUPLICATE_CONNECTION" | "IDEMPOTENCY_IN_PROGRESS" | "COUNT_MISMATCH" | "LAST_FULL_ACCESS_KEY" | "PRECONDITION_FAILED" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "VALIDATION_ERROR" | "IMPORT_ERROR" | "IMPORT_QUESTION" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "INTERNAL_ERROR" | "PROVIDER_ERROR" | "DATABASE_UNAVAILABLE" | (string & {});
        /**
         * @description Why the field was refused, for programs. The meaning of a code never changes; new codes may be added.
         *
         *     - `required`, `unknown_parameter`, `unknown_field`: it is missing, or nothing of this name is accepted here.
         *     - `type`, `format`, `enum`, `one_of`, `minimum`, `maximum`, `min_length`, `max_length`, `min_items`, `max_items`,
         *       `unique_items`, `max_depth`: the value breaks that rule of its schema.
         *     - `malformed`: the text cannot be read: not JSON, not UTF-8, a character that is not allowed.
         *     - `not_found`, `taken`, `in_use`: it names something that does not exist, that belongs to another resource, or that
         *       other resources still use.
         *     - `contradiction`: it is valid, but not together with other fields or the current state.
         *     - `undecided`: a file leaves it open; `error.questions` has the possible answers.
         *     - `existing`: the message is the id of the resource that already exists.
         *     - `provider_code`: the message is the provider's own error code.
         * @example required
         */
        ErrorDetailCode: "required" | "unknown_parameter" | "unknown_field" | "type" | "format" | "enum" | "one_of" | "minimum" | "maximum" | "min_length" | "max_length" | "min_items" | "max_items" | "unique_items" | "max_depth" | "malformed" | "not_found" | "taken" | "in_use" | "contradiction" | "undecided" | "existing" | "provider_code" | (string & {});
        /** @description One invalid field of the request, or one fact about the error. */
        ErrorDetail: {
            /** @description The path of the field, such as `limit` or `conditions.and[1].value`. */
            path: string;
            code: components["schemas"]["ErrorDetailCode"];
            /** @description What is wrong with the field, for people. The wording may change. */
            message: string;
        };
        /** @description What a row of the file would become if a question were answered with one of its choices. */
        QuestionReading: {
            /** @description One of the choices of the question. */
            choice: string;
            /** @description What a row of the file would become, as a sentence for people. */
            reading: string;
        };
        /**
         * @description Something that the file does not show and nothing else proves. The answer is the parameter, sent with the same
         *     file.
         */
        Question: {
            /** @description The query parameter that answers the question. */
            parameter: string;
            /** @description The question, as a sentence for people. */
            message: string;
            /** @description The values that the parameter can take for this file. Empty if any value is possible. */
            choices: string[];
            /** @description What the file would become with each choice, taken from its own rows. */
            shown: components["schemas"]["QuestionReading"][];
        };
        /** @description What went wrong, for programs and for people. */
        ErrorBody: {
            code: components["schemas"]["ErrorCode"];
            /** @description What went wrong and what to do, for people. The wording may change. */
            message: string;
            /**
             * Format: uri-reference
             * @description Where this server's documentation explains the code and what to do about it, relative to the address of the
             *     request. It leads to the documentation of the version that answered.
             * @example /docs/errors#INVALID_PARAMETER
             */
            doc_url: string;
            /**
             * @description The id of the request, as in the header `X-Request-Id` and in the server's log.
             * @example 6a1f0c52-8f0e-4a7c-9a53-1f0b7f0c9d2e
             */
            request_id: string;
            /** @description The invalid fields of the request, or further facts about the error. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description What a file leaves undecided. Only present with the code `IMPORT_QUESTION`. */
            questions?: components["schemas"]["Question"][];
        };
        /** @description The error envelope. Every error response has this schema. */
        ErrorResponse: {
            error: components["schemas"]["ErrorBody"];
        };
        /** @description Whether the server is ready. The 503 response of this operation has the same schema. */
        Readiness: {
            /** @description `ok` if the database is reachable and the schedule runs, else `degraded`. New values may be added. */
            status: "ok" | "degraded" | (string & {});
            /** @description Whether the database answers: `ok` or `error`. New values may be added. */
            db: "ok" | "error" | (string & {});
            /** @description The kind of database failure, without addresses or credentials. Absent when there is none. */
            db_error?: string;
            /** @description Whether scheduled jobs run, in this process or in any worker: `running` or `stopped`. New values may be added. */
            scheduler: "running" | "stopped" | (string & {});
            /** @description The version of the server. */
            version: string;
        };
        /**
         * @description Which money the server's database holds. `sample`: invented people and banks, made for trying things out.
         *     `own`: a household's real data. New values may be added.
         */
        Household: "sample" | "own" | (string & {});
        /** @description The version that runs, whether there is a newer one, and which money it holds. */
        ServerVersion: {
            /** @description The version of the server, such as `1.0.0`. */
            version: string;
            /** @description The newest release; null when unknown, which it is unless an update address is configured. */
            latest: string | null;
            /** @description Whether `latest` differs from `version`; null when `latest` is unknown. */
            update_available: boolean | null;
            household: components["schemas"]["Household"];
        };
        /**
         * Format: uuid
         * @description A UUID (version 7) that the server generates. It never changes.
         * @example 0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
         */
        Uuid: string;
        /**
         * @description A short form of the id, easy to read out. Paths and query parameters accept either form.
         * @example Ab3dE9xZ
         */
        ShortId: string;
        /**
         * Format: date-time
         * @description A timestamp in UTC, in RFC 3339 format with `Z`.
         * @example 2026-11-20T08:15:30.000Z
         */
        Timestamp: string;
        /** @description A member of the household. */
        User: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description The name of the household member. */
            name: string;
            /** @description The e-mail address. Null when none was given. */
            email: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of users, ordered by creation time. */
        UserList: {
            /** @description The users of this page. */
            data: components["schemas"]["User"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A new member of the household. */
        CreateUserRequest: {
            /** @description The name of the household member. */
            name: string;
            /**
             * Format: email
             * @description The e-mail address, if any. No mail is ever sent to it.
             */
            email?: string | null;
        };
        /**
         * @description A UUID or a short id of eight characters.
         * @example 0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
         */
        IdOrShortId: string;
        /** @description The fields of a user to update. Fields that are left out keep their values. */
        UpdateUserRequest: {
            /** @description The new name of the household member. */
            name?: string;
            /**
             * Format: email
             * @description The new e-mail address. Null removes it.
             */
            email?: string | null;
        };
        /** @description What an API key may do: `read_only` reads, `full_access` also writes. New values may be added. */
        KeyScope: "read_only" | "full_access" | (string & {});
        /**
         * Format: date-time
         * @description A timestamp in UTC. Null when it is unknown or the event has never happened.
         * @example 2026-11-20T08:15:30.000Z
         */
        NullableTimestamp: string | null;
        /** @description An API key without its secret part, which is not stored. */
        ApiKey: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description What the key is for, as named when it was created. */
            name: string;
            scope: components["schemas"]["KeyScope"];
            /** @description The accounts that the key is limited to, together with those of `user_ids`. Null if it is not limited to single accounts. */
            account_ids: components["schemas"]["Uuid"][] | null;
            /**
             * @description The household members to whose accounts the key is limited, also to those that they link later. Null if it is not
             *     limited to members.
             */
            user_ids: components["schemas"]["Uuid"][] | null;
            expires_at: components["schemas"]["NullableTimestamp"];
            /** @description The first eleven characters of the key, to tell keys apart. */
            prefix: string;
            last_used_at: components["schemas"]["NullableTimestamp"];
            revoked_at: components["schemas"]["NullableTimestamp"];
            created_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of API keys, ordered by creation time, including revoked ones. */
        ApiKeyList: {
            /** @description The API keys of this page. */
            data: components["schemas"]["ApiKey"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /**
         * @description The scope of an API key: `read_only` can read, `full_access` can also write.
         * @enum {string}
         */
        Scope: "read_only" | "full_access";
        /** @description The name and the scope of a new API key, what it is limited to, and when it expires. */
        CreateApiKeyRequest: {
            /** @description What the key is for, such as the name of the script that uses it. */
            name: string;
            scope: components["schemas"]["Scope"];
            /**
             * @description Limit the key to these accounts: it sees, counts, sums and changes only what belongs to them. With `user_ids`, to
             *     both. If neither is given, the key reaches the whole household.
             */
            account_ids?: components["schemas"]["Uuid"][] | null;
            /** @description Limit the key to the accounts of these household members, also to those that they link later. */
            user_ids?: components["schemas"]["Uuid"][] | null;
            /**
             * Format: date-time
             * @description When the key stops being accepted; in the future. If null or omitted, it does not expire.
             * @example 2027-11-20T08:15:30.000Z
             */
            expires_at?: string | null;
        };
        /** @description A new API key. This is the only response that contains `key`. */
        CreatedApiKey: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description What the key is for, as named when it was created. */
            name: string;
            scope: components["schemas"]["KeyScope"];
            /** @description The accounts that the key is limited to, together with those of `user_ids`. Null if it is not limited to single accounts. */
            account_ids: components["schemas"]["Uuid"][] | null;
            /**
             * @description The household members to whose accounts the key is limited, also to those that they link later. Null if it is not
             *     limited to members.
             */
            user_ids: components["schemas"]["Uuid"][] | null;
            expires_at: components["schemas"]["NullableTimestamp"];
            /** @description The first eleven characters of the key, to tell keys apart. */
            prefix: string;
            last_used_at: components["schemas"]["NullableTimestamp"];
            revoked_at: components["schemas"]["NullableTimestamp"];
            created_at: components["schemas"]["Timestamp"];
            /** @description The API key. Store it now; it cannot be retrieved again. */
            key: string;
        };
        /** @description A sign-in code of the dashboard. */
        CreateDashboardSessionRequest: {
            /** @description The code from the fragment of the link. */
            code: string;
        };
        /** @description The API key of a dashboard session. This is the only response that contains it. */
        DashboardSession: {
            /** @description The API key, for the header `X-API-Key`. */
            key: string;
            key_id: components["schemas"]["Uuid"];
            scope: components["schemas"]["KeyScope"];
            expires_at: components["schemas"]["Timestamp"];
        };
        /** @description The source of the data: `plaid`, `teller`, or `csv` for files. New values may be added. */
        ProviderName: "plaid" | "teller" | "csv" | (string & {});
        /** @description What a provider supports: `link` a login, `feed` transactions, `webhooks`, or `file_import`. New values may be added. */
        ProviderCapability: "link" | "feed" | "webhooks" | "file_import" | (string & {});
        /** @description A source of bank data and its capabilities on this server. */
        Provider: {
            name: components["schemas"]["ProviderName"];
            /** @description Whether the provider's credentials are configured. */
            configured: boolean;
            /** @description What the provider supports. New values may be added. */
            capabilities: components["schemas"]["ProviderCapability"][];
        };
        /** @description All providers, configured or not. */
        ProviderList: {
            /** @description The providers of this page. */
            data: components["schemas"]["Provider"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /**
         * @description The state of the connection. `active`: healthy. `error`: the last sync failed and will be retried.
         *     `pending_reauth`: the institution requires the user to sign in again. `disconnected`: removed by the user;
         *     accounts and history are kept. New values may be added.
         */
        ConnectionStatus: "active" | "error" | "pending_reauth" | "disconnected" | (string & {});
        /** @description One login at one institution. */
        Connection: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            user_id: components["schemas"]["Uuid"];
            /** @description The name of the user who owns the login. */
            user_name: string;
            provider: components["schemas"]["ProviderName"];
            /** @description The provider's id of the institution. Null when the provider gives none. */
            institution_id: string | null;
            /** @description The name of the institution. */
            institution_name: string;
            status: components["schemas"]["ConnectionStatus"];
            /** @description The provider's own error code, such as `ITEM_LOGIN_REQUIRED`. Null when there is no error. */
            error_code: string | null;
            /** @description What is wrong with the login, in the provider's words. Null when there is no error. */
            error_message: string | null;
            last_synced_at: components["schemas"]["NullableTimestamp"];
            last_attempted_sync_at: components["schemas"]["NullableTimestamp"];
            /** @description The number of accounts that the connection feeds. */
            accounts_count: number;
            /** @description Whether scheduled syncs are paused. A paused connection can still be synced with `POST /sync`. */
            paused: boolean;
            /** @description Hours between scheduled syncs. Null uses the server's default. */
            sync_interval_hours: number | null;
            /**
             * Format: date-time
             * @description When the connection is synced next on schedule, in UTC. Null if no schedule syncs it: it is paused, removed, made from files, waits for the user to sign in again, or its institution is no longer supported.
             * @example 2026-11-20T20:19:03.000Z
             */
            next_sync_at: string | null;
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
        /** @description A page of connections, ordered by creation time, including disconnected ones. */
        ConnectionList: {
            /** @description The connections of this page. */
            data: components["schemas"]["Connection"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description The credentials that Plaid Link returns to the browser. */
        PlaidCredentials: {
            /** @description The public token that Plaid Link has returned. It can be exchanged once. */
            public_token: string;
            /** @description Plaid's id of the institution, from the metadata of Link. */
            institution_id?: string;
            /** @description The name of the institution, from the metadata of Link. */
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
        /** @description A login made with Plaid. */
        CreatePlaidConnectionRequest: {
            user_id: components["schemas"]["Uuid"];
            /**
             * @description Always `plaid`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            provider: "plaid";
            credentials: components["schemas"]["PlaidCredentials"];
        };
        /** @description The credentials that Teller Connect returns to the browser. */
        TellerCredentials: {
            /** @description The access token that Teller Connect has returned. */
            access_token: string;
            /** @description Teller's id of the enrollment. */
            enrollment_id: string;
            /** @description The name of the institution. */
            institution_name: string;
        };
        /** @description A login made with Teller. */
        CreateTellerConnectionRequest: {
            user_id: components["schemas"]["Uuid"];
            /**
             * @description Always `teller`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            provider: "teller";
            credentials: components["schemas"]["TellerCredentials"];
        };
        /** @description The user who owns the login, and the credentials that the provider's sign-in page has returned. */
        CreateConnectionRequest: components["schemas"]["CreatePlaidConnectionRequest"] | components["schemas"]["CreateTellerConnectionRequest"];
        /**
         * @description A provider whose connections are linked by signing in to the bank.
         * @enum {string}
         */
        LinkProviderName: "plaid" | "teller";
        /**
         * @description Where the page leads back to when the person has finished: a path of this server. The id of the session is added to its query as `link_session`. If omitted, a page says that the window can be closed.
         * @example /accounts
         */
        ReturnPath: string;
        /** @description The user who links a bank, and the provider to use. */
        CreateLinkSessionRequest: {
            user_id: components["schemas"]["Uuid"];
            provider: components["schemas"]["LinkProviderName"];
            return_path?: components["schemas"]["ReturnPath"];
        };
        /** @description How far the session is. `open`: nobody has finished signing in yet. `completed`: the connections in `connection_ids` are linked, or work again. `duplicate`: the accounts are linked already, by the connections in `connection_ids`; nothing was changed. `failed`: see `error`. `expired`: nobody finished in time. Only `open` can change. New values may be added. */
        LinkSessionStatus: "open" | "completed" | "duplicate" | "failed" | "expired" | (string & {});
        /** @description Why the session failed. In an expired session: the error that the bank showed last. Null if there was none. */
        LinkSessionError: {
            /**
             * @description A code for programs: the provider's own, such as `INSTITUTION_DOWN`, or one of the error catalogue. `INTERRUPTED` means that the server stopped while it exchanged the login; start again.
             * @example INSTITUTION_DOWN
             */
            code: string;
            /**
             * @description What happened and what to do next, for people.
             * @example The provider returned INSTITUTION_DOWN. Try again later.
             */
            message: string;
        } | null;
        /** @description A link session with the page to open. */
        OpenedLinkSession: {
            id: components["schemas"]["Uuid"];
            provider: components["schemas"]["ProviderName"];
            status: components["schemas"]["LinkSessionStatus"];
            /**
             * Format: uri
             * @description The page where the person signs in. Open it in a browser. Whoever has this address can finish the session, so it is returned only once: treat it as a secret.
             * @example https://secure.plaid.com/hl/ls0p18s0aqxw
             */
            url: string;
            /**
             * Format: date-time
             * @description When the page stops working. At Plaid, someone who is signing in at that moment can still finish.
             * @example 2026-11-20T12:45:30.000Z
             */
            expires_at: string;
            /** @description The connections that this session has linked or made work again. In the status `duplicate`: those that have the accounts already. Empty until the session has ended. */
            connection_ids: components["schemas"]["Uuid"][];
            error: components["schemas"]["LinkSessionError"];
        };
        /** @description The user and the provider that a Link page of your own is for. */
        LinkParametersRequest: {
            user_id: components["schemas"]["Uuid"];
            provider: components["schemas"]["LinkProviderName"];
            /**
             * Format: uuid
             * @description The connection to sign in to again. It must be this user's and of this provider. If omitted, the page links a new login.
             * @example 0190f3a2-8d40-7b1f-8c11-5a2e9f7b3c02
             */
            connection_id?: string;
        };
        /** @description What Plaid Link needs. */
        PlaidLinkParameters: {
            /**
             * @description Always `plaid`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            provider: "plaid";
            /**
             * @description The `token` for `Plaid.create`.
             * @example link-production-af1a0311
             */
            link_token: string;
            /**
             * Format: date-time
             * @description When the token expires.
             * @example 2026-11-20T12:15:30.000Z
             */
            expires_at: string;
        };
        /** @description What Teller Connect needs. */
        TellerConnectParameters: {
            /**
             * @description Always `teller`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            provider: "teller";
            /**
             * @description The `applicationId` for `TellerConnect.setup`.
             * @example app_n93k2l4m5
             */
            application_id: string;
            /**
             * @description The `environment` for `TellerConnect.setup`.
             * @example production
             */
            environment: string;
            /**
             * @description The `enrollmentId` of the login to sign in to again. Null to link a new login.
             * @example enr_oiin624rqaojse22oe000
             */
            enrollment_id: string | null;
        };
        /** @description What a Link page of your own passes to the provider's script. */
        LinkParameters: components["schemas"]["PlaidLinkParameters"] | components["schemas"]["TellerConnectParameters"];
        /**
         * @description Hours between scheduled syncs.
         * @enum {integer}
         */
        SyncIntervalHours: 4 | 8 | 12 | 24;
        /** @description The fields of a connection to update. Fields that are left out keep their values. */
        UpdateConnectionRequest: {
            /** @description Whether scheduled syncs are paused. */
            paused?: boolean;
            /** @description Hours between scheduled syncs: 4, 8, 12 or 24. Null uses the server's default. */
            sync_interval_hours?: components["schemas"]["SyncIntervalHours"] | null;
            user_id?: components["schemas"]["Uuid"];
        };
        /**
         * @description What started the sync: `cron` the schedule, `webhook` a message of the provider, `manual` a request, `initial` the
         *     link of the connection. New values may be added.
         */
        SyncTrigger: "cron" | "webhook" | "manual" | "initial" | (string & {});
        /** @description The status of the sync: `in_progress`, `success` or `error`. New values may be added. */
        SyncStatus: "in_progress" | "success" | "error" | (string & {});
        /** @description The latest sync of the connection. Null if there has been none. */
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
            /** @description What went wrong, for people. Null when the sync did not fail. */
            error: string | null;
            started_at: components["schemas"]["Timestamp"];
            completed_at: components["schemas"]["NullableTimestamp"];
        } | null;
        /** @description A connection and its latest sync. */
        ConnectionWithSync: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            user_id: components["schemas"]["Uuid"];
            /** @description The name of the user who owns the login. */
            user_name: string;
            provider: components["schemas"]["ProviderName"];
            /** @description The provider's id of the institution. Null when the provider gives none. */
            institution_id: string | null;
            /** @description The name of the institution. */
            institution_name: string;
            status: components["schemas"]["ConnectionStatus"];
            /** @description The provider's own error code, such as `ITEM_LOGIN_REQUIRED`. Null when there is no error. */
            error_code: string | null;
            /** @description What is wrong with the login, in the provider's words. Null when there is no error. */
            error_message: string | null;
            last_synced_at: components["schemas"]["NullableTimestamp"];
            last_attempted_sync_at: components["schemas"]["NullableTimestamp"];
            /** @description The number of accounts that the connection feeds. */
            accounts_count: number;
            /** @description Whether scheduled syncs are paused. A paused connection can still be synced with `POST /sync`. */
            paused: boolean;
            /** @description Hours between scheduled syncs. Null uses the server's default. */
            sync_interval_hours: number | null;
            /**
             * Format: date-time
             * @description When the connection is synced next on schedule, in UTC. Null if no schedule syncs it: it is paused, removed, made from files, waits for the user to sign in again, or its institution is no longer supported.
             * @example 2026-11-20T20:19:03.000Z
             */
            next_sync_at: string | null;
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
        /** @description Options of a re-authentication session. */
        CreateReauthSessionRequest: {
            return_path?: components["schemas"]["ReturnPath"];
        };
        /** @description One try of a person to link a bank, or to sign in to it again. */
        LinkSession: {
            id: components["schemas"]["Uuid"];
            provider: components["schemas"]["ProviderName"];
            status: components["schemas"]["LinkSessionStatus"];
            /**
             * Format: date-time
             * @description When the page stops working. At Plaid, someone who is signing in at that moment can still finish.
             * @example 2026-11-20T12:45:30.000Z
             */
            expires_at: string;
            /** @description The connections that this session has linked or made work again. In the status `duplicate`: those that have the accounts already. Empty until the session has ended. */
            connection_ids: components["schemas"]["Uuid"][];
            error: components["schemas"]["LinkSessionError"];
        };
        /** @description Which connections to sync, and how much to fetch. Without a body, every active connection is synced. */
        TriggerSyncRequest: {
            /**
             * Format: uuid
             * @description The connection to sync. If null or omitted, every active connection is synced, one after another.
             */
            connection_id?: string | null;
            /**
             * @description Fetch everything that the provider has again instead of what changed since the last sync, and compare it with what is stored. Use it when stored transactions do not match the bank's. A user's edits and deletions stay.
             * @default false
             */
            full?: boolean;
        };
        /** @description A connection that is not synced, and why. */
        SkippedConnection: {
            connection_id: components["schemas"]["Uuid"];
            /**
             * @description Why the connection was left out. `error`: its last sync failed, and it is retried on schedule; name it in `connection_id` to sync it now. `pending_reauth`: the user must sign in at the institution again. `disconnected`: it has been removed. `sync_not_supported`: its transactions come from files. `sync_in_progress`: a sync is queued or running. Clients must tolerate values they do not know.
             * @example pending_reauth
             */
            reason: "error" | "pending_reauth" | "disconnected" | "sync_not_supported" | "sync_in_progress" | (string & {});
        };
        /** @description The syncs that have been queued. */
        SyncTriggerResult: {
            /** @description What was started, in one sentence for a person to read. */
            message: string;
            /**
             * Format: uuid
             * @description The connection of the request; null if the request was for every active connection.
             */
            connection_id: string | null;
            /** @description The ids of the syncs that were queued. Read each with `GET /sync-logs/{id}`. */
            sync_log_ids: components["schemas"]["Uuid"][];
            /** @description The connections that a request for all of them skipped, in the order in which they were linked; at most 500. Empty if the request named a connection. */
            skipped: components["schemas"]["SkippedConnection"][];
        };
        /** @description The current state of a connection. */
        ConnectionEvent: {
            connection_id: components["schemas"]["Uuid"];
            /**
             * @description The name of the institution.
             * @example First Platypus Bank
             */
            institution_name: string;
            status: components["schemas"]["ConnectionStatus"];
            /**
             * @description The provider's own error code, such as `ITEM_LOGIN_REQUIRED`. Null when there is no error.
             * @example null
             */
            error_code: string | null;
            /**
             * @description What is wrong with the login, in the provider's words. Null when there is no error.
             * @example null
             */
            error_message: string | null;
            last_synced_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description A connection that no longer exists, or that the API key no longer reaches. */
        ConnectionDeletedEvent: {
            connection_id: components["schemas"]["Uuid"];
        };
        /** @description The current state of a sync, in progress or ended. */
        SyncEvent: {
            sync_log_id: components["schemas"]["Uuid"];
            connection_id: components["schemas"]["Uuid"];
            trigger: components["schemas"]["SyncTrigger"];
            status: components["schemas"]["SyncStatus"];
            /**
             * @description How many additions, changes and removals the provider has delivered so far. It rises while the sync runs.
             * @example 5
             */
            fetched_count: number;
            /**
             * @description How many transactions were added. 0 until the sync has succeeded.
             * @example 4
             */
            added_count: number;
            /**
             * @description How many transactions were changed. 0 until the sync has succeeded.
             * @example 1
             */
            modified_count: number;
            /**
             * @description How many transactions were removed. 0 until the sync has succeeded.
             * @example 0
             */
            removed_count: number;
            /**
             * @description The provider's own error code. Null when the sync did not fail.
             * @example null
             */
            error_code: string | null;
            /**
             * @description What went wrong, for people. Null when the sync did not fail.
             * @example null
             */
            error: string | null;
            started_at: components["schemas"]["Timestamp"];
            completed_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description The present state is complete. What follows are changes. */
        ReadyEvent: {
            /**
             * @description After how many seconds without an event the server sends a comment.
             * @example 20
             */
            heartbeat_seconds: number;
        };
        /** @description The events of `GET /events`. Each property is the name of an event, and its schema is that of the event's `data`. */
        ServerEvents: {
            connection?: components["schemas"]["ConnectionEvent"];
            connection_deleted?: components["schemas"]["ConnectionDeletedEvent"];
            sync?: components["schemas"]["SyncEvent"];
            ready?: components["schemas"]["ReadyEvent"];
        };
        /**
         * @description Something that a person should know about a sync although it succeeded.
         * @example {
         *       "code": "REMOVALS_UNCONFIRMED",
         *       "message": "The bank left out 34 transactions that it listed before. They stay until a listing at least ten minutes later leaves them out too.",
         *       "account_id": "0190f3a4-22bb-7c01-9f30-6b5a4c3d2e04"
         *     }
         */
        SyncWarning: {
            /** @description What the warning is about. `REMOVALS_UNCONFIRMED`: the bank left out so many transactions that they stay until another listing, at least ten minutes later, leaves them out too. `FILE_ROWS_REMOVED`: the bank began to provide days that had transactions from files, and those that it does not have were removed. More codes may be added. */
            code: string;
            /** @description The warning in a sentence. */
            message: string;
            /** @description The account that it concerns. */
            account_id: components["schemas"]["Uuid"];
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
            /** @description The provider's own error code. Null when the sync did not fail. */
            error_code: string | null;
            /** @description What went wrong, for people. Null when the sync did not fail. */
            error: string | null;
            /** @description What a person should know about a sync although it succeeded, such as transactions that the bank left out and that stay until the next sync confirms it. Usually empty. */
            warnings: components["schemas"]["SyncWarning"][];
            started_at: components["schemas"]["Timestamp"];
            completed_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description A page of sync logs, newest first. */
        SyncLogList: {
            /** @description The syncs of this page. */
            data: components["schemas"]["SyncLog"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description What a sync changed in one account. */
        SyncLogAccount: {
            account_id: components["schemas"]["Uuid"];
            /** @description The name of the account. */
            account_name: string;
            /** @description How many transactions were added. */
            added_count: number;
            /** @description How many transactions were changed. */
            modified_count: number;
            /** @description How many transactions were removed. */
            removed_count: number;
        };
        /** @description One sync with its counts for each account. */
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
            /** @description The provider's own error code. Null when the sync did not fail. */
            error_code: string | null;
            /** @description What went wrong, for people. Null when the sync did not fail. */
            error: string | null;
            /** @description What a person should know about a sync although it succeeded, such as transactions that the bank left out and that stay until the next sync confirms it. Usually empty. */
            warnings: components["schemas"]["SyncWarning"][];
            started_at: components["schemas"]["Timestamp"];
            completed_at: components["schemas"]["NullableTimestamp"];
            /** @description The counts of each account that the sync changed. */
            accounts: components["schemas"]["SyncLogAccount"][];
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
            /** @description The transactions in quarantine of this page. */
            data: components["schemas"]["QuarantinedTransaction"][];
            /** @description Send it as `cursor` to get the next page; null on the last one. */
            next_cursor: string | null;
            /** @description Whether there is a next page, which is so exactly when `next_cursor` is not null. */
            has_more: boolean;
        };
        /**
         * @description The ISO 4217 currency code of the amount. Null when the bank does not provide it, or when the currency only has an
         *     `unofficial_currency_code`.
         * @example USD
         */
        CurrencyCode: string | null;
        /**
         * @description The code of a currency that ISO 4217 does not list, such as `BTC`, `ETH` or the points of an airline. Null when the
         *     currency has an `iso_currency_code`, or when the bank does not provide any.
         * @example null
         */
        UnofficialCurrencyCode: string | null;
        /**
         * @description Whether the bank still holds the account. `open`: the provider lists it. `closed`: the provider lists it as closed. `missing`: the provider no longer lists it. Leave the balance of an account that is not open out of totals; its history stays. An account that the provider lists again becomes `open`. Clients must tolerate values that they do not know.
         * @example open
         */
        AccountStatus: "open" | "closed" | "missing" | (string & {});
        /** @description An account at an institution. */
        Account: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /**
             * Format: uuid
             * @description The id of the connection that feeds the account. Null when none does.
             */
            connection_id: string | null;
            /**
             * Format: uuid
             * @description The user the account is attributed to: the user of its connection, unless it was assigned to another one.
             */
            user_id: string | null;
            /** @description The name of the user the account is attributed to. Null when there is none. */
            user_name: string | null;
            /** @description The name of the account at the institution. */
            name: string;
            /** @description The full product name at the institution. Null when the institution does not provide it. */
            official_name: string | null;
            /** @description The name that the household has given the account. Null when it has not. */
            display_name: string | null;
            /** @description The type of the account: `depository`, `credit`, `loan`, `investment` or `other`. New values may be added. */
            type: "depository" | "credit" | "loan" | "investment" | "other" | (string & {});
            /**
             * @description The subtype of the account, such as `checking` or `credit card`. Null when the institution does not provide
             *     it.
             */
            subtype: string | null;
            /** @description The last digits of the account number. Null when the institution does not provide them. */
            mask: string | null;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
            /**
             * Format: double
             * @description The current balance. On credit accounts and loans a positive balance is the amount owed. Null when the
             *     institution does not provide it.
             */
            balance_current: number | null;
            /**
             * Format: double
             * @description The amount that can be spent or withdrawn. Null when the institution does not provide it.
             */
            balance_available: number | null;
            /**
             * Format: double
             * @description The credit limit. Null when there is none or the institution does not provide it.
             */
            balance_limit: number | null;
            balance_updated_at: components["schemas"]["NullableTimestamp"];
            /** @description The name of the institution. */
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
            /**
             * Format: uuid
             * @description The id of the account that this one was merged into. A merged account is in no list and holds no visible transactions. Null when it was not merged.
             * @example null
             */
            merged_into_account_id: string | null;
            /**
             * @description Whether the account is a second view of an account that is linked elsewhere. Such accounts are left out of
             *     totals.
             */
            is_dependent_linked: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of accounts, ordered by institution and name. Accounts of disconnected connections are left out. */
        AccountList: {
            /** @description The accounts of this page. */
            data: components["schemas"]["Account"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description An account that is kept by hand. */
        CreateAccountRequest: {
            /** @description The name of the account. */
            name: string;
            /**
             * @description The type of the account. Balances of `credit` and `loan` are what is owed, all others what is owned.
             * @enum {string}
             */
            type: "depository" | "credit" | "loan" | "investment" | "other";
            /** @description The ISO 4217 code of its currency. */
            iso_currency_code: string;
            /** @description The household member whose account it is. */
            user_id: components["schemas"]["Uuid"];
            /** @description What kind of account it is, in words of your own. */
            subtype?: string;
            /**
             * @description Where the account is kept.
             * @default Manual
             */
            institution_name?: string;
        };
        /** @description What the deletion of an account deletes. */
        AccountDeletion: {
            /** @description Whether nothing was deleted. */
            dry_run: boolean;
            account_id: components["schemas"]["Uuid"];
            /** @description The name to confirm the deletion with. */
            name: string;
            /** @description The number of transactions, with deleted and removed ones, and those of accounts merged into this one. */
            transactions_count: number;
            /** @description The number of reported balances. */
            balances_count: number;
            /** @description The number of imports of files into these accounts alone. */
            imports_count: number;
            /** @description The number of accounts merged into this one. */
            merged_accounts_count: number;
            /** @description Whether the connection goes too, because this is its last account. */
            connection_deleted: boolean;
        };
        /** @description The fields of an account to update. Fields that are left out keep their values. */
        UpdateAccountRequest: {
            /** @description The name to show instead of the institution's. Null removes it. */
            display_name?: string | null;
            /**
             * Format: uuid
             * @description The user to attribute the account to. Null restores the user of the connection.
             */
            user_id?: string | null;
            /** @description Whether the account is a second view of one that is linked elsewhere, and is left out of totals. */
            is_dependent_linked?: boolean;
        };
        /**
         * Format: date
         * @description A day of the years 0001 to 9999.
         * @example 2026-11-01
         */
        CalendarDay: string;
        /** @description A balance. */
        SetBalanceRequest: {
            /**
             * Format: double
             * @description The balance at the end of the day. For credit and loan accounts, positive is owed.
             */
            balance: number;
        };
        /** @description A balance at the end of a day. */
        DatedBalance: {
            /** @description The last day of the period. */
            date: components["schemas"]["CalendarDay"];
            /**
             * Format: double
             * @description The balance as an exact decimal, in the sign of the account's `balance_current`: for credit and loan accounts,
             *     positive is owed.
             */
            balance: number;
            /** @description Whether the balance was reported on that day. If not, it follows from the transactions. */
            reported: boolean;
        };
        /** @description The account that goes on. */
        MergeAccountRequest: {
            /**
             * Format: uuid
             * @description The id of the account that keeps its id, name and settings and takes the transactions.
             * @example 0190f3a2-9e77-7c55-a0d3-2b8c4d6e5f03
             */
            into_account_id: string;
        };
        /** @description The record of two accounts that were merged. */
        AccountMerge: {
            id: components["schemas"]["Uuid"];
            /**
             * Format: uuid
             * @description The id of the account that was hidden.
             * @example 0190f3a2-9e77-7c55-a0d3-2b8c4d6e5f04
             */
            source_account_id: string;
            /**
             * Format: uuid
             * @description The id of the account that holds the transactions of both.
             * @example 0190f3a2-9e77-7c55-a0d3-2b8c4d6e5f03
             */
            into_account_id: string;
            /**
             * @description The number of transactions that only the hidden account had and that moved.
             * @example 14
             */
            moved_count: number;
            /**
             * @description The number of transactions that both accounts had and that now exist once.
             * @example 230
             */
            paired_count: number;
            /**
             * Format: date-time
             * @description The time of the merge, in UTC.
             * @example 2026-11-20T08:15:30.000Z
             */
            merged_at: string;
            undone_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description A file upload as browsers send it. */
        CsvForm: {
            /**
             * Format: binary
             * @description The file to read.
             */
            file: string;
        };
        /**
         * @description The format of a file: `csv` and its kin, `ofx` (OFX 1, OFX 2 and QFX), `qif`, `camt` (CAMT.052, .053 and .054), `mt940`
         *     (MT940 and MT942). New values may be added.
         */
        FileFormat: "csv" | "ofx" | "qif" | "camt" | "mt940" | (string & {});
        /**
         * Format: date
         * @description A date in the bank's calendar. Null when the bank does not provide it.
         * @example 2026-11-19
         */
        NullableDate: string | null;
        /** @description An account of the file and the account that an import would put its rows in. */
        FilePreviewAccount: {
            /**
             * Format: uuid
             * @description The account. Null if an import would create it, or if it is not decided.
             */
            account_id: string | null;
            /** @description The name of the account. Null if neither the request nor the file names it. */
            name: string | null;
            /** @description The last characters of the number in the file. Null if the file does not state a number. */
            mask: string | null;
            /** @description The type of the account: `depository`, `credit`, `loan`, `investment` or `other`. New values may be added. */
            type: "depository" | "credit" | "loan" | "investment" | "other" | (string & {});
            iso_currency_code: components["schemas"]["CurrencyCode"];
            /** @description The number of rows of the file for this account. */
            row_count: number;
            first_date: components["schemas"]["NullableDate"];
            last_date: components["schemas"]["NullableDate"];
            /**
             * Format: double
             * @description The first opening balance that the file states. Null if it states none.
             */
            opening_balance: number | null;
            /**
             * Format: double
             * @description The last closing balance that the file states. Null if it states none.
             */
            closing_balance: number | null;
        };
        /** @description A row of the file as a transaction. */
        FileSampleRow: {
            /** @description The line in the file on which the row begins, counted from 1. */
            line: number;
            /**
             * Format: date
             * @description The day of booking in the bank's calendar.
             */
            date: string;
            /**
             * Format: double
             * @description The amount. Positive is money out, negative is money in.
             */
            amount: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            /** @description The name of the transaction. */
            name: string;
            /** @description The other party. Null if the file does not name it. */
            merchant_name: string | null;
            /** @description Whether the bank has not booked it yet. */
            pending: boolean;
        };
        /** @description A line of the file that is not a transaction. */
        CsvSkippedLine: {
            /** @description The line number in the file, counted from 1. */
            line: number;
            /** @description Why the line was skipped, as a sentence for people. */
            reason: string;
        };
        /**
         * @description Something that the server decided about a file although the file does not state it, with the evidence. A wrong
         *     assumption can be corrected by importing the file again with the parameter of that name.
         */
        Assumption: {
            /** @description The subject of the decision, usually the name of the parameter that would decide otherwise. */
            what: string;
            /** @description The value that was assumed, as that parameter takes it. */
            value: string;
            /** @description The evidence, as a sentence for people. */
            because: string;
        };
        /** @description What a file holds and what an import of it would do. */
        FilePreview: {
            format: components["schemas"]["FileFormat"];
            /** @description The accounts of the file. Empty while the file cannot be read because of a question. */
            accounts: components["schemas"]["FilePreviewAccount"][];
            /** @description The number of transactions in the file. Null while the file cannot be read because of a question. */
            row_count: number | null;
            /** @description The first rows of the file. */
            sample_rows: components["schemas"]["FileSampleRow"][];
            /** @description The lines that an import would skip. */
            skipped: components["schemas"]["CsvSkippedLine"][];
            /** @description What was decided although the file does not state it. */
            assumptions: components["schemas"]["Assumption"][];
            /** @description What must be answered before the file can be imported. Empty if it can be imported as it is. */
            questions: components["schemas"]["Question"][];
        };
        /** @description What an import did to one account. Every row of the file is in one of the counts or in `skipped`. */
        FileImportAccount: {
            account_id: components["schemas"]["Uuid"];
            /** @description The number of rows that became new transactions. */
            added_count: number;
            /** @description The number of stored transactions that the file changed. */
            updated_count: number;
            /** @description The number of rows that were stored before as they are in the file. */
            unchanged_count: number;
            /** @description The lines that are not transactions, with the reason. */
            skipped: components["schemas"]["CsvSkippedLine"][];
        };
        /** @description A transaction that stays although its import was taken back. */
        KeptTransaction: {
            transaction_id: components["schemas"]["Uuid"];
            /**
             * @description `edited`: a user has set its category or its tags. `deleted`: a user has deleted it, which stays so. `confirmed`:
             *     another import, or the bank itself, has it as well. `moved`: it is in another account now. New values may be added.
             */
            reason: "edited" | "deleted" | "confirmed" | "moved" | (string & {});
        };
        /** @description The result of an import. */
        FileImportResult: {
            import_id: components["schemas"]["Uuid"];
            connection_id: components["schemas"]["Uuid"];
            /** @description The accounts of the file. */
            accounts: components["schemas"]["FileImportAccount"][];
            /** @description What was decided although the file does not state it. */
            assumptions: components["schemas"]["Assumption"][];
            /** @description The earlier imports of the same file that this one continues. */
            replaced_import_ids: components["schemas"]["Uuid"][];
            /**
             * @description The first thousand transactions of the replaced imports that the file does not have as it is read now, and that
             *     stay all the same.
             */
            kept: components["schemas"]["KeptTransaction"][];
        };
        /**
         * @description `imported`: in force. `replaced`: a later import of the same file continues it. `taken_back`: taken back by a request.
         *     New values may be added.
         */
        ImportStatus: "imported" | "replaced" | "taken_back" | (string & {});
        /** @description What an import did to one account. */
        ImportAccount: {
            account_id: components["schemas"]["Uuid"];
            /** @description Whether the import created the account. */
            is_new: boolean;
            /** @description The number of rows that became new transactions. */
            added_count: number;
            /** @description The number of stored transactions that the file changed. */
            updated_count: number;
            /** @description The number of rows that were stored before as they are in the file. */
            unchanged_count: number;
            /** @description The number of lines that are not transactions. */
            skipped_count: number;
        };
        /** @description One import of a file. It can be taken back as a whole. */
        FileImport: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            connection_id: components["schemas"]["Uuid"];
            format: components["schemas"]["FileFormat"];
            status: components["schemas"]["ImportStatus"];
            /** @description The accounts of the file. */
            accounts: components["schemas"]["ImportAccount"][];
            /** @description What was decided although the file does not state it. */
            assumptions: components["schemas"]["Assumption"][];
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: uuid
             * @description The later import of the same file that continues this one. Null unless `status` is `replaced`.
             */
            replaced_by: string | null;
            taken_back_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description A page of imports, newest first. */
        ImportList: {
            /** @description The imports of this page. */
            data: components["schemas"]["FileImport"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description What was undone, and what stays. */
        TakenBackImport: {
            file_import: components["schemas"]["FileImport"];
            /** @description The number of transactions that were removed because the import had added them. */
            removed_count: number;
            /** @description The number of transactions that are again as they were before the import. */
            restored_count: number;
            /** @description The number of transactions that the import had added and that stay. */
            kept_count: number;
            /** @description The first thousand of the transactions that stay, with the reason. */
            kept: components["schemas"]["KeptTransaction"][];
        };
        /**
         * @description The column of each field: its header, or its number if the header is empty or not unique. The values can be sent
         *     as the parameters of the same names with `_column` appended.
         */
        CsvMapping: {
            /** @description The column with the date. */
            date: string | null;
            /** @description The column with the amount. Null if money out and money in have a column each. */
            amount: string | null;
            /** @description The column with money out. */
            debit: string | null;
            /** @description The column with money in. */
            credit: string | null;
            /** @description The column with the name of the transaction. */
            description: string | null;
            /** @description The column with the other party. */
            merchant: string | null;
            /** @description The column with the currency. */
            currency: string | null;
            /** @description The column whose words say whether money went out or came in. */
            direction: string | null;
            /** @description The column that says whether a row is booked. Rows that are not booked are skipped. */
            status: string | null;
            /** @description The column with a fee that is taken from the account on top of the amount. Null if the amounts contain it. */
            fee: string | null;
        };
        /** @description The transaction that a row of the file would become. */
        CsvSampleTransaction: {
            /**
             * Format: date
             * @description The day of booking in the bank's calendar.
             */
            date: string;
            /**
             * Format: double
             * @description The amount. Positive is money out, negative is money in.
             */
            amount: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            /** @description The name of the transaction. */
            name: string;
            /** @description The other party. Null if the file does not name it. */
            merchant_name: string | null;
        };
        /** @description A row of the file and the transaction it would become. */
        CsvSampleRow: {
            /** @description The line number in the file, counted from 1. */
            line: number;
            /** @description The cells of the row, as the file has them. */
            cells: string[];
            /** @description The transaction that the row would become. Null if the row would be skipped or something is undecided. */
            transaction: components["schemas"]["CsvSampleTransaction"] | null;
        };
        /** @description Something that the file does not show. */
        CsvUndecided: {
            /** @description The parameter that decides it. */
            parameter: string;
            /** @description What is not known, for people. */
            message: string;
        };
        /** @description The layout of a file and what an import of it would do. */
        CsvPreview: {
            /** @description The encoding of the text, such as `utf-8`. New values may be added. */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1250" | "windows-1251" | "windows-1252" | "windows-1253" | "windows-1254" | "windows-1255" | "windows-1256" | "windows-1257" | "windows-874" | "iso-8859-2" | "iso-8859-15" | "koi8-r" | "shift_jis" | "euc-jp" | "gb18030" | "big5" | "euc-kr" | (string & {});
            /** @description What separates the cells. New values may be added. */
            delimiter: "comma" | "semicolon" | "tab" | "pipe" | (string & {});
            /** @description The line number of the header, counted from 1. Null if the file has no header. */
            header_line: number | null;
            /** @description The headers of the columns; empty for a file without a header. */
            headers: string[];
            /** @description The bank whose export format was recognised. Null if none was. */
            template: string | null;
            mapping: components["schemas"]["CsvMapping"];
            /** @description The format of the dates. Null if it is not decided. */
            date_format: string | null;
            /** @description The decimal separator, `point` or `comma`. Null if no amount has decimals, or if it is not decided. */
            decimal_separator: "point" | "comma" | (string & {}) | null;
            /**
             * @description The meaning of positive amounts. Null if columns or words give the direction, or if it could not be
             *     determined.
             */
            positive_is: "debit" | "credit" | (string & {}) | null;
            /** @description The number of transactions in the file. Null while something is undecided. */
            row_count: number | null;
            /** @description The first rows of the file. */
            sample_rows: components["schemas"]["CsvSampleRow"][];
            /** @description The lines that an import would skip. */
            skipped: components["schemas"]["CsvSkippedLine"][];
            /** @description What the file does not show. Empty if the file can be imported with the given parameters. */
            undecided: components["schemas"]["CsvUndecided"][];
            /** @description Decisions that rest on weak evidence, for a person to check. */
            notes: string[];
            /** @description What was decided although the file does not state it. */
            assumptions: components["schemas"]["Assumption"][];
            /** @description What must be answered before the file can be imported, with the choices. */
            questions: components["schemas"]["Question"][];
        };
        /**
         * @description The result of an import. Every row of the file, except the header and blank lines, is in one of the counts or in
         *     `skipped`.
         */
        CsvImportResult: {
            import_id: components["schemas"]["Uuid"];
            connection_id: components["schemas"]["Uuid"];
            account_id: components["schemas"]["Uuid"];
            /** @description The number of transactions that were added. */
            added_count: number;
            /** @description The number of transactions that were changed. */
            updated_count: number;
            /** @description The number of rows that were there already. */
            unchanged_count: number;
            /** @description The lines that were skipped, with the reason. */
            skipped: components["schemas"]["CsvSkippedLine"][];
            /** @description What was decided although the file does not state it. */
            assumptions: components["schemas"]["Assumption"][];
        };
        /**
         * @description The identifier of a category: lowercase letters, digits and hyphens.
         * @example food-and-drink
         */
        CategorySlug: string;
        /**
         * Format: double
         * @description An amount, an exact decimal. Positive is money out.
         * @example 10.5
         */
        DecimalAmount: number;
        /**
         * @description A text to search for, of 2 to 200 characters.
         * @example coffee
         */
        SearchText: string;
        /**
         * @description How a search matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
         *     tolerates typing errors.
         * @enum {string}
         */
        TextSearchMode: "contains" | "words" | "fuzzy";
        /**
         * @description The identifier of a tag: lowercase letters, digits and hyphens.
         * @example trip
         */
        TagSlug: string;
        /** @description Slugs of tags, at most 20. */
        TagSlugList: components["schemas"]["TagSlug"][];
        /** @description A transaction with the requested fields; all fields if `fields` is omitted. */
        PartialTransaction: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            account_id?: components["schemas"]["Uuid"];
            /** @description The provider's id of the transaction. It may change when a pending transaction posts. */
            external_transaction_id?: string;
            /** @description The provider's id of the pending transaction that became this one. Null when there was none. */
            pending_transaction_id?: string | null;
            /**
             * Format: double
             * @description Positive is money out, negative is money in. Exact to the stored decimals.
             */
            amount?: number;
            iso_currency_code?: components["schemas"]["CurrencyCode"];
            unofficial_currency_code?: components["schemas"]["UnofficialCurrencyCode"];
            /**
             * Format: date
             * @description The date the transaction posted, in the bank's calendar. For a pending transaction, the date it occurred.
             */
            date?: string;
            datetime?: components["schemas"]["NullableTimestamp"];
            authorized_date?: components["schemas"]["NullableDate"];
            authorized_datetime?: components["schemas"]["NullableTimestamp"];
            /** @description The description that the bank gives the transaction. */
            name?: string;
            /** @description The name of the merchant, as cleaned up by the provider. Null when it is unknown. */
            merchant_name?: string | null;
            /**
             * @description The slug of the category: the user's override, or else the category set by a rule, or else the provider's
             *     category.
             */
            category_slug?: string | null;
            /** @description The primary category, in `UPPER_SNAKE_CASE`. */
            category_primary?: string | null;
            /** @description The detailed category, in `UPPER_SNAKE_CASE`. Null when the transaction is in a primary category. */
            category_detailed?: string | null;
            /** @description Whether the user has set the category. */
            category_override?: boolean;
            /** @description The payment channel: `in store`, `online` or `other`. New values may be added. Null when it is unknown. */
            payment_channel?: string | null;
            /** @description Whether the bank may still change or drop the transaction. */
            pending?: boolean;
            /** @description The slugs of the transaction's tags, in alphabetical order. */
            tags?: string[];
            /**
             * Format: uuid
             * @description The id that the two sides of a transfer between accounts of the household have in common, card payments included.
             *     Null when the transaction is not such a transfer.
             * @example null
             */
            transfer_pair_id?: string | null;
            created_at?: components["schemas"]["Timestamp"];
            updated_at?: components["schemas"]["Timestamp"];
        };
        /** @description A page of transactions. */
        TransactionList: {
            /** @description The transactions of this page. */
            data: components["schemas"]["PartialTransaction"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description The number of matching results. */
        Count: {
            /** @description The number of transactions that match. */
            count: number;
        };
        /** @description The transactions of one group in one currency. */
        GroupTotal: {
            /** @description The slug of the category, the month, the Monday of the week, or the day. */
            group: string;
            /**
             * Format: double
             * @description The sum of the amounts, an exact decimal. Positive is money out.
             */
            total: number;
            /** @description The number of transactions. */
            count: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
        };
        /**
         * @description Totals by group, one row for each currency, official or unofficial. Transactions without a currency are a row of
         *     their own. Sums are exact.
         */
        TransactionSummary: {
            /** @description One row for each group and currency, in the order of the groups. */
            data: components["schemas"]["GroupTotal"][];
        };
        /** @description The transactions with one merchant in one currency. */
        MerchantTotal: {
            /** @description The merchant, or the transaction's name if the merchant is unknown. */
            merchant_name: string;
            /** @description The number of transactions. */
            count: number;
            /**
             * Format: double
             * @description The sum of the amounts, an exact decimal. Positive is money out.
             */
            total: number;
            /**
             * Format: double
             * @description The total divided by the count, with two more decimals than the amounts.
             */
            average: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
        };
        /**
         * @description A page of totals by merchant, one row for each merchant and currency, most transactions first. Amounts in different
         *     currencies, official or unofficial, are never added up.
         */
        MerchantSummary: {
            /** @description One row for each merchant and currency, most transactions first. */
            data: components["schemas"]["MerchantTotal"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /**
         * @description Whether to change nothing and only say what would change.
         * @default false
         */
        DryRun: boolean;
        /**
         * @description Exactly how many transactions must change. With another number nothing changes, and the answer is 409
         *     `COUNT_MISMATCH`.
         */
        ExpectedCount: number;
        /**
         * @description Stands for the transactions that a dry run would have changed. A request with it changes exactly these, or nothing:
         *     then the answer is 409 `COUNT_MISMATCH`.
         */
        DryRunToken: string;
        /** @description Up to 500 transaction ids and the category to set. */
        BatchCategorizeRequest: {
            /** @description The ids of the transactions, at most 500. */
            transaction_ids: components["schemas"]["Uuid"][];
            /** @description The slug of the category to set. */
            category_slug: string;
            dry_run?: components["schemas"]["DryRun"];
            expected_count?: components["schemas"]["ExpectedCount"];
            dry_run_token?: components["schemas"]["DryRunToken"];
        };
        /**
         * Format: uuid
         * @description The id by which the change can be undone for 30 days. Null for a dry run, and where nothing changed.
         */
        UndoableOperationId: string | null;
        /**
         * @description Only after a dry run: send it with the same request to change exactly these transactions, or nothing if they are
         *     others by then.
         */
        DryRunTokenResult: string | null;
        /** @description How many transactions a request that may change many of them has changed, or would change. */
        MassWriteResult: {
            /** @description The number of transactions that changed, or would change. */
            updated_count: number;
            /** @description Whether this only says what would change. */
            dry_run: boolean;
            operation_id: components["schemas"]["UndoableOperationId"];
            dry_run_token: components["schemas"]["DryRunTokenResult"];
        };
        /** @description The filters of `listTransactions`, with the same names and meaning. */
        TransactionFilters: {
            account_id?: components["schemas"]["IdOrShortId"];
            user_id?: components["schemas"]["IdOrShortId"];
            /** @description Only transactions of this category. A primary category includes its children. */
            category_slug?: components["schemas"]["CategorySlug"];
            /** @description Only transactions on or after this date. */
            start_date?: components["schemas"]["CalendarDay"];
            /** @description Only transactions before this date. */
            end_date?: components["schemas"]["CalendarDay"];
            /** @description Only transactions of at least this amount. */
            min_amount?: components["schemas"]["DecimalAmount"];
            /** @description Only transactions of at most this amount. */
            max_amount?: components["schemas"]["DecimalAmount"];
            /** @description Only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives. */
            search?: components["schemas"]["SearchText"];
            /** @description Leave out transactions that `search` with this text would return. */
            exclude_search?: components["schemas"]["SearchText"];
            /** @default contains */
            search_mode?: components["schemas"]["TextSearchMode"];
            /** @description Only pending or only posted transactions. If omitted, both. */
            pending?: boolean;
            /** @description Only transactions that have all of these tags. */
            tags?: components["schemas"]["TagSlugList"];
            /** @description Only transactions that have at least one of these tags. */
            any_tag?: components["schemas"]["TagSlugList"];
            /** @description Only the transactions of this transfer. */
            transfer_pair_id?: components["schemas"]["Uuid"];
        };
        /** @description The filters that select the transactions, and the category to set. */
        BulkRecategorizeRequest: {
            filters: components["schemas"]["TransactionFilters"];
            /** @description The slug of the category to set. */
            category_slug: string;
            dry_run?: components["schemas"]["DryRun"];
            expected_count?: components["schemas"]["ExpectedCount"];
            dry_run_token?: components["schemas"]["DryRunToken"];
        };
        /** @description A transaction. It keeps its id while the bank changes it from pending to posted. */
        Transaction: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            account_id: components["schemas"]["Uuid"];
            /** @description The provider's id of the transaction. It may change when a pending transaction posts. */
            external_transaction_id: string;
            /** @description The provider's id of the pending transaction that became this one. Null when there was none. */
            pending_transaction_id: string | null;
            /**
             * Format: double
             * @description Positive is money out, negative is money in. A decimal, at most 18 digits after the point, exact: read it with a
             *     decimal type where floating point would round it.
             */
            amount: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
            /**
             * Format: date
             * @description The date the transaction posted, in the bank's calendar. For a pending transaction, the date it occurred.
             */
            date: string;
            datetime: components["schemas"]["NullableTimestamp"];
            authorized_date: components["schemas"]["NullableDate"];
            authorized_datetime: components["schemas"]["NullableTimestamp"];
            /** @description The description that the bank gives the transaction. */
            name: string;
            /** @description The name of the merchant, as cleaned up by the provider. Null when it is unknown. */
            merchant_name: string | null;
            /**
             * @description The slug of the category: the user's override, or else the category set by a rule, or else the provider's
             *     category.
             */
            category_slug: string | null;
            /** @description The primary category, in `UPPER_SNAKE_CASE`. */
            category_primary: string | null;
            /** @description The detailed category, in `UPPER_SNAKE_CASE`. Null when the transaction is in a primary category. */
            category_detailed: string | null;
            /** @description Whether the user has set the category. */
            category_override: boolean;
            /** @description The payment channel: `in store`, `online` or `other`. New values may be added. Null when it is unknown. */
            payment_channel: string | null;
            /** @description Whether the bank may still change or drop the transaction. */
            pending: boolean;
            /** @description The slugs of the transaction's tags, in alphabetical order. */
            tags: string[];
            /**
             * Format: uuid
             * @description The id that the two sides of a transfer between accounts of the household have in common, card payments included.
             *     Null when the transaction is not such a transfer.
             * @example null
             */
            transfer_pair_id: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description The other side of a transfer. */
        PairTransferRequest: {
            /** @description The transaction on another account of the household that is the other side. */
            transaction_id: components["schemas"]["Uuid"];
        };
        /** @description The category to set. */
        SetCategoryRequest: {
            /** @description The slug of the category to set. */
            category_slug: string;
        };
        /** @description The cashflow of one group in one currency. Unlike amounts of transactions, all of these count what they name. */
        CashflowGroup: {
            /** @description The month, the Monday of the week, or the slug of the category. */
            group: string;
            /**
             * Format: double
             * @description Money in, an exact decimal. Negative when more income was taken back than came in.
             */
            income: number;
            /**
             * Format: double
             * @description Money out less refunds, an exact decimal. Negative when refunds exceed what was spent.
             */
            spending: number;
            /**
             * Format: double
             * @description Income less spending, an exact decimal.
             */
            net: number;
            /**
             * Format: double
             * @description Money that arrived from other accounts of the household, an exact decimal.
             */
            transfers_in: number;
            /**
             * Format: double
             * @description Money that left for other accounts of the household, an exact decimal.
             */
            transfers_out: number;
            /** @description The number of transactions, transfers included. */
            count: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
        };
        /**
         * @description Income, spending and transfers by group, one row for each currency, official or unofficial. Transactions without a
         *     currency are a row of their own. Sums are exact.
         */
        Cashflow: {
            /** @description One row for each group and currency, in the order of the groups. */
            data: components["schemas"]["CashflowGroup"][];
        };
        /**
         * @description Compares the last reported balance with the first one and everything that posted since. A difference that a later
         *     report makes up for is one of timing and does not count.
         */
        BalanceProof: {
            /** @description Whether the opening balance and what posted add up to the reported balance. */
            holds: boolean;
            /** @description The day of the first report. */
            opening_date: components["schemas"]["CalendarDay"];
            /**
             * Format: double
             * @description The balance that was reported first, an exact decimal.
             */
            opening_balance: number;
            /**
             * Format: double
             * @description What the transactions that posted since have changed the balance by, an exact decimal.
             */
            posted: number;
            /** @description The day of the last report. */
            closing_date: components["schemas"]["CalendarDay"];
            /**
             * Format: double
             * @description The balance that was reported last, an exact decimal.
             */
            reported_balance: number;
            /**
             * Format: double
             * @description The reported balance less the opening balance and what posted, an exact decimal. 0 when the proof holds.
             */
            difference: number;
            /** @description The first day from which on reports and transactions do not agree. Null when the proof holds. */
            diverged_on: components["schemas"]["NullableDate"];
        };
        /** @description The balances of one account. */
        AccountBalances: {
            account_id: components["schemas"]["Uuid"];
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
            /** @description The balances in the order of their dates. Empty when none was ever reported. */
            balances: components["schemas"]["DatedBalance"][];
            /**
             * @description Whether all reports of the account and its transactions agree, whatever the dates of the request. Null with fewer
             *     than two reports.
             */
            proof: components["schemas"]["BalanceProof"] | null;
        };
        /** @description A page of accounts with their balances, in the order in which the accounts were created. */
        BalanceHistory: {
            /** @description The accounts of this page. */
            data: components["schemas"]["AccountBalances"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description The balance of all accounts of one type. */
        TypeBalance: {
            /** @description The type of the accounts: `depository`, `credit`, `loan`, `investment` or `other`. New values may be added. */
            type: "depository" | "credit" | "loan" | "investment" | "other" | (string & {});
            /**
             * Format: double
             * @description The sum of the balances, an exact decimal. For credit and loan accounts, positive is owed.
             */
            balance: number;
        };
        /** @description What the household owns and owes in one currency at the end of a day. */
        NetWorthEntry: {
            /** @description The last day of the period. */
            date: components["schemas"]["CalendarDay"];
            /**
             * Format: double
             * @description The balances of all accounts but credit and loan accounts, an exact decimal.
             */
            assets: number;
            /**
             * Format: double
             * @description What is owed on credit and loan accounts, an exact decimal.
             */
            liabilities: number;
            /**
             * Format: double
             * @description Assets less liabilities, an exact decimal.
             */
            net: number;
            /** @description The balances by type of account, in alphabetical order. */
            by_type: components["schemas"]["TypeBalance"][];
            /** @description The number of accounts that count on this date. */
            accounts_count: number;
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
        };
        /** @description What the household owns and owes, one row for each date and currency. */
        NetWorth: {
            /** @description In the order of the dates, then of the currencies. */
            data: components["schemas"]["NetWorthEntry"][];
        };
        /** @description What one check found. */
        DiagnosticCheck: {
            /** @description The name of the check. */
            name: string;
            /**
             * @description The finding: `ok`, `warning`, `problem`, or `not_configured` when there is nothing to check. New values may be
             *     added.
             */
            verdict: "ok" | "warning" | "problem" | "not_configured" | (string & {});
            /** @description What was found, in a sentence. */
            summary: string;
            /** @description What to do about it. Null when there is nothing to do. */
            advice: string | null;
        };
        /** @description What the checks of the server found. */
        Diagnostics: {
            /**
             * @description The worst finding: `ok`, `warning` (it works, but should be changed) or `problem` (something does not work, or data
             *     may be lost). New values may be added.
             */
            status: "ok" | "warning" | "problem" | (string & {});
            /** @description The checks, in the order in which their problems should be fixed. */
            checks: components["schemas"]["DiagnosticCheck"][];
            /** @description When the checks ended. */
            checked_at: components["schemas"]["Timestamp"];
        };
        /** @description A change of the amount of a stream. */
        PriceChange: {
            /** @description The date of the first transaction with the new amount. */
            date: components["schemas"]["CalendarDay"];
            /**
             * Format: double
             * @description The amount before, an exact decimal.
             */
            from_amount: number;
            /**
             * Format: double
             * @description The amount since, an exact decimal.
             */
            to_amount: number;
        };
        /** @description Transactions of one account and merchant that come at regular distances. */
        RecurringStream: {
            id: components["schemas"]["Uuid"];
            account_id: components["schemas"]["Uuid"];
            /** @description The merchant of the last transaction, or its name if the merchant is unknown. */
            name: string;
            /** @description The slug of the category of the last transaction. */
            category_slug: string;
            /** @description How often it comes: `weekly`, `biweekly`, `monthly`, `quarterly` or `yearly`. New values may be added. */
            cadence: "weekly" | "biweekly" | "monthly" | "quarterly" | "yearly" | (string & {});
            /** @description `active`, or `ended` when the next one is so late that it is not expected any more. New values may be added. */
            status: "active" | "ended" | (string & {});
            /** @description The number of transactions found. */
            occurrences_count: number;
            /** @description The date of the first transaction found. */
            first_date: components["schemas"]["CalendarDay"];
            /** @description The date of the last transaction. */
            last_date: components["schemas"]["CalendarDay"];
            /**
             * Format: double
             * @description The amount of the last transaction, an exact decimal. Positive is money out.
             */
            last_amount: number;
            /** @description Whether the amount is a price. If not, it differs from time to time. */
            has_fixed_amount: boolean;
            /**
             * Format: date
             * @description The day on which the next one is expected. Null when the stream has ended.
             * @example 2026-12-15
             */
            next_date: string | null;
            /**
             * Format: double
             * @description The amount that is expected: the last one of a fixed amount, else the middle one of the last three. Null when the
             *     stream has ended.
             * @example 15.49
             */
            next_amount: number | null;
            /** @description The changes of a fixed amount, in their order. */
            price_changes: components["schemas"]["PriceChange"][];
            iso_currency_code: components["schemas"]["CurrencyCode"];
            unofficial_currency_code: components["schemas"]["UnofficialCurrencyCode"];
        };
        /** @description A page of streams, those that are expected next first. */
        RecurringList: {
            /** @description The streams of this page. */
            data: components["schemas"]["RecurringStream"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A category of the two-level tree. A primary category has no `primary_slug`. */
        Category: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description The identifier of the category in filters, rules and transactions. It never changes. */
            slug: string;
            /** @description The name of the category, for people. */
            name: string;
            /** @description The slug of the primary category that this one belongs to. Null for a primary category. */
            primary_slug: string | null;
            /** @description What belongs in the category. May be empty. */
            description: string;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of categories, ordered by slug. */
        CategoryList: {
            /** @description The categories of this page. */
            data: components["schemas"]["Category"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A new category. Its slug cannot be changed later. */
        CreateCategoryRequest: {
            /** @description The identifier of the category: lowercase letters, digits and hyphens. It cannot be changed. */
            slug: string;
            /** @description The name of the category, for people. */
            name: string;
            /** @description The slug of the primary category it belongs to. Null makes a primary category. */
            primary_slug?: string | null;
            /**
             * @description What belongs in the category.
             * @default
             */
            description?: string;
        };
        /** @description The result of the import. */
        CategoryImportResult: {
            /** @description The number of categories that were created. */
            created_count: number;
            /** @description The number of categories that were changed. */
            updated_count: number;
        };
        /** @description The new values of a category. `description` and `primary_slug` are cleared if they are left out. */
        UpdateCategoryRequest: {
            /** @description The new name of the category. */
            name: string;
            /**
             * @description The slug of the primary category it moves to. Null makes it a primary category.
             * @default null
             */
            primary_slug?: string | null;
            /**
             * @description What belongs in the category.
             * @default
             */
            description?: string;
        };
        /** @description The result of deleting a category. */
        DeleteCategoryResult: {
            /** @description The number of transactions that were in the category. */
            affected_transactions: number;
        };
        /** @description The category to merge into. */
        MergeCategoryRequest: {
            /** @description The slug of the category that takes over transactions, children and rules. */
            into_slug: string;
            dry_run?: components["schemas"]["DryRun"];
            expected_count?: components["schemas"]["ExpectedCount"];
            dry_run_token?: components["schemas"]["DryRunToken"];
        };
        /** @description The result of the merge. */
        MergeCategoryResult: {
            /** @description The number of transactions that changed their category, or would. */
            reassigned_count: number;
            /** @description The slug of the category that no longer exists, or would not. */
            deleted_slug: string;
            /** @description Whether this only says what would change. */
            dry_run: boolean;
            operation_id: components["schemas"]["UndoableOperationId"];
            dry_run_token: components["schemas"]["DryRunTokenResult"];
        };
        /** @description A free label on transactions. */
        Tag: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description The identifier of the tag in filters, rules and transactions. It never changes. */
            slug: string;
            /** @description The name of the tag, for people. */
            display_name: string;
            /** @description What the tag is for. May be empty. */
            description: string;
            /** @description The color for display, such as `#d97706`. Null when none is set. */
            color: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of tags, ordered by slug. */
        TagList: {
            /** @description The tags of this page. */
            data: components["schemas"]["Tag"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A new tag. Its slug cannot be changed later. */
        CreateTagRequest: {
            /** @description The identifier of the tag: lowercase letters, digits and hyphens. It cannot be changed. */
            slug: string;
            /** @description The name of the tag, for people. */
            display_name: string;
            /**
             * @description What the tag is for.
             * @default
             */
            description?: string;
            /**
             * @description The color to show the tag in, as `#rrggbb`. Null leaves it to the client.
             * @default null
             */
            color?: string | null;
        };
        /** @description The fields of a tag to update. Fields that are left out keep their values. */
        UpdateTagRequest: {
            /** @description The new name of the tag. */
            display_name?: string;
            /** @description What the tag is for. */
            description?: string;
            /** @description The color to show the tag in, as `#rrggbb`. Null leaves it to the client. */
            color?: string | null;
        };
        /**
         * @description Matches every transaction: `{ "match": "every_transaction" }`, or in short `{}`. Some generated clients cannot read an
         *     empty object.
         */
        EveryTransaction: {
            /**
             * @description Always `every_transaction`.
             * @enum {string}
             */
            match?: "every_transaction";
        };
        /** @description All of these conditions match. */
        AllConditions: {
            /** @description The conditions, at most 100. */
            and: components["schemas"]["RuleCondition"][];
        };
        /** @description A condition inside another one: a comparison `{ field, op, value }`, or exactly one of `and`, `or` and `not`. */
        RuleCondition: components["schemas"]["AllConditions"] | components["schemas"]["AnyCondition"] | components["schemas"]["NotCondition"] | components["schemas"]["TextComparison"] | components["schemas"]["TextListComparison"] | components["schemas"]["AmountComparison"] | components["schemas"]["PendingComparison"] | components["schemas"]["TagsComparison"] | components["schemas"]["TagListComparison"];
        /** @description At least one of these conditions matches. */
        AnyCondition: {
            /** @description The conditions, at most 100. */
            or: components["schemas"]["RuleCondition"][];
        };
        /** @description The condition does not match. */
        NotCondition: {
            not: components["schemas"]["RuleCondition"];
        };
        /**
         * @description A text of the transaction. `category` is the slug; `category_primary` and `category_detailed` are compared as the
         *     transaction shows them. `account_name` is the display name of the account, or else its name at the institution.
         * @enum {string}
         */
        TextField: "name" | "merchant_name" | "category" | "category_primary" | "category_detailed" | "provider" | "account_id" | "account_name" | "user_id" | "user_name";
        /** @description Compare a text with one value. */
        TextComparison: {
            field: components["schemas"]["TextField"];
            /**
             * @description How to compare. Case is ignored, except by `matches`.
             * @enum {string}
             */
            op: "eq" | "neq" | "contains" | "not_contains" | "matches";
            /** @description The text, or for `matches` a regular expression. */
            value: string;
        };
        /** @description Compare a text with several values. */
        TextListComparison: {
            field: components["schemas"]["TextField"];
            /**
             * @description The text must equal one of the values, ignoring case.
             * @enum {string}
             */
            op: "in";
            /** @description The texts, at most 100. */
            value: string[];
        };
        /** @description Compare the amount. Positive is money out. */
        AmountComparison: {
            /**
             * @description Always `amount`.
             * @enum {string}
             */
            field: "amount";
            /**
             * @description How to compare.
             * @enum {string}
             */
            op: "eq" | "neq" | "gt" | "gte" | "lt" | "lte";
            /**
             * Format: double
             * @description The amount, an exact decimal.
             */
            value: number;
        };
        /** @description Match pending or posted transactions. */
        PendingComparison: {
            /**
             * @description Always `pending`.
             * @enum {string}
             */
            field: "pending";
            /**
             * @description How to compare.
             * @enum {string}
             */
            op: "eq" | "neq";
            /** @description True for pending, false for posted transactions. */
            value: boolean;
        };
        /**
         * @description The tags of the transaction.
         * @enum {string}
         */
        TagsField: "tags";
        /** @description Match transactions with or without a tag. */
        TagsComparison: {
            field: components["schemas"]["TagsField"];
            /**
             * @description Whether the tag must be present or absent.
             * @enum {string}
             */
            op: "contains" | "not_contains";
            /** @description The slug of the tag. */
            value: string;
        };
        /** @description Match transactions with at least one of several tags. */
        TagListComparison: {
            field: components["schemas"]["TagsField"];
            /**
             * @description At least one of the tags must be present.
             * @enum {string}
             */
            op: "in";
            /** @description The slugs of the tags, at most 100. */
            value: string[];
        };
        /**
         * @description The condition of a rule: a comparison `{ field, op, value }`, or exactly one of `and`, `or` and `not`, or `{}`, which
         *     matches every transaction and may be written as `{ "match": "every_transaction" }`. Conditions can be nested up to ten levels.
         *     Together they have at most 500 comparisons, 64 KiB, and 50 patterns.
         *
         *     A missing text is the empty string. Text comparison ignores case, except `matches`, which takes a regular
         *     expression in RE2 syntax that may match anywhere. Amounts are compared as decimals.
         */
        RuleConditions: components["schemas"]["EveryTransaction"] | components["schemas"]["AllConditions"] | components["schemas"]["AnyCondition"] | components["schemas"]["NotCondition"] | components["schemas"]["TextComparison"] | components["schemas"]["TextListComparison"] | components["schemas"]["AmountComparison"] | components["schemas"]["PendingComparison"] | components["schemas"]["TagsComparison"] | components["schemas"]["TagListComparison"];
        /** @description Set the category, unless the user has decided otherwise. */
        SetCategoryAction: {
            /**
             * @description Always `set_category`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "set_category";
            /** @description The slug of the category to set. */
            category_slug: string;
        };
        /** @description Add a tag, unless the user has decided otherwise. */
        AddTagAction: {
            /**
             * @description Always `add_tag`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "add_tag";
            /** @description The slug of the tag to add. */
            tag_slug: string;
        };
        /** @description Remove a tag, unless the user has decided otherwise. */
        RemoveTagAction: {
            /**
             * @description Always `remove_tag`. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "remove_tag";
            /** @description The slug of the tag to remove. */
            tag_slug: string;
        };
        /** @description What a rule does to a matching transaction. */
        RuleAction: components["schemas"]["SetCategoryAction"] | components["schemas"]["AddTagAction"] | components["schemas"]["RemoveTagAction"];
        /** @description A rule: conditions, and what to do with the transactions that match them. */
        Rule: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description The name of the rule, for people. */
            name: string;
            /** @description Whether the rule runs. */
            enabled: boolean;
            /**
             * @description The stage of the rule. Stages run in the order `baseline`, `standard`, `refinement`, `override`. Null if the
             *     rule has a priority of its own. New values may be added.
             */
            stage: string | null;
            /** @description The priority. Rules run from low to high, and the last rule that sets a category wins. */
            priority: number;
            /**
             * @description When the rule runs: `on_create` when a transaction is first stored, `on_change` when the provider changes
             *     it, `always` for both. New values may be added.
             */
            trigger: string;
            conditions: components["schemas"]["RuleConditions"];
            /** @description What the rule does to a matching transaction, in this order. */
            actions: components["schemas"]["RuleAction"][];
            /** @description Whether the rule is built in. A built-in rule can be disabled but not deleted. */
            is_system: boolean;
            /** @description How many transactions the rule has matched since it was created. */
            hit_count: number;
            last_hit_at: components["schemas"]["NullableTimestamp"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of rules, in the order in which they run. */
        RuleList: {
            /** @description The rules of this page. */
            data: components["schemas"]["Rule"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /**
         * @description When a rule runs, among all rules: `baseline` first, then `standard`, `refinement` and `override`.
         * @enum {string}
         */
        RuleStage: "baseline" | "standard" | "refinement" | "override";
        /** @description A rule to create or replace. */
        RuleRequest: {
            /** @description The name of the rule, for people. */
            name: string;
            /**
             * @description Whether the rule runs.
             * @default true
             */
            enabled?: boolean;
            /** @description The stage of the rule. Null or omitted if the rule has a priority of its own. */
            stage?: components["schemas"]["RuleStage"] | null;
            /** @description The priority. It takes precedence over `stage`. If both are omitted, the stage is `standard`. */
            priority?: number;
            /**
             * @description When the rule runs: `on_create` when a transaction is first stored, `on_change` when the provider changes it,
             *     `always` for both.
             * @default on_create
             * @enum {string}
             */
            trigger?: "on_create" | "on_change" | "always";
            conditions: components["schemas"]["RuleConditions"];
            /** @description What the rule does to a matching transaction, in this order. */
            actions: components["schemas"]["RuleAction"][];
        };
        /** @description Whether to apply the rules or only to say what they would change, and how many transactions must change. */
        ApplyRulesRequest: {
            dry_run?: components["schemas"]["DryRun"];
            expected_count?: components["schemas"]["ExpectedCount"];
            dry_run_token?: components["schemas"]["DryRunToken"];
        };
        /** @description The result of applying all rules. */
        AppliedRules: {
            /** @description The number of rules that were applied, or would be. */
            rules_applied: number;
            /** @description The number of transactions that changed, or would change. */
            transactions_updated: number;
            /** @description Whether this only says what would change. */
            dry_run: boolean;
            operation_id: components["schemas"]["UndoableOperationId"];
            dry_run_token: components["schemas"]["DryRunTokenResult"];
        };
        /** @description The conditions to preview. */
        RulePreviewRequest: {
            conditions: components["schemas"]["RuleConditions"];
            /**
             * @description The maximum number of transactions in `sample`.
             * @default 10
             */
            limit?: number;
        };
        /** @description The transactions that the conditions match. */
        RulePreview: {
            /** @description The number of transactions that match. */
            match_count: number;
            /** @description The newest matching transactions. */
            sample: components["schemas"]["Transaction"][];
        };
        /** @description A sync, an import or a request in which a rule matched. */
        RuleRun: {
            id: components["schemas"]["Uuid"];
            /** @description What the rule ran for: `sync`, `import`, `apply_rule` or `apply_all_rules`. New values may be added. */
            kind: "sync" | "import" | "apply_rule" | "apply_all_rules" | (string & {});
            /** @description The number of transactions that the rule matched, whether or not it changed them. */
            matched_count: number;
            /** @description When it ran. */
            ran_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of what a rule did, newest first. */
        RuleRunList: {
            /** @description The runs of this page. */
            data: components["schemas"]["RuleRun"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description What changed the transactions. */
        OperationKind: "bulk_recategorize" | "batch_categorize" | "apply_rule" | "apply_all_rules" | "merge_category" | (string & {});
        /** @description A request that changed many transactions at once and can be undone. */
        Operation: {
            id: components["schemas"]["Uuid"];
            kind: components["schemas"]["OperationKind"];
            /** @description The name of the API key that sent the request. Null if it is not known any more. */
            api_key_name: string | null;
            /**
             * @description The number of transactions that it wrote, those included whose change does not show, such as a rule's category
             *     under a user's.
             */
            changed_count: number;
            created_at: components["schemas"]["Timestamp"];
            undone_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description A page of operations, newest first. */
        OperationList: {
            /** @description The operations of this page. */
            data: components["schemas"]["Operation"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description What was undone, and what stays. */
        UndoneOperation: {
            operation: components["schemas"]["Operation"];
            /** @description The number of transactions that are again as they were before. */
            restored_count: number;
            /** @description The number of transactions that were changed again since, and stay as they are. */
            kept_count: number;
            /** @description The ids of the first thousand transactions that stay as they are. */
            kept: components["schemas"]["Uuid"][];
        };
        /**
         * @description What happened. `transactions_changed` is one request that changed many transactions; `authentication_failed` is a key
         *     that was wrong, revoked or expired. New values may be added.
         */
        AuditAction: "api_key_created" | "api_key_revoked" | "link_session_created" | "reauth_session_created" | "connection_linked" | "connection_reauthenticated" | "connection_removed" | "account_merged" | "account_unmerged" | "account_deleted" | "transactions_changed" | "operation_undone" | "categories_imported" | "file_imported" | "import_taken_back" | "backup_restored" | "encryption_key_rotated" | "authentication_failed" | (string & {});
        /**
         * @description Who did it: `api_key` a request with an API key, `visitor` a request without one (a sign-in code, or a failed
         *     authentication), `command` a command on the server's machine, `server` the server itself, such as a job that finishes
         *     what a request began. New values may be added.
         */
        AuditActor: "api_key" | "visitor" | "command" | "server" | (string & {});
        /** @description Who did what to the household, once. Events are never changed, except for the counts of one that goes on. */
        AuditEvent: {
            id: components["schemas"]["Uuid"];
            action: components["schemas"]["AuditAction"];
            actor: components["schemas"]["AuditActor"];
            /**
             * Format: uuid
             * @description The API key of the request, which may be deleted by now. For `authentication_failed`, the key that has been revoked
             *     or has expired. Null without a known key.
             * @example 0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
             */
            api_key_id: string | null;
            /**
             * @description The name of that key at the time. Null without a known key.
             * @example Laptop
             */
            api_key_name: string | null;
            /**
             * @description The IP address of the client, as in the server's log; for `authentication_failed`, an IPv6 client's network. Null for
             *     commands and the server, and where too many addresses failed in one hour to keep each.
             * @example 192.0.2.17
             */
            address: string | null;
            /**
             * @description The `X-Request-Id` of the request, by which the log has its line. Null if it was no single request.
             * @example 7c1f2f0e-3f1a-4c55-9d0b-0d2f5d8a6a11
             */
            request_id: string | null;
            /**
             * Format: uuid
             * @description What it happened to, by its id: the API key, link session, connection, account, import, or the operation of a
             *     change of many transactions. Null where it was nothing of one id.
             * @example 0190f3b6-1c2d-7e3f-8a4b-5c6d7e8f9a0b
             */
            subject_id: string | null;
            /**
             * @description What it was, for a person to read: the name and scope of a new key, the bank, the format of a file, the kind of an
             *     operation, why an authentication failed. Null if the action says it all.
             * @example bulk_recategorize
             */
            detail: string | null;
            /**
             * @description How many transactions were added, changed or removed, or categories imported. Null where none are counted.
             * @example 1204
             */
            row_count: number | null;
            /**
             * @description How often it happened: more than 1 only for `authentication_failed`, whose attempts of one hour, address and reason
             *     are one event.
             * @example 1
             */
            attempts: number;
            created_at: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When it happened last, in UTC. Later than `created_at` only with several attempts.
             * @example 2026-11-20T08:15:30.000Z
             */
            last_at: string;
        };
        /** @description A page of audit events, newest first. */
        AuditEventList: {
            /** @description The events of this page. */
            data: components["schemas"]["AuditEvent"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A report that a script or an agent has written for the household. */
        Report: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            /** @description The title of the report. */
            title: string;
            /** @description The text of the report, in Markdown. */
            body: string;
            /** @description Whether somebody has read the report. */
            read: boolean;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A page of reports, newest first. */
        ReportList: {
            /** @description The reports of this page. */
            data: components["schemas"]["Report"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description A new report. */
        CreateReportRequest: {
            /** @description The title of the report. */
            title: string;
            /** @description The text of the report, in Markdown. */
            body: string;
        };
        /** @description The number of rows that changed. */
        UpdatedCount: {
            /** @description The number of transactions that changed. */
            updated_count: number;
        };
        /** @description Whether a report has been read. */
        ReportReadState: {
            id: components["schemas"]["Uuid"];
            /** @description Whether the report counts as read. */
            read: boolean;
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description A verified webhook delivery from a provider. */
        WebhookEvent: {
            id: components["schemas"]["Uuid"];
            short_id: components["schemas"]["ShortId"];
            provider: components["schemas"]["ProviderName"];
            /** @description The provider's name of the event, such as `TRANSACTIONS.SYNC_UPDATES_AVAILABLE`. */
            event_type: string;
            /**
             * Format: uuid
             * @description The id of the connection that the event is about. Null when it is about none that is linked here.
             */
            connection_id: string | null;
            /** @description What became of the delivery: `received`, `processed`, `ignored` or `error`. New values may be added. */
            status: "received" | "processed" | "ignored" | "error" | (string & {});
            /** @description Why the event could not be processed. Null when it was. */
            error: string | null;
            received_at: components["schemas"]["Timestamp"];
            processed_at: components["schemas"]["NullableTimestamp"];
        };
        /** @description A page of webhook events, newest first. */
        WebhookEventList: {
            /** @description The webhook events of this page. */
            data: components["schemas"]["WebhookEvent"][];
            /** @description The cursor of the next page. Null on the last page. */
            next_cursor: string | null;
            /** @description Whether there is a next page. True if and only if `next_cursor` is not null. */
            has_more: boolean;
        };
        /** @description The body of a webhook. Its signature is checked over the raw bytes. */
        WebhookDelivery: Record<string, unknown>;
        /** @description The delivery was accepted. */
        WebhookReceipt: {
            /** @description Always true. */
            received: boolean;
        };
    };
    responses: {
        /** @description The path does not take this method. The header `Allow` lists those it takes. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A parameter, or the body as a whole, is invalid. */
        InvalidParameter: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The API key is missing, unknown or revoked. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server failed unexpectedly. The log has the details under the request id. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The database cannot be reached, is too busy to respond in time, or has no disk space left. Retry later. */
        DatabaseUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The scope of the API key does not allow this operation, or the key is limited to some accounts and the operation concerns the whole household. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
         *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
         */
        ConflictOrInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is larger than this operation accepts. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description This operation does not accept the content type of the body. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
         *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
         */
        InvalidOrKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The resource does not exist. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request conflicts with the current state of the resource. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
        ValidationError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A request with the same `Idempotency-Key` is still running. Send it again after `Retry-After`. */
        IdempotencyInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key is the last one with full access. */
        LastFullAccessKey: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The provider failed or refused the request. `details` contains the provider's own code. */
        ProviderError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The `Idempotency-Key` belongs to another request. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The resource has changed since the version in `If-Match`. Read it again, and repeat the change if it still applies. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The file cannot be imported: `IMPORT_ERROR` if it cannot be read, `IMPORT_QUESTION` if it leaves something
         *     undecided. The answers to `error.questions` are sent as parameters with the same file.
         */
        ImportError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The file cannot be imported: `IMPORT_ERROR` if it cannot be read, `IMPORT_QUESTION` if it leaves something
         *     undecided. The answers to `error.questions` are sent as parameters with the same file, and with another
         *     `Idempotency-Key`. `IDEMPOTENCY_KEY_REUSED`: the key belongs to another request.
         */
        ImportErrorOrKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Another number of transactions would change than expected, or other ones than in the dry run (`COUNT_MISMATCH`), or a
         *     request with the same `Idempotency-Key` is still running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
         */
        CountMismatchOrInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
        LargePageLimit: number;
        /**
         * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
         *     that it was issued for.
         */
        Cursor: string;
        /**
         * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
         *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
         *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
         *     again with the same key.
         * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
         */
        IdempotencyKey: string;
        /** @description The UUID or the short id. */
        Id: components["schemas"]["IdOrShortId"];
        /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
        UserId: components["schemas"]["IdOrShortId"];
        /**
         * @description The id of the link session.
         * @example 0190f3c1-2b3c-7d4e-8f5a-6b7c8d9e0f1a
         */
        LinkSessionId: components["schemas"]["Uuid"];
        /** @description Return only results of this connection. A UUID or a short id; an unknown id returns an empty list. */
        ConnectionId: components["schemas"]["IdOrShortId"];
        /** @description Return only syncs with this status. */
        SyncStatusFilter: "in_progress" | "success" | "error";
        /** @description Return only syncs with this trigger. */
        SyncTriggerFilter: "cron" | "webhook" | "manual" | "initial";
        /**
         * @description Return only syncs that started at or after this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
         * @example 2026-11-20T08:15:00Z
         */
        StartTime: string;
        /**
         * @description Return only syncs that started before this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
         * @example 2026-11-21T08:15:00Z
         */
        EndTime: string;
        /** @description The maximum number of results on a page. */
        PageLimit: number;
        /** @description Only return what would be deleted, and delete nothing. */
        DeletionDryRun: boolean;
        /**
         * @description The name of the account, exactly as it is shown, so that no other one is deleted by mistake. Required unless `dry_run` is true.
         * @example Everyday Checking
         */
        ConfirmName: string;
        /**
         * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
         *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
         * @example "kHqfVYxVZ2UoEOwSqX9o2g"
         */
        IfMatch: string;
        /**
         * @description The day, at most one day after today in UTC.
         * @example 2026-11-01
         */
        BalanceDate: components["schemas"]["CalendarDay"];
        /**
         * @description The account to import into: one of a CSV connection, or of a linked bank. If omitted, `user_id` and `account_name` name
         *     the account, which is created if it does not exist.
         */
        CsvAccountId: components["schemas"]["IdOrShortId"];
        /** @description The user who owns the account. Required, with `account_name`, if `account_id` is omitted. */
        CsvUserId: components["schemas"]["IdOrShortId"];
        /**
         * @description The name of the account, where the file holds one account. The same name for the same user is the same account. If
         *     omitted, the account that the file names.
         */
        FileAccountName: string;
        /** @description The type of a new account. If omitted, the type that the template implies, or `other`. */
        CsvAccountType: "depository" | "credit" | "loan" | "investment" | "other";
        /** @description The institution of a new account. If omitted, the institution of the template, or `CSV import`. */
        CsvInstitutionName: string;
        /**
         * @description The currency of rows for which the file gives none, and of a new account. If omitted, the currency of the
         *     account. The server never assumes a currency.
         */
        CsvCurrency: string;
        /** @description Read the file as this bank's export, whatever its header is. */
        CsvTemplate: "chase_card" | "chase_checking" | "bank_of_america" | "bank_of_america_card" | "wells_fargo" | "capital_one" | "amex" | "discover";
        /** @description Whether the file has a header line. If omitted, it is detected. */
        CsvHasHeader: boolean;
        /**
         * @description The encoding of the file. If omitted, a byte order mark decides, then the `charset` of the upload, then valid UTF-8;
         *     failing these, the encoding is guessed from the letters, and the guess is one of the `assumptions`.
         */
        CsvEncoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1250" | "windows-1251" | "windows-1252" | "windows-1253" | "windows-1254" | "windows-1255" | "windows-1256" | "windows-1257" | "windows-874" | "iso-8859-2" | "iso-8859-15" | "koi8-r" | "shift_jis" | "euc-jp" | "gb18030" | "big5" | "euc-kr";
        /** @description The delimiter between columns. If omitted, it is detected. */
        CsvDelimiter: "comma" | "semicolon" | "tab" | "pipe";
        /** @description The column that contains the date: its header, or its number counted from 1. */
        CsvDateColumn: string;
        /** @description The column that contains the amount: its header, or its number counted from 1. */
        CsvAmountColumn: string;
        /** @description The column that contains money out, together with `credit_column`: its header, or its number counted from 1. */
        CsvDebitColumn: string;
        /** @description The column that contains money in, together with `debit_column`: its header, or its number counted from 1. */
        CsvCreditColumn: string;
        /** @description The column that contains the description: its header, or its number counted from 1. */
        CsvDescriptionColumn: string;
        /** @description The column that contains the merchant: its header, or its number counted from 1. */
        CsvMerchantColumn: string;
        /** @description The column that contains the currency of each row: its header, or its number counted from 1. */
        CsvCurrencyColumn: string;
        /**
         * @description The column that contains a fee taken from the account on top of each amount: its header, or its number counted from 1.
         *     `none` if the amounts already contain all fees. If omitted, the balance column decides; where it does not, the decision
         *     is among the `assumptions`.
         */
        CsvFeeColumn: string;
        /**
         * @description The format of the dates. If omitted, it is detected; if nothing in the file proves the order of day and month, the
         *     import asks. Days and months may have one digit or two in every format, and a time of day may follow. `Mon` and
         *     `Month` are names of months in any of some thirty languages.
         */
        CsvDateFormat: "YYYY-MM-DD" | "YYYY/MM/DD" | "YYYY.MM.DD" | "YYYYMMDD" | "DD.MM.YYYY" | "DD/MM/YYYY" | "D/M/YYYY" | "DD-MM-YYYY" | "DD MM YYYY" | "DDMMYYYY" | "MM/DD/YYYY" | "M/D/YYYY" | "MM-DD-YYYY" | "MM.DD.YYYY" | "MM DD YYYY" | "MMDDYYYY" | "DD.MM.YY" | "DD/MM/YY" | "DD-MM-YY" | "DD MM YY" | "MM/DD/YY" | "MM-DD-YY" | "MM.DD.YY" | "YY-MM-DD" | "YY/MM/DD" | "YY.MM.DD" | "D Mon YYYY" | "D Mon YY" | "Mon D, YYYY" | "Month D, YYYY" | "YYYY Mon D" | "Excel serial" | (string & {});
        /** @description The decimal separator of the amounts. If omitted, it is detected. */
        CsvDecimalSeparator: "point" | "comma";
        /**
         * @description The meaning of positive amounts in the file: `debit` is money out, `credit` is money in. Not needed with
         *     separate debit and credit columns.
         */
        CsvPositiveIs: "debit" | "credit";
        /**
         * @description What becomes of rows in another currency than the account's: `separate` gives each currency an account of its own,
         *     `together` keeps all rows in one account. If omitted, such a file is refused with this question.
         */
        FileCurrencies: "separate" | "together";
        /**
         * @description What rows are that have the day, amount and currency of a stored row, but a name that has nothing in common with
         *     its name: `same` takes them for the stored rows, `new` adds them. If omitted, and the stored rows prove neither, the
         *     file is refused with this question.
         *     A row just before the days that a linked bank itself provides, with the amount and a similar name of a row of the bank's,
         *     is asked about in the same way.
         */
        FileOverlap: "same" | "new";
        /**
         * @description Confirms that the file is of the account of a linked bank that `account_id` names, although its account number, its type,
         *     or its rows of the days that the bank itself provides do not fit. If omitted, such a file is refused with this question.
         */
        FileSameAccount: boolean;
        /**
         * @description The sum by which the file's stated balances may differ from its rows, a decimal. If they differ by another sum, the
         *     file is refused with the question whether to accept that one.
         */
        FileAcceptDifference: string;
        /**
         * @description The column that tells money out from money in, such as Debit and Credit, beside amounts that have no sign: its
         *     header, or its number counted from 1.
         */
        CsvDirectionColumn: string;
        /**
         * @description The value of the direction column that marks money out. Of two values, an unknown other one is money in; of more,
         *     only those that are known or given as `credit_value`. Needed only where a word of the column is not known. A value
         *     that no row has is refused.
         */
        CsvDebitValue: string;
        /**
         * @description The value of the direction column that marks money in. Needed only where the column has more than two values and
         *     one of them is not known. A value that no row has is refused.
         */
        CsvCreditValue: string;
        /**
         * @description The value of the status column that marks booked rows. Rows with another value are skipped, unless it is known to
         *     mean the same; a value that no row has is refused. `*` says that no column is a status: all rows are booked. Needed
         *     only where the words of the column are not known.
         */
        CsvBookedStatus: string;
        /**
         * @description What becomes of rows whose amount is the balance beside it, where nothing tells whether they move money or state the
         *     balance: `skip` leaves them out, `keep` imports them. If omitted, such a file is refused with this question.
         */
        CsvBalanceRows: "skip" | "keep";
        /** @description If `true`, a row that cannot be read fails the whole import and nothing is stored. */
        CsvStrict: boolean;
        /** @description Return only imports of this connection. A UUID or a short id; an unknown id returns an empty list. */
        ImportConnectionId: components["schemas"]["IdOrShortId"];
        /** @description Return only imports into this account. A UUID or a short id; an unknown id returns an empty list. */
        ImportAccountId: components["schemas"]["IdOrShortId"];
        /** @description The name of the account. The same name for the same user is the same account. */
        CsvAccountName: string;
        /** @description Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list. */
        AccountId: components["schemas"]["IdOrShortId"];
        /**
         * @description Return only transactions of this category. A primary category includes its children.
         * @example food-and-drink
         */
        CategorySlugFilter: components["schemas"]["CategorySlug"];
        /**
         * @description Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.
         * @example 2026-11-01
         */
        StartDate: components["schemas"]["CalendarDay"];
        /**
         * @description Return only transactions before this date (exclusive), a day of the years 0001 to 9999.
         * @example 2026-12-01
         */
        EndDate: components["schemas"]["CalendarDay"];
        /**
         * @description Return only transactions of at least this amount (inclusive). Positive amounts are money out.
         * @example 10.5
         */
        MinAmount: components["schemas"]["DecimalAmount"];
        /**
         * @description Return only transactions of at most this amount (inclusive). Positive amounts are money out.
         * @example 250
         */
        MaxAmount: components["schemas"]["DecimalAmount"];
        /**
         * @description Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives.
         * @example coffee
         */
        Search: components["schemas"]["SearchText"];
        /**
         * @description Leave out transactions that `search` with this text would return.
         * @example refund
         */
        ExcludeSearch: components["schemas"]["SearchText"];
        /**
         * @description How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
         *     tolerates typing errors.
         */
        SearchMode: components["schemas"]["TextSearchMode"];
        /** @description Return only pending or only posted transactions. If omitted, both are returned. */
        Pending: boolean;
        /** @description Return only transactions that have all of these tags. Slugs, separated by commas. */
        Tags: components["schemas"]["TagSlugList"];
        /** @description Return only transactions that have at least one of these tags. Slugs, separated by commas. */
        AnyTag: components["schemas"]["TagSlugList"];
        /** @description Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list. */
        TransferPairId: components["schemas"]["Uuid"];
        /** @description The field to sort by. Ties are ordered by id. */
        SortBy: "date" | "amount" | "name";
        /** @description The sort direction. */
        SortOrder: "desc" | "asc";
        /**
         * @description Return only these fields: a preset (`minimal`, `core`, `category`, `timestamps`), or field names separated by
         *     commas. `id` and `short_id` are always included.
         * @example minimal
         */
        Fields: string;
        /**
         * @description The format of the file: `csv` for spreadsheets, `ndjson` for programs, `hledger` or `beancount` for plain text
         *     accounting.
         */
        ExportFormat: "csv" | "ndjson" | "hledger" | "beancount";
        /** @description What each row of the summary stands for. A week is named by the date of its Monday, a month as `YYYY-MM`. */
        GroupBy: "category" | "month" | "week" | "day";
        /**
         * @description The slug of the tag.
         * @example needs-review
         */
        Slug: string;
        /** @description What each row stands for. A week is named by the date of its Monday, a month as `YYYY-MM`. */
        CashflowGroupBy: "month" | "week" | "category";
        /** @description Return only this account. A UUID or a short id; an unknown id returns an empty list. */
        BalanceAccountId: components["schemas"]["IdOrShortId"];
        /** @description How often a balance is returned. Weeks end on Sunday; the last period ends before `end_date`. */
        BalanceGranularity: "day" | "week" | "month";
        /**
         * @description The first day (inclusive), of the years 0001 to 9999.
         * @example 2026-10-01
         */
        HistoryStartDate: components["schemas"]["CalendarDay"];
        /**
         * @description The day after the last one (exclusive), of the years 0001 to 9999. The default is tomorrow in UTC.
         * @example 2026-12-01
         */
        HistoryEndDate: components["schemas"]["CalendarDay"];
        /** @description The maximum number of accounts on a page. */
        BalancePageLimit: number;
        /** @description Return only streams of this account. A UUID or a short id; an unknown id returns an empty list. */
        StreamAccountId: components["schemas"]["IdOrShortId"];
        /**
         * @description The id, short id or slug of the category.
         * @example food-and-drink-groceries
         */
        CategoryId: string;
        /** @description Return only enabled or only disabled rules. If omitted, both are returned. */
        RuleEnabled: boolean;
        /**
         * @description Return only rules that set this category.
         * @example food-and-drink-coffee
         */
        RuleCategorySlug: string;
        /**
         * @description Return only rules whose name contains this text, ignoring case.
         * @example coffee
         */
        RuleSearch: string;
        /**
         * @description The id of the operation.
         * @example 0190f3b6-1c2d-7e3f-8a4b-5c6d7e8f9a0b
         */
        OperationId: components["schemas"]["Uuid"];
        /** @description Return only events with this action. */
        AuditActionFilter: "api_key_created" | "api_key_revoked" | "link_session_created" | "reauth_session_created" | "connection_linked" | "connection_reauthenticated" | "connection_removed" | "account_merged" | "account_unmerged" | "account_deleted" | "transactions_changed" | "operation_undone" | "categories_imported" | "file_imported" | "import_taken_back" | "backup_restored" | "encryption_key_rotated" | "authentication_failed";
        /**
         * @description Return only events of requests with this API key, by its UUID.
         * @example 0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
         */
        AuditKeyId: string;
        /**
         * @description Return only events that were recorded at or after this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
         * @example 2026-11-20T08:15:00Z
         */
        AuditStart: string;
        /**
         * @description Return only events that were recorded before this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
         * @example 2026-11-21T08:15:00Z
         */
        AuditEnd: string;
        /** @description Return only read or only unread reports. If omitted, both are returned. */
        ReportRead: boolean;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of the request, as it appears in the server's log. The server uses the value that the client sends, or
         *     generates one.
         * @example 7b0c8d0e-4b1f-4c8a-9f0e-2d1c3b4a5f60
         */
        "X-Request-Id": string;
        /**
         * @description The methods that the path takes.
         * @example GET, HEAD, OPTIONS
         */
        Allow: string;
        /**
         * @description The number of requests a minute that the key may make.
         * @example 120
         */
        "X-RateLimit-Limit": number;
        /**
         * @description The number of requests that the key may still make right now.
         * @example 59
         */
        "X-RateLimit-Remaining": number;
        /**
         * @description Seconds until the key may make its full burst again.
         * @example 1
         */
        "X-RateLimit-Reset": number;
        /**
         * @description Seconds to wait before the next attempt.
         * @example 2
         */
        "Retry-After": number;
        /**
         * @description The URL of the new resource.
         * @example /api/v1/users/0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
         */
        Location: string;
        /**
         * @description The version of the resource: it changes with each byte of the body. Send it as `If-Match` to change the resource only
         *     if it is still this version.
         * @example "kHqfVYxVZ2UoEOwSqX9o2g"
         */
        ETag: string;
        /**
         * @description A name for the file, with the day of the export in UTC.
         * @example attachment; filename="breadbox-transactions-2026-11-20.csv"
         */
        "Content-Disposition": string;
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
            /** @description The process is running. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
            /** @description The process is running. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
            /** @description The server is ready. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The server is not ready; the body says which part has failed. */
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
                    "application/json": components["schemas"]["ServerVersion"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
                limit?: components["parameters"]["LargePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
                /** @description The UUID or the short id. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is deleted. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
                /** @description The UUID or the short id. */
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
            /** @description The updated user. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
            query?: {
                /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
                limit?: components["parameters"]["LargePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of API keys. */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The new API key. */
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
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["LastFullAccessKey"];
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
            /** @description The API key. */
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
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createDashboardSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDashboardSessionRequest"];
            };
        };
        responses: {
            /** @description The API key of the session. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardSession"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            /** @description The API key is missing, unknown or revoked. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listProviders: {
        parameters: {
            query?: {
                /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
                limit?: components["parameters"]["LargePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listConnections: {
        parameters: {
            query?: {
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
                limit?: components["parameters"]["LargePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createLinkSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLinkSessionRequest"];
            };
        };
        responses: {
            /** @description The link session, with the page to open. */
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
                    "application/json": components["schemas"]["OpenedLinkSession"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidOrKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getLinkParameters: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkParametersRequest"];
            };
        };
        responses: {
            /** @description The parameters. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkParameters"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidOrKeyReused"];
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
                /** @description The UUID or the short id. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
                /** @description The UUID or the short id. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
                /** @description The UUID or the short id. */
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
            /** @description The updated connection. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection and its latest sync. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createReauthSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateReauthSessionRequest"];
            };
        };
        responses: {
            /** @description The session, with the page to open. */
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
                    "application/json": components["schemas"]["OpenedLinkSession"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    completeReauth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active connection. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getLinkSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the link session.
                 * @example 0190f3c1-2b3c-7d4e-8f5a-6b7c8d9e0f1a
                 */
                id: components["parameters"]["LinkSessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkSession"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    triggerSync: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
                    "application/json": components["schemas"]["SyncTriggerResult"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream of events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listSyncLogs: {
        parameters: {
            query?: {
                /** @description Return only results of this connection. A UUID or a short id; an unknown id returns an empty list. */
                connection_id?: components["parameters"]["ConnectionId"];
                /** @description Return only syncs with this status. */
                status?: components["parameters"]["SyncStatusFilter"];
                /** @description Return only syncs with this trigger. */
                trigger?: components["parameters"]["SyncTriggerFilter"];
                /**
                 * @description Return only syncs that started at or after this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
                 * @example 2026-11-20T08:15:00Z
                 */
                start?: components["parameters"]["StartTime"];
                /**
                 * @description Return only syncs that started before this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
                 * @example 2026-11-21T08:15:00Z
                 */
                end?: components["parameters"]["EndTime"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sync logs. */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sync log. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listQuarantinedTransactions: {
        parameters: {
            query?: {
                /** @description Return only results of this connection. A UUID or a short id; an unknown id returns an empty list. */
                connection_id?: components["parameters"]["ConnectionId"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
                limit?: components["parameters"]["LargePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountRequest"];
            };
        };
        responses: {
            /** @description The new account. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidOrKeyReused"];
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteAccount: {
        parameters: {
            query?: {
                /** @description Only return what would be deleted, and delete nothing. */
                dry_run?: components["parameters"]["DeletionDryRun"];
                /**
                 * @description The name of the account, exactly as it is shown, so that no other one is deleted by mistake. Required unless `dry_run` is true.
                 * @example Everyday Checking
                 */
                confirm_name?: components["parameters"]["ConfirmName"];
            };
            header?: never;
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted, or would be. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDeletion"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The UUID or the short id. */
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
            /** @description The updated account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    setAccountBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
                /**
                 * @description The day, at most one day after today in UTC.
                 * @example 2026-11-01
                 */
                date: components["parameters"]["BalanceDate"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBalanceRequest"];
            };
        };
        responses: {
            /** @description The balance. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedBalance"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    mergeAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeAccountRequest"];
            };
        };
        responses: {
            /** @description The merge. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountMerge"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    unmergeAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The merge that was undone. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountMerge"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    previewFile: {
        parameters: {
            query?: {
                /**
                 * @description The account to import into: one of a CSV connection, or of a linked bank. If omitted, `user_id` and `account_name` name
                 *     the account, which is created if it does not exist.
                 */
                account_id?: components["parameters"]["CsvAccountId"];
                /** @description The user who owns the account. Required, with `account_name`, if `account_id` is omitted. */
                user_id?: components["parameters"]["CsvUserId"];
                /**
                 * @description The name of the account, where the file holds one account. The same name for the same user is the same account. If
                 *     omitted, the account that the file names.
                 */
                account_name?: components["parameters"]["FileAccountName"];
                /** @description The type of a new account. If omitted, the type that the template implies, or `other`. */
                account_type?: components["parameters"]["CsvAccountType"];
                /** @description The institution of a new account. If omitted, the institution of the template, or `CSV import`. */
                institution_name?: components["parameters"]["CsvInstitutionName"];
                /**
                 * @description The currency of rows for which the file gives none, and of a new account. If omitted, the currency of the
                 *     account. The server never assumes a currency.
                 */
                currency?: components["parameters"]["CsvCurrency"];
                /** @description Read the file as this bank's export, whatever its header is. */
                template?: components["parameters"]["CsvTemplate"];
                /** @description Whether the file has a header line. If omitted, it is detected. */
                has_header?: components["parameters"]["CsvHasHeader"];
                /**
                 * @description The encoding of the file. If omitted, a byte order mark decides, then the `charset` of the upload, then valid UTF-8;
                 *     failing these, the encoding is guessed from the letters, and the guess is one of the `assumptions`.
                 */
                encoding?: components["parameters"]["CsvEncoding"];
                /** @description The delimiter between columns. If omitted, it is detected. */
                delimiter?: components["parameters"]["CsvDelimiter"];
                /** @description The column that contains the date: its header, or its number counted from 1. */
                date_column?: components["parameters"]["CsvDateColumn"];
                /** @description The column that contains the amount: its header, or its number counted from 1. */
                amount_column?: components["parameters"]["CsvAmountColumn"];
                /** @description The column that contains money out, together with `credit_column`: its header, or its number counted from 1. */
                debit_column?: components["parameters"]["CsvDebitColumn"];
                /** @description The column that contains money in, together with `debit_column`: its header, or its number counted from 1. */
                credit_column?: components["parameters"]["CsvCreditColumn"];
                /** @description The column that contains the description: its header, or its number counted from 1. */
                description_column?: components["parameters"]["CsvDescriptionColumn"];
                /** @description The column that contains the merchant: its header, or its number counted from 1. */
                merchant_column?: components["parameters"]["CsvMerchantColumn"];
                /** @description The column that contains the currency of each row: its header, or its number counted from 1. */
                currency_column?: components["parameters"]["CsvCurrencyColumn"];
                /**
                 * @description The column that contains a fee taken from the account on top of each amount: its header, or its number counted from 1.
                 *     `none` if the amounts already contain all fees. If omitted, the balance column decides; where it does not, the decision
                 *     is among the `assumptions`.
                 */
                fee_column?: components["parameters"]["CsvFeeColumn"];
                /**
                 * @description The format of the dates. If omitted, it is detected; if nothing in the file proves the order of day and month, the
                 *     import asks. Days and months may have one digit or two in every format, and a time of day may follow. `Mon` and
                 *     `Month` are names of months in any of some thirty languages.
                 */
                date_format?: components["parameters"]["CsvDateFormat"];
                /** @description The decimal separator of the amounts. If omitted, it is detected. */
                decimal_separator?: components["parameters"]["CsvDecimalSeparator"];
                /**
                 * @description The meaning of positive amounts in the file: `debit` is money out, `credit` is money in. Not needed with
                 *     separate debit and credit columns.
                 */
                positive_is?: components["parameters"]["CsvPositiveIs"];
                /**
                 * @description What becomes of rows in another currency than the account's: `separate` gives each currency an account of its own,
                 *     `together` keeps all rows in one account. If omitted, such a file is refused with this question.
                 */
                currencies?: components["parameters"]["FileCurrencies"];
                /**
                 * @description What rows are that have the day, amount and currency of a stored row, but a name that has nothing in common with
                 *     its name: `same` takes them for the stored rows, `new` adds them. If omitted, and the stored rows prove neither, the
                 *     file is refused with this question.
                 *     A row just before the days that a linked bank itself provides, with the amount and a similar name of a row of the bank's,
                 *     is asked about in the same way.
                 */
                overlap?: components["parameters"]["FileOverlap"];
                /**
                 * @description Confirms that the file is of the account of a linked bank that `account_id` names, although its account number, its type,
                 *     or its rows of the days that the bank itself provides do not fit. If omitted, such a file is refused with this question.
                 */
                same_account?: components["parameters"]["FileSameAccount"];
                /**
                 * @description The sum by which the file's stated balances may differ from its rows, a decimal. If they differ by another sum, the
                 *     file is refused with the question whether to accept that one.
                 */
                accept_difference?: components["parameters"]["FileAcceptDifference"];
                /**
                 * @description The column that tells money out from money in, such as Debit and Credit, beside amounts that have no sign: its
                 *     header, or its number counted from 1.
                 */
                direction_column?: components["parameters"]["CsvDirectionColumn"];
                /**
                 * @description The value of the direction column that marks money out. Of two values, an unknown other one is money in; of more,
                 *     only those that are known or given as `credit_value`. Needed only where a word of the column is not known. A value
                 *     that no row has is refused.
                 */
                debit_value?: components["parameters"]["CsvDebitValue"];
                /**
                 * @description The value of the direction column that marks money in. Needed only where the column has more than two values and
                 *     one of them is not known. A value that no row has is refused.
                 */
                credit_value?: components["parameters"]["CsvCreditValue"];
                /**
                 * @description The value of the status column that marks booked rows. Rows with another value are skipped, unless it is known to
                 *     mean the same; a value that no row has is refused. `*` says that no column is a status: all rows are booked. Needed
                 *     only where the words of the column are not known.
                 */
                booked_status?: components["parameters"]["CsvBookedStatus"];
                /**
                 * @description What becomes of rows whose amount is the balance beside it, where nothing tells whether they move money or state the
                 *     balance: `skip` leaves them out, `keep` imports them. If omitted, such a file is refused with this question.
                 */
                balance_rows?: components["parameters"]["CsvBalanceRows"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file as downloaded from the bank, up to 50 MiB and 100,000 rows. */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["CsvForm"];
                "text/csv": string;
                "text/plain": string;
                "text/xml": string;
                "application/xml": string;
                "application/x-ofx": string;
                "application/vnd.intu.qfx": string;
                "application/ofx": string;
                "application/qif": string;
                "application/x-qif": string;
                "application/octet-stream": string;
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
                    "application/json": components["schemas"]["FilePreview"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            /** @description The scope of the API key does not allow this operation, or the key is limited to some accounts and the operation concerns the whole household. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            /** @description This operation does not accept the content type of the body. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            422: components["responses"]["ImportError"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    importFile: {
        parameters: {
            query?: {
                /**
                 * @description The account to import into: one of a CSV connection, or of a linked bank. If omitted, `user_id` and `account_name` name
                 *     the account, which is created if it does not exist.
                 */
                account_id?: components["parameters"]["CsvAccountId"];
                /** @description The user who owns the account. Required, with `account_name`, if `account_id` is omitted. */
                user_id?: components["parameters"]["CsvUserId"];
                /**
                 * @description The name of the account, where the file holds one account. The same name for the same user is the same account. If
                 *     omitted, the account that the file names.
                 */
                account_name?: components["parameters"]["FileAccountName"];
                /** @description The type of a new account. If omitted, the type that the template implies, or `other`. */
                account_type?: components["parameters"]["CsvAccountType"];
                /** @description The institution of a new account. If omitted, the institution of the template, or `CSV import`. */
                institution_name?: components["parameters"]["CsvInstitutionName"];
                /**
                 * @description The currency of rows for which the file gives none, and of a new account. If omitted, the currency of the
                 *     account. The server never assumes a currency.
                 */
                currency?: components["parameters"]["CsvCurrency"];
                /** @description Read the file as this bank's export, whatever its header is. */
                template?: components["parameters"]["CsvTemplate"];
                /** @description Whether the file has a header line. If omitted, it is detected. */
                has_header?: components["parameters"]["CsvHasHeader"];
                /**
                 * @description The encoding of the file. If omitted, a byte order mark decides, then the `charset` of the upload, then valid UTF-8;
                 *     failing these, the encoding is guessed from the letters, and the guess is one of the `assumptions`.
                 */
                encoding?: components["parameters"]["CsvEncoding"];
                /** @description The delimiter between columns. If omitted, it is detected. */
                delimiter?: components["parameters"]["CsvDelimiter"];
                /** @description The column that contains the date: its header, or its number counted from 1. */
                date_column?: components["parameters"]["CsvDateColumn"];
                /** @description The column that contains the amount: its header, or its number counted from 1. */
                amount_column?: components["parameters"]["CsvAmountColumn"];
                /** @description The column that contains money out, together with `credit_column`: its header, or its number counted from 1. */
                debit_column?: components["parameters"]["CsvDebitColumn"];
                /** @description The column that contains money in, together with `debit_column`: its header, or its number counted from 1. */
                credit_column?: components["parameters"]["CsvCreditColumn"];
                /** @description The column that contains the description: its header, or its number counted from 1. */
                description_column?: components["parameters"]["CsvDescriptionColumn"];
                /** @description The column that contains the merchant: its header, or its number counted from 1. */
                merchant_column?: components["parameters"]["CsvMerchantColumn"];
                /** @description The column that contains the currency of each row: its header, or its number counted from 1. */
                currency_column?: components["parameters"]["CsvCurrencyColumn"];
                /**
                 * @description The column that contains a fee taken from the account on top of each amount: its header, or its number counted from 1.
                 *     `none` if the amounts already contain all fees. If omitted, the balance column decides; where it does not, the decision
                 *     is among the `assumptions`.
                 */
                fee_column?: components["parameters"]["CsvFeeColumn"];
                /**
                 * @description The format of the dates. If omitted, it is detected; if nothing in the file proves the order of day and month, the
                 *     import asks. Days and months may have one digit or two in every format, and a time of day may follow. `Mon` and
                 *     `Month` are names of months in any of some thirty languages.
                 */
                date_format?: components["parameters"]["CsvDateFormat"];
                /** @description The decimal separator of the amounts. If omitted, it is detected. */
                decimal_separator?: components["parameters"]["CsvDecimalSeparator"];
                /**
                 * @description The meaning of positive amounts in the file: `debit` is money out, `credit` is money in. Not needed with
                 *     separate debit and credit columns.
                 */
                positive_is?: components["parameters"]["CsvPositiveIs"];
                /**
                 * @description What becomes of rows in another currency than the account's: `separate` gives each currency an account of its own,
                 *     `together` keeps all rows in one account. If omitted, such a file is refused with this question.
                 */
                currencies?: components["parameters"]["FileCurrencies"];
                /**
                 * @description What rows are that have the day, amount and currency of a stored row, but a name that has nothing in common with
                 *     its name: `same` takes them for the stored rows, `new` adds them. If omitted, and the stored rows prove neither, the
                 *     file is refused with this question.
                 *     A row just before the days that a linked bank itself provides, with the amount and a similar name of a row of the bank's,
                 *     is asked about in the same way.
                 */
                overlap?: components["parameters"]["FileOverlap"];
                /**
                 * @description Confirms that the file is of the account of a linked bank that `account_id` names, although its account number, its type,
                 *     or its rows of the days that the bank itself provides do not fit. If omitted, such a file is refused with this question.
                 */
                same_account?: components["parameters"]["FileSameAccount"];
                /**
                 * @description The sum by which the file's stated balances may differ from its rows, a decimal. If they differ by another sum, the
                 *     file is refused with the question whether to accept that one.
                 */
                accept_difference?: components["parameters"]["FileAcceptDifference"];
                /**
                 * @description The column that tells money out from money in, such as Debit and Credit, beside amounts that have no sign: its
                 *     header, or its number counted from 1.
                 */
                direction_column?: components["parameters"]["CsvDirectionColumn"];
                /**
                 * @description The value of the direction column that marks money out. Of two values, an unknown other one is money in; of more,
                 *     only those that are known or given as `credit_value`. Needed only where a word of the column is not known. A value
                 *     that no row has is refused.
                 */
                debit_value?: components["parameters"]["CsvDebitValue"];
                /**
                 * @description The value of the direction column that marks money in. Needed only where the column has more than two values and
                 *     one of them is not known. A value that no row has is refused.
                 */
                credit_value?: components["parameters"]["CsvCreditValue"];
                /**
                 * @description The value of the status column that marks booked rows. Rows with another value are skipped, unless it is known to
                 *     mean the same; a value that no row has is refused. `*` says that no column is a status: all rows are booked. Needed
                 *     only where the words of the column are not known.
                 */
                booked_status?: components["parameters"]["CsvBookedStatus"];
                /**
                 * @description What becomes of rows whose amount is the balance beside it, where nothing tells whether they move money or state the
                 *     balance: `skip` leaves them out, `keep` imports them. If omitted, such a file is refused with this question.
                 */
                balance_rows?: components["parameters"]["CsvBalanceRows"];
                /** @description If `true`, a row that cannot be read fails the whole import and nothing is stored. */
                strict?: components["parameters"]["CsvStrict"];
            };
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file as downloaded from the bank, up to 50 MiB and 100,000 rows. */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["CsvForm"];
                "text/csv": string;
                "text/plain": string;
                "text/xml": string;
                "application/xml": string;
                "application/x-ofx": string;
                "application/vnd.intu.qfx": string;
                "application/ofx": string;
                "application/qif": string;
                "application/x-qif": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The result of the import. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileImportResult"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["ConflictOrInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            /** @description This operation does not accept the content type of the body. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            422: components["responses"]["ImportErrorOrKeyReused"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Return only imports of this connection. A UUID or a short id; an unknown id returns an empty list. */
                connection_id?: components["parameters"]["ImportConnectionId"];
                /** @description Return only imports into this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["ImportAccountId"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileImport"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    takeBackImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was undone, and what stays. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenBackImport"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    previewCsv: {
        parameters: {
            query?: {
                /**
                 * @description The account to import into: one of a CSV connection, or of a linked bank. If omitted, `user_id` and `account_name` name
                 *     the account, which is created if it does not exist.
                 */
                account_id?: components["parameters"]["CsvAccountId"];
                /** @description The user who owns the account. Required, with `account_name`, if `account_id` is omitted. */
                user_id?: components["parameters"]["CsvUserId"];
                /** @description The name of the account. The same name for the same user is the same account. */
                account_name?: components["parameters"]["CsvAccountName"];
                /** @description The type of a new account. If omitted, the type that the template implies, or `other`. */
                account_type?: components["parameters"]["CsvAccountType"];
                /** @description The institution of a new account. If omitted, the institution of the template, or `CSV import`. */
                institution_name?: components["parameters"]["CsvInstitutionName"];
                /**
                 * @description The currency of rows for which the file gives none, and of a new account. If omitted, the currency of the
                 *     account. The server never assumes a currency.
                 */
                currency?: components["parameters"]["CsvCurrency"];
                /** @description Read the file as this bank's export, whatever its header is. */
                template?: components["parameters"]["CsvTemplate"];
                /** @description Whether the file has a header line. If omitted, it is detected. */
                has_header?: components["parameters"]["CsvHasHeader"];
                /**
                 * @description The encoding of the file. If omitted, a byte order mark decides, then the `charset` of the upload, then valid UTF-8;
                 *     failing these, the encoding is guessed from the letters, and the guess is one of the `assumptions`.
                 */
                encoding?: components["parameters"]["CsvEncoding"];
                /** @description The delimiter between columns. If omitted, it is detected. */
                delimiter?: components["parameters"]["CsvDelimiter"];
                /** @description The column that contains the date: its header, or its number counted from 1. */
                date_column?: components["parameters"]["CsvDateColumn"];
                /** @description The column that contains the amount: its header, or its number counted from 1. */
                amount_column?: components["parameters"]["CsvAmountColumn"];
                /** @description The column that contains money out, together with `credit_column`: its header, or its number counted from 1. */
                debit_column?: components["parameters"]["CsvDebitColumn"];
                /** @description The column that contains money in, together with `debit_column`: its header, or its number counted from 1. */
                credit_column?: components["parameters"]["CsvCreditColumn"];
                /** @description The column that contains the description: its header, or its number counted from 1. */
                description_column?: components["parameters"]["CsvDescriptionColumn"];
                /** @description The column that contains the merchant: its header, or its number counted from 1. */
                merchant_column?: components["parameters"]["CsvMerchantColumn"];
                /** @description The column that contains the currency of each row: its header, or its number counted from 1. */
                currency_column?: components["parameters"]["CsvCurrencyColumn"];
                /**
                 * @description The column that contains a fee taken from the account on top of each amount: its header, or its number counted from 1.
                 *     `none` if the amounts already contain all fees. If omitted, the balance column decides; where it does not, the decision
                 *     is among the `assumptions`.
                 */
                fee_column?: components["parameters"]["CsvFeeColumn"];
                /**
                 * @description The format of the dates. If omitted, it is detected; if nothing in the file proves the order of day and month, the
                 *     import asks. Days and months may have one digit or two in every format, and a time of day may follow. `Mon` and
                 *     `Month` are names of months in any of some thirty languages.
                 */
                date_format?: components["parameters"]["CsvDateFormat"];
                /** @description The decimal separator of the amounts. If omitted, it is detected. */
                decimal_separator?: components["parameters"]["CsvDecimalSeparator"];
                /**
                 * @description The meaning of positive amounts in the file: `debit` is money out, `credit` is money in. Not needed with
                 *     separate debit and credit columns.
                 */
                positive_is?: components["parameters"]["CsvPositiveIs"];
                /**
                 * @description What becomes of rows in another currency than the account's: `separate` gives each currency an account of its own,
                 *     `together` keeps all rows in one account. If omitted, such a file is refused with this question.
                 */
                currencies?: components["parameters"]["FileCurrencies"];
                /**
                 * @description What rows are that have the day, amount and currency of a stored row, but a name that has nothing in common with
                 *     its name: `same` takes them for the stored rows, `new` adds them. If omitted, and the stored rows prove neither, the
                 *     file is refused with this question.
                 *     A row just before the days that a linked bank itself provides, with the amount and a similar name of a row of the bank's,
                 *     is asked about in the same way.
                 */
                overlap?: components["parameters"]["FileOverlap"];
                /**
                 * @description Confirms that the file is of the account of a linked bank that `account_id` names, although its account number, its type,
                 *     or its rows of the days that the bank itself provides do not fit. If omitted, such a file is refused with this question.
                 */
                same_account?: components["parameters"]["FileSameAccount"];
                /**
                 * @description The column that tells money out from money in, such as Debit and Credit, beside amounts that have no sign: its
                 *     header, or its number counted from 1.
                 */
                direction_column?: components["parameters"]["CsvDirectionColumn"];
                /**
                 * @description The value of the direction column that marks money out. Of two values, an unknown other one is money in; of more,
                 *     only those that are known or given as `credit_value`. Needed only where a word of the column is not known. A value
                 *     that no row has is refused.
                 */
                debit_value?: components["parameters"]["CsvDebitValue"];
                /**
                 * @description The value of the direction column that marks money in. Needed only where the column has more than two values and
                 *     one of them is not known. A value that no row has is refused.
                 */
                credit_value?: components["parameters"]["CsvCreditValue"];
                /**
                 * @description The value of the status column that marks booked rows. Rows with another value are skipped, unless it is known to
                 *     mean the same; a value that no row has is refused. `*` says that no column is a status: all rows are booked. Needed
                 *     only where the words of the column are not known.
                 */
                booked_status?: components["parameters"]["CsvBookedStatus"];
                /**
                 * @description What becomes of rows whose amount is the balance beside it, where nothing tells whether they move money or state the
                 *     balance: `skip` leaves them out, `keep` imports them. If omitted, such a file is refused with this question.
                 */
                balance_rows?: components["parameters"]["CsvBalanceRows"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file as downloaded from the bank, up to 50 MiB and 100,000 rows. */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["CsvForm"];
                "text/csv": string;
                "text/plain": string;
                "application/octet-stream": string;
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
            /** @description The scope of the API key does not allow this operation, or the key is limited to some accounts and the operation concerns the whole household. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            /** @description This operation does not accept the content type of the body. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description The file cannot be imported: `IMPORT_ERROR` if it cannot be read, `IMPORT_QUESTION` if it leaves something
             *     undecided. The answers to `error.questions` are sent as parameters with the same file.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    importCsv: {
        parameters: {
            query?: {
                /**
                 * @description The account to import into: one of a CSV connection, or of a linked bank. If omitted, `user_id` and `account_name` name
                 *     the account, which is created if it does not exist.
                 */
                account_id?: components["parameters"]["CsvAccountId"];
                /** @description The user who owns the account. Required, with `account_name`, if `account_id` is omitted. */
                user_id?: components["parameters"]["CsvUserId"];
                /** @description The name of the account. The same name for the same user is the same account. */
                account_name?: components["parameters"]["CsvAccountName"];
                /** @description The type of a new account. If omitted, the type that the template implies, or `other`. */
                account_type?: components["parameters"]["CsvAccountType"];
                /** @description The institution of a new account. If omitted, the institution of the template, or `CSV import`. */
                institution_name?: components["parameters"]["CsvInstitutionName"];
                /**
                 * @description The currency of rows for which the file gives none, and of a new account. If omitted, the currency of the
                 *     account. The server never assumes a currency.
                 */
                currency?: components["parameters"]["CsvCurrency"];
                /** @description Read the file as this bank's export, whatever its header is. */
                template?: components["parameters"]["CsvTemplate"];
                /** @description Whether the file has a header line. If omitted, it is detected. */
                has_header?: components["parameters"]["CsvHasHeader"];
                /**
                 * @description The encoding of the file. If omitted, a byte order mark decides, then the `charset` of the upload, then valid UTF-8;
                 *     failing these, the encoding is guessed from the letters, and the guess is one of the `assumptions`.
                 */
                encoding?: components["parameters"]["CsvEncoding"];
                /** @description The delimiter between columns. If omitted, it is detected. */
                delimiter?: components["parameters"]["CsvDelimiter"];
                /** @description The column that contains the date: its header, or its number counted from 1. */
                date_column?: components["parameters"]["CsvDateColumn"];
                /** @description The column that contains the amount: its header, or its number counted from 1. */
                amount_column?: components["parameters"]["CsvAmountColumn"];
                /** @description The column that contains money out, together with `credit_column`: its header, or its number counted from 1. */
                debit_column?: components["parameters"]["CsvDebitColumn"];
                /** @description The column that contains money in, together with `debit_column`: its header, or its number counted from 1. */
                credit_column?: components["parameters"]["CsvCreditColumn"];
                /** @description The column that contains the description: its header, or its number counted from 1. */
                description_column?: components["parameters"]["CsvDescriptionColumn"];
                /** @description The column that contains the merchant: its header, or its number counted from 1. */
                merchant_column?: components["parameters"]["CsvMerchantColumn"];
                /** @description The column that contains the currency of each row: its header, or its number counted from 1. */
                currency_column?: components["parameters"]["CsvCurrencyColumn"];
                /**
                 * @description The column that contains a fee taken from the account on top of each amount: its header, or its number counted from 1.
                 *     `none` if the amounts already contain all fees. If omitted, the balance column decides; where it does not, the decision
                 *     is among the `assumptions`.
                 */
                fee_column?: components["parameters"]["CsvFeeColumn"];
                /**
                 * @description The format of the dates. If omitted, it is detected; if nothing in the file proves the order of day and month, the
                 *     import asks. Days and months may have one digit or two in every format, and a time of day may follow. `Mon` and
                 *     `Month` are names of months in any of some thirty languages.
                 */
                date_format?: components["parameters"]["CsvDateFormat"];
                /** @description The decimal separator of the amounts. If omitted, it is detected. */
                decimal_separator?: components["parameters"]["CsvDecimalSeparator"];
                /**
                 * @description The meaning of positive amounts in the file: `debit` is money out, `credit` is money in. Not needed with
                 *     separate debit and credit columns.
                 */
                positive_is?: components["parameters"]["CsvPositiveIs"];
                /**
                 * @description What becomes of rows in another currency than the account's: `separate` gives each currency an account of its own,
                 *     `together` keeps all rows in one account. If omitted, such a file is refused with this question.
                 */
                currencies?: components["parameters"]["FileCurrencies"];
                /**
                 * @description What rows are that have the day, amount and currency of a stored row, but a name that has nothing in common with
                 *     its name: `same` takes them for the stored rows, `new` adds them. If omitted, and the stored rows prove neither, the
                 *     file is refused with this question.
                 *     A row just before the days that a linked bank itself provides, with the amount and a similar name of a row of the bank's,
                 *     is asked about in the same way.
                 */
                overlap?: components["parameters"]["FileOverlap"];
                /**
                 * @description Confirms that the file is of the account of a linked bank that `account_id` names, although its account number, its type,
                 *     or its rows of the days that the bank itself provides do not fit. If omitted, such a file is refused with this question.
                 */
                same_account?: components["parameters"]["FileSameAccount"];
                /**
                 * @description The column that tells money out from money in, such as Debit and Credit, beside amounts that have no sign: its
                 *     header, or its number counted from 1.
                 */
                direction_column?: components["parameters"]["CsvDirectionColumn"];
                /**
                 * @description The value of the direction column that marks money out. Of two values, an unknown other one is money in; of more,
                 *     only those that are known or given as `credit_value`. Needed only where a word of the column is not known. A value
                 *     that no row has is refused.
                 */
                debit_value?: components["parameters"]["CsvDebitValue"];
                /**
                 * @description The value of the direction column that marks money in. Needed only where the column has more than two values and
                 *     one of them is not known. A value that no row has is refused.
                 */
                credit_value?: components["parameters"]["CsvCreditValue"];
                /**
                 * @description The value of the status column that marks booked rows. Rows with another value are skipped, unless it is known to
                 *     mean the same; a value that no row has is refused. `*` says that no column is a status: all rows are booked. Needed
                 *     only where the words of the column are not known.
                 */
                booked_status?: components["parameters"]["CsvBookedStatus"];
                /**
                 * @description What becomes of rows whose amount is the balance beside it, where nothing tells whether they move money or state the
                 *     balance: `skip` leaves them out, `keep` imports them. If omitted, such a file is refused with this question.
                 */
                balance_rows?: components["parameters"]["CsvBalanceRows"];
                /** @description If `true`, a row that cannot be read fails the whole import and nothing is stored. */
                strict?: components["parameters"]["CsvStrict"];
            };
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file as downloaded from the bank, up to 50 MiB and 100,000 rows. */
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["CsvForm"];
                "text/csv": string;
                "text/plain": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The result of the import. */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["ConflictOrInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            /** @description This operation does not accept the content type of the body. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description The file cannot be imported: `IMPORT_ERROR` if it cannot be read, `IMPORT_QUESTION` if it leaves something
             *     undecided. The answers to `error.questions` are sent as parameters with the same file, and with another
             *     `Idempotency-Key`. `IDEMPOTENCY_KEY_REUSED`: the key belongs to another request.
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Return only transactions of this category. A primary category includes its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Return only transactions before this date (exclusive), a day of the years 0001 to 9999.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description Return only transactions of at least this amount (inclusive). Positive amounts are money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description Return only transactions of at most this amount (inclusive). Positive amounts are money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leave out transactions that `search` with this text would return.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /**
                 * @description How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
                 *     tolerates typing errors.
                 */
                search_mode?: components["parameters"]["SearchMode"];
                /** @description Return only pending or only posted transactions. If omitted, both are returned. */
                pending?: components["parameters"]["Pending"];
                /** @description Return only transactions that have all of these tags. Slugs, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Return only transactions that have at least one of these tags. Slugs, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
                /** @description Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list. */
                transfer_pair_id?: components["parameters"]["TransferPairId"];
                /** @description The field to sort by. Ties are ordered by id. */
                sort_by?: components["parameters"]["SortBy"];
                /** @description The sort direction. */
                sort_order?: components["parameters"]["SortOrder"];
                /**
                 * @description Return only these fields: a preset (`minimal`, `core`, `category`, `timestamps`), or field names separated by
                 *     commas. `id` and `short_id` are always included.
                 * @example minimal
                 */
                fields?: components["parameters"]["Fields"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    exportTransactions: {
        parameters: {
            query: {
                /**
                 * @description The format of the file: `csv` for spreadsheets, `ndjson` for programs, `hledger` or `beancount` for plain text
                 *     accounting.
                 */
                format: components["parameters"]["ExportFormat"];
                /** @description Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Return only transactions of this category. A primary category includes its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Return only transactions before this date (exclusive), a day of the years 0001 to 9999.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description Return only transactions of at least this amount (inclusive). Positive amounts are money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description Return only transactions of at most this amount (inclusive). Positive amounts are money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leave out transactions that `search` with this text would return.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /**
                 * @description How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
                 *     tolerates typing errors.
                 */
                search_mode?: components["parameters"]["SearchMode"];
                /** @description Return only pending or only posted transactions. If omitted, both are returned. */
                pending?: components["parameters"]["Pending"];
                /** @description Return only transactions that have all of these tags. Slugs, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Return only transactions that have at least one of these tags. Slugs, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
                /** @description Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list. */
                transfer_pair_id?: components["parameters"]["TransferPairId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                    "text/plain": string;
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    countTransactions: {
        parameters: {
            query?: {
                /** @description Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Return only transactions of this category. A primary category includes its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Return only transactions before this date (exclusive), a day of the years 0001 to 9999.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description Return only transactions of at least this amount (inclusive). Positive amounts are money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description Return only transactions of at most this amount (inclusive). Positive amounts are money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leave out transactions that `search` with this text would return.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /**
                 * @description How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
                 *     tolerates typing errors.
                 */
                search_mode?: components["parameters"]["SearchMode"];
                /** @description Return only pending or only posted transactions. If omitted, both are returned. */
                pending?: components["parameters"]["Pending"];
                /** @description Return only transactions that have all of these tags. Slugs, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Return only transactions that have at least one of these tags. Slugs, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
                /** @description Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list. */
                transfer_pair_id?: components["parameters"]["TransferPairId"];
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    summarizeTransactions: {
        parameters: {
            query: {
                /** @description What each row of the summary stands for. A week is named by the date of its Monday, a month as `YYYY-MM`. */
                group_by: components["parameters"]["GroupBy"];
                /** @description Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Return only transactions of this category. A primary category includes its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Return only transactions before this date (exclusive), a day of the years 0001 to 9999.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description Return only transactions of at least this amount (inclusive). Positive amounts are money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description Return only transactions of at most this amount (inclusive). Positive amounts are money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leave out transactions that `search` with this text would return.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /**
                 * @description How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
                 *     tolerates typing errors.
                 */
                search_mode?: components["parameters"]["SearchMode"];
                /** @description Return only pending or only posted transactions. If omitted, both are returned. */
                pending?: components["parameters"]["Pending"];
                /** @description Return only transactions that have all of these tags. Slugs, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Return only transactions that have at least one of these tags. Slugs, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
                /** @description Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list. */
                transfer_pair_id?: components["parameters"]["TransferPairId"];
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    summarizeMerchants: {
        parameters: {
            query?: {
                /** @description Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Return only transactions of this category. A primary category includes its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Return only transactions before this date (exclusive), a day of the years 0001 to 9999.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description Return only transactions of at least this amount (inclusive). Positive amounts are money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description Return only transactions of at most this amount (inclusive). Positive amounts are money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leave out transactions that `search` with this text would return.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /**
                 * @description How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
                 *     tolerates typing errors.
                 */
                search_mode?: components["parameters"]["SearchMode"];
                /** @description Return only pending or only posted transactions. If omitted, both are returned. */
                pending?: components["parameters"]["Pending"];
                /** @description Return only transactions that have all of these tags. Slugs, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Return only transactions that have at least one of these tags. Slugs, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list. */
                transfer_pair_id?: components["parameters"]["TransferPairId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of totals by merchant. */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    batchCategorize: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCategorizeRequest"];
            };
        };
        responses: {
            /** @description How many transactions changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassWriteResult"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["CountMismatchOrInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    bulkRecategorize: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRecategorizeRequest"];
            };
        };
        responses: {
            /** @description How many transactions changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassWriteResult"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["CountMismatchOrInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The UUID or the short id. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction is deleted. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    restoreTransaction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    pairTransfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PairTransferRequest"];
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    unpairTransfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The updated transaction. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
                /** @description The UUID or the short id. */
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
            /** @description The updated transaction. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
                /**
                 * @description The slug of the tag.
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
                /**
                 * @description The slug of the tag.
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getCashflow: {
        parameters: {
            query: {
                /** @description What each row stands for. A week is named by the date of its Monday, a month as `YYYY-MM`. */
                group_by: components["parameters"]["CashflowGroupBy"];
                /** @description Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["AccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /**
                 * @description Return only transactions of this category. A primary category includes its children.
                 * @example food-and-drink
                 */
                category_slug?: components["parameters"]["CategorySlugFilter"];
                /**
                 * @description Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.
                 * @example 2026-11-01
                 */
                start_date?: components["parameters"]["StartDate"];
                /**
                 * @description Return only transactions before this date (exclusive), a day of the years 0001 to 9999.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["EndDate"];
                /**
                 * @description Return only transactions of at least this amount (inclusive). Positive amounts are money out.
                 * @example 10.5
                 */
                min_amount?: components["parameters"]["MinAmount"];
                /**
                 * @description Return only transactions of at most this amount (inclusive). Positive amounts are money out.
                 * @example 250
                 */
                max_amount?: components["parameters"]["MaxAmount"];
                /**
                 * @description Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives.
                 * @example coffee
                 */
                search?: components["parameters"]["Search"];
                /**
                 * @description Leave out transactions that `search` with this text would return.
                 * @example refund
                 */
                exclude_search?: components["parameters"]["ExcludeSearch"];
                /**
                 * @description How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`
                 *     tolerates typing errors.
                 */
                search_mode?: components["parameters"]["SearchMode"];
                /** @description Return only pending or only posted transactions. If omitted, both are returned. */
                pending?: components["parameters"]["Pending"];
                /** @description Return only transactions that have all of these tags. Slugs, separated by commas. */
                tags?: components["parameters"]["Tags"];
                /** @description Return only transactions that have at least one of these tags. Slugs, separated by commas. */
                any_tag?: components["parameters"]["AnyTag"];
                /** @description Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list. */
                transfer_pair_id?: components["parameters"]["TransferPairId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cashflow. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cashflow"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getBalanceHistory: {
        parameters: {
            query?: {
                /** @description Return only this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["BalanceAccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /** @description How often a balance is returned. Weeks end on Sunday; the last period ends before `end_date`. */
                granularity?: components["parameters"]["BalanceGranularity"];
                /**
                 * @description The first day (inclusive), of the years 0001 to 9999.
                 * @example 2026-10-01
                 */
                start_date?: components["parameters"]["HistoryStartDate"];
                /**
                 * @description The day after the last one (exclusive), of the years 0001 to 9999. The default is tomorrow in UTC.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["HistoryEndDate"];
                /** @description The maximum number of accounts on a page. */
                limit?: components["parameters"]["BalancePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts with their balances. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceHistory"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getNetWorth: {
        parameters: {
            query?: {
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /** @description How often a balance is returned. Weeks end on Sunday; the last period ends before `end_date`. */
                granularity?: components["parameters"]["BalanceGranularity"];
                /**
                 * @description The first day (inclusive), of the years 0001 to 9999.
                 * @example 2026-10-01
                 */
                start_date?: components["parameters"]["HistoryStartDate"];
                /**
                 * @description The day after the last one (exclusive), of the years 0001 to 9999. The default is tomorrow in UTC.
                 * @example 2026-12-01
                 */
                end_date?: components["parameters"]["HistoryEndDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The net worth. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetWorth"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getDiagnostics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The findings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnostics"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            /** @description The scope of the API key does not allow this operation, or the key is limited to some accounts and the operation concerns the whole household. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listRecurring: {
        parameters: {
            query?: {
                /** @description Return only streams of this account. A UUID or a short id; an unknown id returns an empty list. */
                account_id?: components["parameters"]["StreamAccountId"];
                /** @description Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list. */
                user_id?: components["parameters"]["UserId"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of streams. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringList"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
                limit?: components["parameters"]["LargePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
                    ETag: components["headers"]["ETag"];
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
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
            /** @description All categories as tab-separated text. */
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
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    importCategories: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/tab-separated-values": string;
            };
        };
        responses: {
            /** @description How many categories were created and updated. */
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
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            /** @description This operation does not accept the content type of the body. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
                 * @description The id, short id or slug of the category.
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
                    ETag: components["headers"]["ETag"];
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, short id or slug of the category.
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
            /** @description The updated category. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, short id or slug of the category.
                 * @example food-and-drink-groceries
                 */
                id: components["parameters"]["CategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many transactions were in the category. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteCategoryResult"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    mergeCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id, short id or slug of the category.
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
            /** @description The result of the merge. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description The maximum number of results on a page. The default returns everything that a household usually has. */
                limit?: components["parameters"]["LargePageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
                    ETag: components["headers"]["ETag"];
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
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The slug of the tag.
                 * @example needs-review
                 */
                slug: components["parameters"]["Slug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tag is deleted. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The request conflicts with the current state of the resource. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    updateTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The slug of the tag.
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
            /** @description The updated tag. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listRules: {
        parameters: {
            query?: {
                /** @description Return only enabled or only disabled rules. If omitted, both are returned. */
                enabled?: components["parameters"]["RuleEnabled"];
                /**
                 * @description Return only rules that set this category.
                 * @example food-and-drink-coffee
                 */
                category_slug?: components["parameters"]["RuleCategorySlug"];
                /**
                 * @description Return only rules whose name contains this text, ignoring case.
                 * @example coffee
                 */
                search?: components["parameters"]["RuleSearch"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createRule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
                    ETag: components["headers"]["ETag"];
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
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    applyAllRules: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApplyRulesRequest"];
            };
        };
        responses: {
            /** @description How many rules were applied and how many transactions changed. */
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
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description Another number of transactions would change than expected, or other ones than in the dry run (`COUNT_MISMATCH`), or a
             *     request with the same `Idempotency-Key` is still running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
            /** @description The matching transactions. */
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
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    replaceRule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The UUID or the short id. */
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
            /** @description The updated rule. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule is deleted. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            /** @description The body is JSON but does not match its schema, or it refers to something that does not exist. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listRuleRuns: {
        parameters: {
            query?: {
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRunList"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    applyRule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApplyRulesRequest"];
            };
        };
        responses: {
            /** @description How many transactions changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassWriteResult"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description Another number of transactions would change than expected, or other ones than in the dry run (`COUNT_MISMATCH`), or a
             *     request with the same `Idempotency-Key` is still running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listOperations: {
        parameters: {
            query?: {
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of operations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationList"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    undoOperation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of the operation.
                 * @example 0190f3b6-1c2d-7e3f-8a4b-5c6d7e8f9a0b
                 */
                id: components["parameters"]["OperationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was undone. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoneOperation"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /**
             * @description The request conflicts with the current state of the resource, or a request with the same `Idempotency-Key` is still
             *     running (`IDEMPOTENCY_IN_PROGRESS`, with `Retry-After`).
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /** @description Return only events with this action. */
                action?: components["parameters"]["AuditActionFilter"];
                /**
                 * @description Return only events of requests with this API key, by its UUID.
                 * @example 0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01
                 */
                api_key_id?: components["parameters"]["AuditKeyId"];
                /**
                 * @description Return only events that were recorded at or after this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
                 * @example 2026-11-20T08:15:00Z
                 */
                start?: components["parameters"]["AuditStart"];
                /**
                 * @description Return only events that were recorded before this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC.
                 * @example 2026-11-21T08:15:00Z
                 */
                end?: components["parameters"]["AuditEnd"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of audit events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventList"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listReports: {
        parameters: {
            query?: {
                /** @description Return only read or only unread reports. If omitted, both are returned. */
                read?: components["parameters"]["ReportRead"];
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description The scope of the API key does not allow this operation, or the key is limited to some accounts and the operation concerns the whole household. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
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
                    ETag: components["headers"]["ETag"];
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
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /**
             * @description The body is JSON but does not match its schema, it refers to something that does not exist, or the
             *     `Idempotency-Key` belongs to another request (`IDEMPOTENCY_KEY_REUSED`).
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
            /** @description The scope of the API key does not allow this operation, or the key is limited to some accounts and the operation concerns the whole household. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    markAllReportsRead: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many reports were marked as read. */
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
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
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
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
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
            /** @description The scope of the API key does not allow this operation, or the key is limited to some accounts and the operation concerns the whole household. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    deleteReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report is deleted. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    markReportRead: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The read state of the report. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    markReportUnread: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Change the resource only if its `ETag` is one of these, separated by commas; `*` stands for any. If somebody has
                 *     changed it since, the answer is 412 `PRECONDITION_FAILED` and nothing happens. If omitted, the last change wins.
                 * @example "kHqfVYxVZ2UoEOwSqX9o2g"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The read state of the report. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    listWebhookEvents: {
        parameters: {
            query?: {
                /** @description The maximum number of results on a page. */
                limit?: components["parameters"]["PageLimit"];
                /**
                 * @description The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters
                 *     that it was issued for.
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhook events. */
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
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
    replayWebhookEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A key of your own, such as a UUID, that makes the request safe to send again. Requests with the same key,
                 *     path, query and body get the answer to the first of them for 24 hours, and have its effect once, also when the server
                 *     was restarted in between. Each API key has keys of its own. An answer with a 5xx status is not kept: send the request
                 *     again with the same key.
                 * @example 0190f3a2-9d10-7c42-8a11-5c2f4e6b7a90
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The UUID or the short id. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event is queued. */
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
            /** @description The resource does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["IdempotencyInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
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
            /** @description The delivery is accepted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key is missing, unknown or revoked. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            /** @description The database cannot be reached, is too busy to respond in time, or has no disk space left. Retry later. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
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
            /** @description The delivery is accepted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            /** @description A parameter, or the body as a whole, is invalid. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The API key is missing, unknown or revoked. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description Too many requests. Wait for the number of seconds in `Retry-After`. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalError"];
            503: components["responses"]["DatabaseUnavailable"];
        };
    };
}
