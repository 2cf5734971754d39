/** Made from openapi/ by `make generate`. Change the contract, not this file. */

import type { BodyOf, QueryOf } from "../src/client/createClient.ts";

/** The arguments of each tool. The server checks their values when the tool calls its operations. */
export interface McpArguments {
  overview: {
    user_id?: NonNullable<QueryOf<"getNetWorth">["user_id"]>;
    start_date?: NonNullable<QueryOf<"getNetWorth">["start_date"]>;
    end_date?: NonNullable<QueryOf<"getNetWorth">["end_date"]>;
    granularity?: NonNullable<QueryOf<"getNetWorth">["granularity"]>;
  };
  search_transactions: {
    search?: NonNullable<QueryOf<"listTransactions">["search"]>;
    exclude_search?: NonNullable<QueryOf<"listTransactions">["exclude_search"]>;
    account_id?: NonNullable<QueryOf<"listTransactions">["account_id"]>;
    user_id?: NonNullable<QueryOf<"listTransactions">["user_id"]>;
    category_slug?: NonNullable<QueryOf<"listTransactions">["category_slug"]>;
    start_date?: NonNullable<QueryOf<"listTransactions">["start_date"]>;
    end_date?: NonNullable<QueryOf<"listTransactions">["end_date"]>;
    min_amount?: NonNullable<QueryOf<"listTransactions">["min_amount"]>;
    max_amount?: NonNullable<QueryOf<"listTransactions">["max_amount"]>;
    pending?: NonNullable<QueryOf<"listTransactions">["pending"]>;
    tags?: NonNullable<QueryOf<"listTransactions">["tags"]>;
    sort_by?: NonNullable<QueryOf<"listTransactions">["sort_by"]>;
    sort_order?: NonNullable<QueryOf<"listTransactions">["sort_order"]>;
    limit?: NonNullable<QueryOf<"listTransactions">["limit"]>;
    cursor?: NonNullable<QueryOf<"listTransactions">["cursor"]>;
  };
  cashflow: {
    group_by: "month" | "week" | "category" | "merchant";
    start_date?: NonNullable<QueryOf<"getCashflow">["start_date"]>;
    end_date?: NonNullable<QueryOf<"getCashflow">["end_date"]>;
    account_id?: NonNullable<QueryOf<"getCashflow">["account_id"]>;
    user_id?: NonNullable<QueryOf<"getCashflow">["user_id"]>;
    category_slug?: NonNullable<QueryOf<"getCashflow">["category_slug"]>;
    search?: NonNullable<QueryOf<"getCashflow">["search"]>;
  };
  accounts: {
    account_id?: NonNullable<QueryOf<"getBalanceHistory">["account_id"]>;
    user_id?: NonNullable<QueryOf<"listAccounts">["user_id"]>;
    start_date?: NonNullable<QueryOf<"getBalanceHistory">["start_date"]>;
    end_date?: NonNullable<QueryOf<"getBalanceHistory">["end_date"]>;
    granularity?: NonNullable<QueryOf<"getBalanceHistory">["granularity"]>;
  };
  recurring: {
    account_id?: NonNullable<QueryOf<"listRecurring">["account_id"]>;
    user_id?: NonNullable<QueryOf<"listRecurring">["user_id"]>;
    limit?: NonNullable<QueryOf<"listRecurring">["limit"]>;
    cursor?: NonNullable<QueryOf<"listRecurring">["cursor"]>;
  };
  categories_and_rules: {
    search?: NonNullable<QueryOf<"listRules">["search"]>;
  };
  preview_rule: {
    conditions?: NonNullable<BodyOf<"previewRule">["conditions"]>;
    limit?: NonNullable<BodyOf<"previewRule">["limit"]>;
  };
  save_rule: {
    name?: NonNullable<BodyOf<"createRule">["name"]>;
    conditions?: NonNullable<BodyOf<"createRule">["conditions"]>;
    category_slug?: string;
    rule_id?: string;
    dry_run_token?: NonNullable<BodyOf<"applyRule">["dry_run_token"]>;
  };
  categorize: {
    category_slug: NonNullable<BodyOf<"batchCategorize">["category_slug"]>;
    transaction_ids?: NonNullable<BodyOf<"batchCategorize">["transaction_ids"]>;
    filters?: NonNullable<BodyOf<"bulkRecategorize">["filters"]>;
    dry_run_token?: NonNullable<BodyOf<"batchCategorize">["dry_run_token"]>;
  };
  import_file: {
    content: string;
    account_id?: NonNullable<QueryOf<"previewFile">["account_id"]>;
    user_id?: NonNullable<QueryOf<"previewFile">["user_id"]>;
    account_name?: NonNullable<QueryOf<"previewFile">["account_name"]>;
    options?: Record<string, unknown>;
    dry_run_token?: string;
  };
  sync: {
    connection_id?: NonNullable<BodyOf<"triggerSync">["connection_id"]>;
  };
  write_report: {
    title: NonNullable<BodyOf<"createReport">["title"]>;
    body: NonNullable<BodyOf<"createReport">["body"]>;
  };
}

