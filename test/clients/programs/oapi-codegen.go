// Uses the client that oapi-codegen makes, the package breadbox of this module.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"program/breadbox"
)

func connect(url string, key string) *breadbox.ClientWithResponses {
	sendKey := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-API-Key", key)
		return nil
	}
	client, err := breadbox.NewClientWithResponses(url, breadbox.WithRequestEditorFn(sendKey))
	if err != nil {
		log.Fatal(err)
	}
	return client
}

func printTransactions(client *breadbox.ClientWithResponses) {
	limit := 500
	params := breadbox.ListTransactionsParams{Limit: &limit}
	for {
		page, err := client.ListTransactionsWithResponse(context.Background(), &params)
		if err != nil {
			log.Fatal(err)
		}
		if page.JSON200 == nil {
			log.Fatal("no page: ", page.Status())
		}
		for _, transaction := range page.JSON200.Data {
			fmt.Println("transaction", transaction.Id, *transaction.Amount)
		}
		if page.JSON200.NextCursor == nil {
			return
		}
		params.Cursor = page.JSON200.NextCursor
	}
}

func readErrorCode(client *breadbox.ClientWithResponses) breadbox.ErrorCode {
	answer, err := client.GetTransactionWithResponse(context.Background(), "AAAAAAAA")
	if err != nil {
		log.Fatal(err)
	}
	if answer.JSON404 == nil {
		log.Fatal("no error: ", answer.Status())
	}
	return answer.JSON404.Error.Code
}

func main() {
	now := connect(os.Args[1], os.Args[2])
	later := connect(os.Args[3], os.Args[2])

	printTransactions(now)
	rules, err := now.ListRulesWithResponse(context.Background(), &breadbox.ListRulesParams{})
	if err != nil || rules.JSON200 == nil {
		log.Fatal("no rules: ", err)
	}
	for _, rule := range rules.JSON200.Data {
		fmt.Println("rule", rule.Name)
	}
	fmt.Println("error", readErrorCode(now))
	fmt.Println("later-error", readErrorCode(later))
	connections, err := later.ListConnectionsWithResponse(context.Background(), &breadbox.ListConnectionsParams{})
	if err != nil || connections.JSON200 == nil {
		log.Fatal("no connections: ", err)
	}
	for _, connection := range connections.JSON200.Data {
		fmt.Println("later-status", connection.Status)
	}
}
