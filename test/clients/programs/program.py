"""Uses the client that openapi-python-client makes: breadbox/ lies beside this file."""

import sys

from breadbox import AuthenticatedClient
from breadbox.api.connections import list_connections
from breadbox.api.rules import list_rules
from breadbox.api.transactions import get_transaction, list_transactions
from breadbox.models.connection_list import ConnectionList
from breadbox.models.error_response import ErrorResponse
from breadbox.models.rule_list import RuleList
from breadbox.models.transaction_list import TransactionList
from breadbox.types import UNSET, Unset


def connect(url: str, key: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=url, token=key, prefix="", auth_header_name="X-API-Key")


def print_transactions(client: AuthenticatedClient) -> None:
    cursor: str | Unset = UNSET
    while True:
        page = list_transactions.sync(client=client, limit=500, cursor=cursor)
        if not isinstance(page, TransactionList):
            raise SystemExit(f"no page: {page}")
        for transaction in page.data:
            print("transaction", transaction.id, transaction.amount)
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def read_error_code(client: AuthenticatedClient) -> str:
    answer = get_transaction.sync(client=client, id="AAAAAAAA")
    if not isinstance(answer, ErrorResponse):
        raise SystemExit(f"no error: {answer}")
    return answer.error.code


url, key, later_url = sys.argv[1:]
now = connect(url, key)
later = connect(later_url, key)

print_transactions(now)
rules = list_rules.sync(client=now)
if not isinstance(rules, RuleList):
    raise SystemExit(f"no rules: {rules}")
for rule in rules.data:
    print("rule", rule.name)
print("error", read_error_code(now))
print("later-error", read_error_code(later))
connections = list_connections.sync(client=later)
if not isinstance(connections, ConnectionList):
    raise SystemExit(f"no connections: {connections}")
for connection in connections.data:
    print("later-status", connection.status)
