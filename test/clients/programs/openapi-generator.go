// Uses the client that openapi-generator makes for Go, the package breadbox of this module.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"program/breadbox"
)

func connect(url string) *breadbox.APIClient {
	configuration := breadbox.NewConfiguration()
	configuration.Servers = breadbox.ServerConfigurations{{URL: url}}
	return breadbox.NewAPIClient(configuration)
}

func withKey(key string) context.Context {
	keys := map[string]breadbox.APIKey{"ApiKey": {Key: key}}
	return context.WithValue(context.Background(), breadbox.ContextAPIKeys, keys)
}

func printTransactions(ctx context.Context, client *breadbox.APIClient) {
	request := client.TransactionsAPI.ListTransactions(ctx).Limit(500)
	for {
		page, _, err := request.Execute()
		if err != nil {
			log.Fatal("no page: ", err)
		}
		for _, transaction := range page.Data {
			fmt.Println("transaction", transaction.Id, transaction.GetAmount())
		}
		if !page.NextCursor.IsSet() || page.NextCursor.Get() == nil {
			return
		}
		request = request.Cursor(*page.NextCursor.Get())
	}
}

func readErrorCode(ctx context.Context, client *breadbox.APIClient) string {
	_, _, err := client.TransactionsAPI.GetTransaction(ctx, "AAAAAAAA").Execute()
	var failure *breadbox.GenericOpenAPIError
	if !errors.As(err, &failure) {
		log.Fatal("no error: ", err)
	}
	envelope, ok := failure.Model().(breadbox.ErrorResponse)
	if !ok {
		log.Fatal("no envelope: ", err)
	}
	return envelope.Error.Code
}

func main() {
	ctx := withKey(os.Args[2])
	now := connect(os.Args[1])
	later := connect(os.Args[3])

	printTransactions(ctx, now)
	rules, _, err := now.RulesAPI.ListRules(ctx).Execute()
	if err != nil {
		log.Fatal("no rules: ", err)
	}
	for _, rule := range rules.Data {
		fmt.Println("rule", rule.Name)
	}
	fmt.Println("error", readErrorCode(ctx, now))
	fmt.Println("later-error", readErrorCode(ctx, later))
	connections, _, err := later.ConnectionsAPI.ListConnections(ctx).Execute()
	if err != nil {
		log.Fatal("no connections: ", err)
	}
	for _, connection := range connections.Data {
		fmt.Println("later-status", connection.Status)
	}
}