export type McpToolName = keyof McpArguments;

export interface McpTool {
  name: McpToolName;
  title: string;
  description: string;
  inputSchema: { type: "object"; properties: Record<string, object>; required?: string[]; additionalProperties: false };
  /** Whether one of its operations needs the scope full_access. */
  writes: boolean;
  /** Whether a key that is limited to some accounts may call all of its operations. */
  allowsLimited: boolean;
}

export const mcpTools: McpTool[] = [
  {
    "name": "overview",
    "title": "Overview",
    "description": "Start here. Net worth now or over time, cashflow of recent months, household members, and banks that need attention.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "user_id": {
          "type": "string"
        },
        "start_date": {
          "type": "string",
          "format": "date",
          "description": "Net worth since this day; without it, now"
        },
        "end_date": {
          "type": "string",
          "format": "date",
          "description": "Exclusive"
        },
        "granularity": {
          "type": "string",
          "enum": [
            "day",
            "week",
            "month"
          ]
        }
      },
      "additionalProperties": false
    },
    "writes": false,
    "allowsLimited": true
  },
  {
    "name": "search_transactions",
    "title": "Search transactions",
    "description": "Find transactions, newest first. Returns a page, and the count and sum of all matches. Positive amounts are money out, negative ones money in.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "search": {
          "type": "string",
          "description": "Text in name or merchant; commas separate alternatives"
        },
        "exclude_search": {
          "type": "string"
        },
        "account_id": {
          "type": "string"
        },
        "user_id": {
          "type": "string"
        },
        "category_slug": {
          "type": "string",
          "description": "Includes subcategories"
        },
        "start_date": {
          "type": "string",
          "format": "date"
        },
        "end_date": {
          "type": "string",
          "format": "date",
          "description": "Exclusive"
        },
        "min_amount": {
          "type": "number"
        },
        "max_amount": {
          "type": "number"
        },
        "pending": {
          "type": "boolean"
        },
        "tags": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "sort_by": {
          "type": "string",
          "enum": [
            "date",
            "amount",
            "name"
          ]
        },
        "sort_order": {
          "type": "string",
          "enum": [
            "desc",
            "asc"
          ]
        },
        "limit": {
          "type": "integer",
          "description": "Default 20"
        },
        "cursor": {
          "type": "string"
        }
      },
      "additionalProperties": false
    },
    "writes": false,
    "allowsLimited": true
  },
  {
    "name": "cashflow",
    "title": "Cashflow",
    "description": "Income, spending, net and transfers by month, week or category; or sums by merchant, transfers included (positive = money out).",
    "inputSchema": {
      "type": "object",
      "properties": {
        "group_by": {
          "type": "string",
          "enum": [
            "month",
            "week",
            "category",
            "merchant"
          ]
        },
        "start_date": {
          "type": "string",
          "format": "date"
        },
        "end_date": {
          "type": "string",
          "format": "date",
          "description": "Exclusive"
        },
        "account_id": {
          "type": "string"
        },
        "user_id": {
          "type": "string"
        },
        "category_slug": {
          "type": "string"
        },
        "search": {
          "type": "string"
        }
      },
      "required": [
        "group_by"
      ],
      "additionalProperties": false
    },
    "writes": false,
    "allowsLimited": true
  },
  {
    "name": "accounts",
    "title": "Accounts and banks",
    "description": "Accounts with balances, and connections with health and last sync. With start_date, balances over time instead.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "account_id": {
          "type": "string",
          "description": "Only for balances over time"
        },
        "user_id": {
          "type": "string"
        },
        "start_date": {
          "type": "string",
          "format": "date"
        },
        "end_date": {
          "type": "string",
          "format": "date",
          "description": "Exclusive"
        },
        "granularity": {
          "type": "string",
          "enum": [
            "day",
            "week",
            "month"
          ]
        }
      },
      "additionalProperties": false
    },
    "writes": false,
    "allowsLimited": true
  },
  {
    "name": "recurring",
    "title": "Recurring payments",
    "description": "Subscriptions, bills and salaries with cadence, next date and amount, and price changes.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "account_id": {
          "type": "string"
        },
        "user_id": {
          "type": "string"
        },
        "limit": {
          "type": "integer"
        },
        "cursor": {
          "type": "string"
        }
      },
      "additionalProperties": false
    },
    "writes": false,
    "allowsLimited": true
  },
  {
    "name": "categories_and_rules",
    "title": "Categories and rules",
    "description": "Category slugs, tags and categorization rules.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "search": {
          "type": "string",
          "description": "Text in the name"
        }
      },
      "additionalProperties": false
    },
    "writes": false,
    "allowsLimited": true
  },
  {
    "name": "preview_rule",
    "title": "Suggest or preview a rule",
    "description": "Count and sample what a rule's conditions match. Without conditions, suggest some: merchants with the most uncategorized transactions.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "conditions": {
          "type": "object",
          "description": "{field, op, value}, {and: […]}, {or: […]} or {not: {…}}. Fields name, merchant_name, category, account_name, user_name: eq, contains, matches (RE2), in; amount: eq, gt, gte, lt, lte"
        },
        "limit": {
          "type": "integer"
        }
      },
      "additionalProperties": false
    },
    "writes": false,
    "allowsLimited": true
  },
  {
    "name": "save_rule",
    "title": "Create or apply a rule",
    "description": "Create a rule for future transactions (name, conditions, category_slug), or name an existing one by rule_id. Returns how many existing transactions it would change and a dry_run_token; call again with rule_id and the token to change them.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string"
        },
        "conditions": {
          "type": "object",
          "description": "As in preview_rule"
        },
        "category_slug": {
          "type": "string"
        },
        "rule_id": {
          "type": "string"
        },
        "dry_run_token": {
          "type": "string"
        }
      },
      "additionalProperties": false
    },
    "writes": true,
    "allowsLimited": false
  },
  {
    "name": "categorize",
    "title": "Categorize transactions",
    "description": "Set the category of transactions by id or filters. The first call changes nothing: it returns a count and a dry_run_token. Once the user agrees, repeat it with the token.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "category_slug": {
          "type": "string",
          "description": "The new category"
        },
        "transaction_ids": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "filters": {
          "type": "object",
          "description": "Those of search_transactions, as an object"
        },
        "dry_run_token": {
          "type": "string"
        }
      },
      "required": [
        "category_slug"
      ],
      "additionalProperties": false
    },
    "writes": true,
    "allowsLimited": true
  },
  {
    "name": "import_file",
    "title": "Import a bank file",
    "description": "Import a bank's export (CSV, OFX, QIF, CAMT, MT940). The first call changes nothing: it returns a preview, assumptions, questions and a dry_run_token. Once the user agrees, repeat it with the token.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "content": {
          "type": "string",
          "description": "The file's exact text"
        },
        "account_id": {
          "type": "string",
          "description": "Existing account, or else user_id and account_name"
        },
        "user_id": {
          "type": "string"
        },
        "account_name": {
          "type": "string"
        },
        "options": {
          "type": "object",
          "description": "Answers to questions"
        },
        "dry_run_token": {
          "type": "string"
        }
      },
      "required": [
        "content"
      ],
      "additionalProperties": false
    },
    "writes": true,
    "allowsLimited": false
  },
  {
    "name": "sync",
    "title": "Sync banks",
    "description": "Fetch new transactions now, from one connection or all. Waits up to 20 s for the result.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "connection_id": {
          "type": "string"
        }
      },
      "additionalProperties": false
    },
    "writes": true,
    "allowsLimited": false
  },
  {
    "name": "write_report",
    "title": "Write a report",
    "description": "Leave a Markdown report for the household in its inbox.",
    "inputSchema": {
      "type": "object",
      "properties": {
        "title": {
          "type": "string"
        },
        "body": {
          "type": "string"
        }
      },
      "required": [
        "title",
        "body"
      ],
      "additionalProperties": false
    },
    "writes": true,
    "allowsLimited": false
  }
];

