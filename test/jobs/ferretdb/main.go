// FerretDB over SQLite: a server that speaks MongoDB's protocol, built from Go modules alone, to run the job
// tests against where no MongoDB is at hand.
//
//	cd test/jobs/ferretdb && go build -tags ferretdb_sqlite -o /tmp/ferretdb . && /tmp/ferretdb 127.0.0.1:27117 /tmp
//	BREADBOX_TEST_MONGODB_URL=mongodb://127.0.0.1:27117 npx mocha test/jobs
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: ferretdb address folder")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(ctx context.Context, address, folder string) error {
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: address},
		Handler:   "sqlite",
		SQLiteURL: "file:" + folder + "/",
	})
	if err != nil {
		return err
	}
	return server.Run(ctx)
}
