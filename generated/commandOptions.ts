/** Made from openapi/ by `make generate`. Change the contract, not this file. */

export interface CommandOption {
  /** The query parameter. */
  name: string;
  type: 'string' | 'date' | 'integer' | 'number' | 'boolean' | 'list';
  choices?: string[];
  default?: string | number | boolean;
  required?: boolean;
  description: string;
}

export const commandOptions: Record<"importFile" | "listTransactions" | "exportTransactions" | "getCashflow" | "listRules" | "listAuditEvents", readonly CommandOption[]> = {
  importFile: [
    {
      "name": "account_id",
      "type": "string",
      "description": "The account to import into: one of a CSV connection, or of a linked bank. If omitted, `user_id` and `account_name` name\nthe account, which is created if it does not exist."
    },
    {
      "name": "user_id",
      "type": "string",
      "description": "The user who owns the account. Required, with `account_name`, if `account_id` is omitted."
    },
    {
      "name": "account_name",
      "type": "string",
      "description": "The name of the account, where the file holds one account. The same name for the same user is the same account. If\nomitted, the account that the file names."
    },
    {
      "name": "account_type",
      "type": "string",
      "choices": [
        "depository",
        "credit",
        "loan",
        "investment",
        "other"
      ],
      "description": "The type of a new account. If omitted, the type that the template implies, or `other`."
    },
    {
      "name": "institution_name",
      "type": "string",
      "description": "The institution of a new account. If omitted, the institution of the template, or `CSV import`."
    },
    {
      "name": "currency",
      "type": "string",
      "description": "The currency of rows for which the file gives none, and of a new account. If omitted, the currency of the\naccount. The server never assumes a currency."
    },
    {
      "name": "template",
      "type": "string",
      "choices": [
        "chase_card",
        "chase_checking",
        "bank_of_america",
        "bank_of_america_card",
        "wells_fargo",
        "capital_one",
        "amex",
        "discover"
      ],
      "description": "Read the file as this bank's export, whatever its header is."
    },
    {
      "name": "has_header",
      "type": "boolean",
      "description": "Whether the file has a header line. If omitted, it is detected."
    },
    {
      "name": "encoding",
      "type": "string",
      "choices": [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1250",
        "windows-1251",
        "windows-1252",
        "windows-1253",
        "windows-1254",
        "windows-1255",
        "windows-1256",
        "windows-1257",
        "windows-874",
        "iso-8859-2",
        "iso-8859-15",
        "koi8-r",
        "shift_jis",
        "euc-jp",
        "gb18030",
        "big5",
        "euc-kr"
      ],
      "description": "The encoding of the file. If omitted, a byte order mark decides, then the `charset` of the upload, then valid UTF-8;\nfailing these, the encoding is guessed from the letters, and the guess is one of the `assumptions`."
    },
    {
      "name": "delimiter",
      "type": "string",
      "choices": [
        "comma",
        "semicolon",
        "tab",
        "pipe"
      ],
      "description": "The delimiter between columns. If omitted, it is detected."
    },
    {
      "name": "date_column",
      "type": "string",
      "description": "The column that contains the date: its header, or its number counted from 1."
    },
    {
      "name": "amount_column",
      "type": "string",
      "description": "The column that contains the amount: its header, or its number counted from 1."
    },
    {
      "name": "debit_column",
      "type": "string",
      "description": "The column that contains money out, together with `credit_column`: its header, or its number counted from 1."
    },
    {
      "name": "credit_column",
      "type": "string",
      "description": "The column that contains money in, together with `debit_column`: its header, or its number counted from 1."
    },
    {
      "name": "description_column",
      "type": "string",
      "description": "The column that contains the description: its header, or its number counted from 1."
    },
    {
      "name": "merchant_column",
      "type": "string",
      "description": "The column that contains the merchant: its header, or its number counted from 1."
    },
    {
      "name": "currency_column",
      "type": "string",
      "description": "The column that contains the currency of each row: its header, or its number counted from 1."
    },
    {
      "name": "fee_column",
      "type": "string",
      "description": "The column that contains a fee taken from the account on top of each amount: its header, or its number counted from 1.\n`none` if the amounts already contain all fees. If omitted, the balance column decides; where it does not, the decision\nis among the `assumptions`."
    },
    {
      "name": "date_format",
      "type": "string",
      "description": "The format of the dates. If omitted, it is detected; if nothing in the file proves the order of day and month, the\nimport asks. Days and months may have one digit or two in every format, and a time of day may follow. `Mon` and\n`Month` are names of months in any of some thirty languages."
    },
    {
      "name": "decimal_separator",
      "type": "string",
      "choices": [
        "point",
        "comma"
      ],
      "description": "The decimal separator of the amounts. If omitted, it is detected."
    },
    {
      "name": "positive_is",
      "type": "string",
      "choices": [
        "debit",
        "credit"
      ],
      "description": "The meaning of positive amounts in the file: `debit` is money out, `credit` is money in. Not needed with\nseparate debit and credit columns."
    },
    {
      "name": "currencies",
      "type": "string",
      "choices": [
        "separate",
        "together"
      ],
      "description": "What becomes of rows in another currency than the account's: `separate` gives each currency an account of its own,\n`together` keeps all rows in one account. If omitted, such a file is refused with this question."
    },
    {
      "name": "overlap",
      "type": "string",
      "choices": [
        "same",
        "new"
      ],
      "description": "What rows are that have the day, amount and currency of a stored row, but a name that has nothing in common with\nits name: `same` takes them for the stored rows, `new` adds them. If omitted, and the stored rows prove neither, the\nfile is refused with this question.\nA row just before the days that a linked bank itself provides, with the amount and a similar name of a row of the bank's,\nis asked about in the same way."
    },
    {
      "name": "same_account",
      "type": "boolean",
      "description": "Confirms that the file is of the account of a linked bank that `account_id` names, although its account number, its type,\nor its rows of the days that the bank itself provides do not fit. If omitted, such a file is refused with this question."
    },
    {
      "name": "accept_difference",
      "type": "string",
      "description": "The sum by which the file's stated balances may differ from its rows, a decimal. If they differ by another sum, the\nfile is refused with the question whether to accept that one."
    },
    {
      "name": "direction_column",
      "type": "string",
      "description": "The column that tells money out from money in, such as Debit and Credit, beside amounts that have no sign: its\nheader, or its number counted from 1."
    },
    {
      "name": "debit_value",
      "type": "string",
      "description": "The value of the direction column that marks money out. Of two values, an unknown other one is money in; of more,\nonly those that are known or given as `credit_value`. Needed only where a word of the column is not known. A value\nthat no row has is refused."
    },
    {
      "name": "credit_value",
      "type": "string",
      "description": "The value of the direction column that marks money in. Needed only where the column has more than two values and\none of them is not known. A value that no row has is refused."
    },
    {
      "name": "booked_status",
      "type": "string",
      "description": "The value of the status column that marks booked rows. Rows with another value are skipped, unless it is known to\nmean the same; a value that no row has is refused. `*` says that no column is a status: all rows are booked. Needed\nonly where the words of the column are not known."
    },
    {
      "name": "balance_rows",
      "type": "string",
      "choices": [
        "skip",
        "keep"
      ],
      "description": "What becomes of rows whose amount is the balance beside it, where nothing tells whether they move money or state the\nbalance: `skip` leaves them out, `keep` imports them. If omitted, such a file is refused with this question."
    },
    {
      "name": "strict",
      "type": "boolean",
      "default": false,
      "description": "If `true`, a row that cannot be read fails the whole import and nothing is stored."
    }
  ],
  listTransactions: [
    {
      "name": "account_id",
      "type": "string",
      "description": "Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list."
    },
    {
      "name": "user_id",
      "type": "string",
      "description": "Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list."
    },
    {
      "name": "category_slug",
      "type": "string",
      "description": "Return only transactions of this category. A primary category includes its children."
    },
    {
      "name": "start_date",
      "type": "date",
      "description": "Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999."
    },
    {
      "name": "end_date",
      "type": "date",
      "description": "Return only transactions before this date (exclusive), a day of the years 0001 to 9999."
    },
    {
      "name": "min_amount",
      "type": "number",
      "description": "Return only transactions of at least this amount (inclusive). Positive amounts are money out."
    },
    {
      "name": "max_amount",
      "type": "number",
      "description": "Return only transactions of at most this amount (inclusive). Positive amounts are money out."
    },
    {
      "name": "search",
      "type": "string",
      "description": "Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives."
    },
    {
      "name": "exclude_search",
      "type": "string",
      "description": "Leave out transactions that `search` with this text would return."
    },
    {
      "name": "search_mode",
      "type": "string",
      "choices": [
        "contains",
        "words",
        "fuzzy"
      ],
      "description": "How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`\ntolerates typing errors."
    },
    {
      "name": "pending",
      "type": "boolean",
      "description": "Return only pending or only posted transactions. If omitted, both are returned."
    },
    {
      "name": "tags",
      "type": "list",
      "description": "Return only transactions that have all of these tags. Slugs, separated by commas."
    },
    {
      "name": "any_tag",
      "type": "list",
      "description": "Return only transactions that have at least one of these tags. Slugs, separated by commas."
    },
    {
      "name": "transfer_pair_id",
      "type": "string",
      "description": "Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list."
    },
    {
      "name": "sort_by",
      "type": "string",
      "choices": [
        "date",
        "amount",
        "name"
      ],
      "default": "date",
      "description": "The field to sort by. Ties are ordered by id."
    },
    {
      "name": "sort_order",
      "type": "string",
      "choices": [
        "desc",
        "asc"
      ],
      "default": "desc",
      "description": "The sort direction."
    },
    {
      "name": "fields",
      "type": "string",
      "description": "Return only these fields: a preset (`minimal`, `core`, `category`, `timestamps`), or field names separated by\ncommas. `id` and `short_id` are always included."
    },
    {
      "name": "limit",
      "type": "integer",
      "default": 50,
      "description": "The maximum number of results on a page."
    },
    {
      "name": "cursor",
      "type": "string",
      "description": "The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters\nthat it was issued for."
    }
  ],
  exportTransactions: [
    {
      "name": "format",
      "type": "string",
      "choices": [
        "csv",
        "ndjson",
        "hledger",
        "beancount"
      ],
      "required": true,
      "description": "The format of the file: `csv` for spreadsheets, `ndjson` for programs, `hledger` or `beancount` for plain text\naccounting."
    },
    {
      "name": "account_id",
      "type": "string",
      "description": "Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list."
    },
    {
      "name": "user_id",
      "type": "string",
      "description": "Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list."
    },
    {
      "name": "category_slug",
      "type": "string",
      "description": "Return only transactions of this category. A primary category includes its children."
    },
    {
      "name": "start_date",
      "type": "date",
      "description": "Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999."
    },
    {
      "name": "end_date",
      "type": "date",
      "description": "Return only transactions before this date (exclusive), a day of the years 0001 to 9999."
    },
    {
      "name": "min_amount",
      "type": "number",
      "description": "Return only transactions of at least this amount (inclusive). Positive amounts are money out."
    },
    {
      "name": "max_amount",
      "type": "number",
      "description": "Return only transactions of at most this amount (inclusive). Positive amounts are money out."
    },
    {
      "name": "search",
      "type": "string",
      "description": "Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives."
    },
    {
      "name": "exclude_search",
      "type": "string",
      "description": "Leave out transactions that `search` with this text would return."
    },
    {
      "name": "search_mode",
      "type": "string",
      "choices": [
        "contains",
        "words",
        "fuzzy"
      ],
      "description": "How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`\ntolerates typing errors."
    },
    {
      "name": "pending",
      "type": "boolean",
      "description": "Return only pending or only posted transactions. If omitted, both are returned."
    },
    {
      "name": "tags",
      "type": "list",
      "description": "Return only transactions that have all of these tags. Slugs, separated by commas."
    },
    {
      "name": "any_tag",
      "type": "list",
      "description": "Return only transactions that have at least one of these tags. Slugs, separated by commas."
    },
    {
      "name": "transfer_pair_id",
      "type": "string",
      "description": "Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list."
    }
  ],
  getCashflow: [
    {
      "name": "group_by",
      "type": "string",
      "choices": [
        "month",
        "week",
        "category"
      ],
      "required": true,
      "description": "What each row stands for. A week is named by the date of its Monday, a month as `YYYY-MM`."
    },
    {
      "name": "account_id",
      "type": "string",
      "description": "Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list."
    },
    {
      "name": "user_id",
      "type": "string",
      "description": "Return only what belongs to this household member. A UUID or a short id; an unknown id returns an empty list."
    },
    {
      "name": "category_slug",
      "type": "string",
      "description": "Return only transactions of this category. A primary category includes its children."
    },
    {
      "name": "start_date",
      "type": "date",
      "description": "Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999."
    },
    {
      "name": "end_date",
      "type": "date",
      "description": "Return only transactions before this date (exclusive), a day of the years 0001 to 9999."
    },
    {
      "name": "min_amount",
      "type": "number",
      "description": "Return only transactions of at least this amount (inclusive). Positive amounts are money out."
    },
    {
      "name": "max_amount",
      "type": "number",
      "description": "Return only transactions of at most this amount (inclusive). Positive amounts are money out."
    },
    {
      "name": "search",
      "type": "string",
      "description": "Return only transactions whose name or merchant contains this text, ignoring case. Commas separate alternatives."
    },
    {
      "name": "exclude_search",
      "type": "string",
      "description": "Leave out transactions that `search` with this text would return."
    },
    {
      "name": "search_mode",
      "type": "string",
      "choices": [
        "contains",
        "words",
        "fuzzy"
      ],
      "description": "How `search` matches: `contains` finds the text anywhere, `words` finds every word at word boundaries, `fuzzy`\ntolerates typing errors."
    },
    {
      "name": "pending",
      "type": "boolean",
      "description": "Return only pending or only posted transactions. If omitted, both are returned."
    },
    {
      "name": "tags",
      "type": "list",
      "description": "Return only transactions that have all of these tags. Slugs, separated by commas."
    },
    {
      "name": "any_tag",
      "type": "list",
      "description": "Return only transactions that have at least one of these tags. Slugs, separated by commas."
    },
    {
      "name": "transfer_pair_id",
      "type": "string",
      "description": "Return only the transactions of this transfer, the two sides of it. An unknown id returns an empty list."
    }
  ],
  listRules: [
    {
      "name": "enabled",
      "type": "boolean",
      "description": "Return only enabled or only disabled rules. If omitted, both are returned."
    },
    {
      "name": "category_slug",
      "type": "string",
      "description": "Return only rules that set this category."
    },
    {
      "name": "search",
      "type": "string",
      "description": "Return only rules whose name contains this text, ignoring case."
    },
    {
      "name": "limit",
      "type": "integer",
      "default": 50,
      "description": "The maximum number of results on a page."
    },
    {
      "name": "cursor",
      "type": "string",
      "description": "The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters\nthat it was issued for."
    }
  ],
  listAuditEvents: [
    {
      "name": "action",
      "type": "string",
      "choices": [
        "api_key_created",
        "api_key_revoked",
        "link_session_created",
        "reauth_session_created",
        "connection_linked",
        "connection_reauthenticated",
        "connection_removed",
        "account_merged",
        "account_unmerged",
        "account_deleted",
        "transactions_changed",
        "operation_undone",
        "categories_imported",
        "file_imported",
        "import_taken_back",
        "backup_restored",
        "encryption_key_rotated",
        "authentication_failed"
      ],
      "description": "Return only events with this action."
    },
    {
      "name": "api_key_id",
      "type": "string",
      "description": "Return only events of requests with this API key, by its UUID."
    },
    {
      "name": "start",
      "type": "string",
      "description": "Return only events that were recorded at or after this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC."
    },
    {
      "name": "end",
      "type": "string",
      "description": "Return only events that were recorded before this time, in RFC 3339 format, of the years 0001 to 9999 and at most 14 hours from UTC."
    },
    {
      "name": "limit",
      "type": "integer",
      "default": 50,
      "description": "The maximum number of results on a page."
    },
    {
      "name": "cursor",
      "type": "string",
      "description": "The `next_cursor` of the previous page. A cursor is valid only for the operation, the sort order and the filters\nthat it was issued for."
    }
  ],
};