/** What to do about each error code. */
export const remedies: Record<string, string> = {
  "INVALID_PARAMETER": "Correct the fields that `details` names. `details[].code` says what is wrong with each.",
  "INVALID_CURSOR": "Start again without `cursor`. Send `next_cursor` only with the parameters of the request that returned it.",
  "MISSING_API_KEY": "Send the key in the header `X-API-Key`. Check that no proxy removes it.",
  "INVALID_API_KEY": "Check that the whole key arrived and that it belongs to this server. Otherwise create a new one.",
  "REVOKED_API_KEY": "Use another key. A revoked key cannot be restored.",
  "INVALID_SIGNATURE": "Check the provider's signing secret, that no proxy changes the body, and the server's clock.",
  "INVALID_SIGN_IN_CODE": "Start `breadbox run` again for a new link, or sign in with an API key.",
  "FORBIDDEN": "Use a key with the scope that the operation states. A key that is limited to some accounts cannot perform operations on the whole household.",
  "NOT_FOUND": "Check the id and the path. The resource may have been deleted.",
  "METHOD_NOT_ALLOWED": "Use one of the methods in the header `Allow`.",
  "SYNC_IN_PROGRESS": "Poll `GET /api/v1/connections/{id}/status` until it finishes, then send the request again if it is still needed.",
  "CONFLICT": "Read the resource again. `message` says what prevents the request, `details` which fields or rules.",
  "REAUTH_REQUIRED": "Open the page of `POST /api/v1/connections/{id}/reauth-sessions`, then sync.",
  "CONNECTION_DISCONNECTED": "Link the bank again. Its accounts continue under their ids.",
  "SYNC_NOT_SUPPORTED": "Import a file with `POST /api/v1/files/import`.",
  "CATEGORY_UNDELETABLE": "Delete or move the categories under it first. `uncategorized` always exists.",
  "PROVIDER_NOT_CONFIGURED": "Set the provider's credentials in the server's environment and restart it. `GET /api/v1/providers` lists what is configured.",
  "DUPLICATE_CONNECTION": "Use the connection whose id is in `details`, or remove it first.",
  "IDEMPOTENCY_IN_PROGRESS": "Send the same request again after the number of seconds in `Retry-After`.",
  "COUNT_MISMATCH": "Repeat the dry run, look at what would change now, and send the request with the new count or token.",
  "LAST_FULL_ACCESS_KEY": "Create another key with full access first. To revoke the last one, run `breadbox keys revoke` on the server's machine.",
  "PRECONDITION_FAILED": "Read the resource again, and repeat the change with its new `ETag` if it still applies.",
  "PAYLOAD_TOO_LARGE": "Send at most 1 MiB of JSON, 64 KiB of a webhook, or 50 MiB of a file. Split larger files.",
  "UNSUPPORTED_MEDIA_TYPE": "Set `Content-Type` to one that the operation lists. JSON is UTF-8.",
  "VALIDATION_ERROR": "Correct the fields that `details` names. Nothing was changed.",
  "IMPORT_ERROR": "Follow the message; `details` names the lines. Choose another format where the bank offers the export.",
  "IMPORT_QUESTION": "Send the file again with one of the `choices` of each entry in `error.questions` as its `parameter`.",
  "IDEMPOTENCY_KEY_REUSED": "Use a new key for each request, and the same key only to send the same request again.",
  "RATE_LIMITED": "Wait for the number of seconds in `Retry-After`. Fetch more rows a page instead of more pages.",
  "INTERNAL_ERROR": "Send the request again. If it fails again, look for `request_id` in the server's log and report it.",
  "PROVIDER_ERROR": "Look the provider's own code up: it is the message of the entry in `details` with the code `provider_code`.",
  "DATABASE_UNAVAILABLE": "Send the request again after the number of seconds in `Retry-After`. Check `/health/ready`."
};
