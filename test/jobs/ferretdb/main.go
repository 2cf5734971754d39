// FerretDB over SQLite: a server that speaks MongoDB's protocol, built from Go modules alone, to run the job
// tests against where no MongoDB is at hand. test/support/mongodbServer.ts builds and starts it.
//
// It prints its URL and serves until its standard input ends, which it does however the parent dies. Then it
// removes the folder that it was given.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	// Ctrl-C reaches us too, but whoever started us decides when we are no longer needed.
	signal.Ignore(os.Interrupt)
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: ferretdb folder")
		os.Exit(2)
	}
	if err := serve(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(folder string) error {
	defer os.RemoveAll(folder)
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:   "sqlite",
		SQLiteURL: "file:" + folder + "/",
		Logger:    slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		return err
	}
	go server.Run(context.Background())
	fmt.Println(server.MongoDBURI())
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}
