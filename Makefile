# Everything a person does with this repository. Needs Node and npm; installs the rest by itself.

BIN := node_modules/.bin
# npm writes this file when an installation is complete.
INSTALLED := node_modules/.package-lock.json
BUILT := dist/.complete
# Folders too: their time changes when a file is removed.
SOURCES := $(shell find src migrations generated -type f -o -type d) package.json tsconfig.json CHANGELOG.md docs/mcp.md

export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true

.DEFAULT_GOAL := run
.PHONY: run dev test test-long coverage hard chaos oracle layouts bench clients contract check lint format generate diagram migrate docs sdk image-tree install build help

run: build ## start everything with a sample household, print a link to the dashboard
	@node dist/src/cli/breadbox.js run

dev: install ## the same from the sources, started again whenever one of them changes
	@$(BIN)/tsx src/codegen/buildDashboard.ts
	@$(BIN)/tsx watch --clear-screen=false src/cli/breadbox.ts run

test: build ## run every test; TESTS="test/cursors.test.ts" runs some files
	@node --import tsx test/support/runTests.ts $(TESTS)

test-long: build ## run every test, each property ten times as often, and what needs a large ledger
	@BREADBOX_TEST_FACTOR=10 node --import tsx test/support/runTests.ts

# The sources are mapped before files are left out, or tsx's output hides them.
coverage: build ## run the tests and report which lines of src they reach, in coverage/index.html; takes TESTS too
	@$(BIN)/c8 --all --exclude-after-remap --include 'src/**' --reporter html --reporter text-summary \
	  node --import tsx test/support/runTests.ts $(TESTS)

contract: install ## check a running server against the contract, reading only (WRITE=1 writes to a sample): URL=http://127.0.0.1:8080 KEY=bb_…
	@node --import tsx test/contract/run.ts

hard: build ## hostile input, access, attacks, load, faults and data at full size; CAMPAIGN=faults runs one of them
	@node --import tsx test/campaigns/hard/hard.ts $(CAMPAIGN)

chaos: build ## interrupt 200 syncs; CHAOS_ROUNDS=20 for fewer, CHAOS_SEED=… to repeat an earlier run
	@node --import tsx test/campaigns/chaos/chaos.ts

oracle: build ## 500 random histories at each of two fake banks; ORACLE_SEED=… to repeat, ORACLE_HISTORIES=… for fewer
	@node --import tsx test/campaigns/oracle/oracle.ts

layouts: install ## import 5,000 random bank exports; LAYOUTS_FILES=300 for fewer, LAYOUTS_SEED=… to repeat a run
	@node --import tsx test/campaigns/layouts/layouts.ts

# Outside `make test`: it installs foreign tools from their registries and compiles for minutes.
clients: install ## compile and run clients of five foreign generators; CLIENTS="go java" for some of them
	@node --import tsx test/clients/clients.ts $(CLIENTS)

bench: build ## measure speed and memory
	@node --import tsx test/bench/bench.ts

# The generated files must follow from the contract in this folder, committed or not.
check: install ## check generated files, contract, compatibility, style and types
	@before=$$(mktemp -d) && trap 'rm -rf "$$before"' EXIT && cp -R generated/. "$$before" \
	  && $(BIN)/tsx src/codegen/generate.ts || exit 1; \
	  diff -rq "$$before" generated \
	  || { echo 'generated/ did not match openapi/. It has been made again: look at it and commit it.'; exit 1; }
	@$(BIN)/redocly lint
	@$(BIN)/tsx src/codegen/lintContract.ts
	@$(BIN)/tsx src/codegen/checkCompatibility.ts
	@$(BIN)/biome check .
	@$(BIN)/tsc --noEmit
	@$(BIN)/tsc -p src/dashboard

lint: install ## check style and contract only; a few seconds
	@$(BIN)/biome check .
	@$(BIN)/redocly lint
	@$(BIN)/tsx src/codegen/lintContract.ts

format: install ## format the code and apply the linter's safe fixes
	@$(BIN)/biome check --write .

generate: install ## make generated/ from openapi/
	@$(BIN)/tsx src/codegen/generate.ts

diagram: install ## make docs/schema.md from the migrated schema
	@node --import tsx test/support/writeSchemaDiagram.ts

migrate: build ## bring the database up to date
	@node dist/src/cli/breadbox.js migrate

sdk: install ## make the package of the TypeScript client in dist/sdk, ready for npm pack
	@$(BIN)/tsx src/codegen/buildSdk.ts && echo dist/sdk

IMAGE_TREE ?= .image

image-tree: build ## make the tree that the image holds, in .image or in IMAGE_TREE=…
	@sh deploy/imageTree.sh '$(IMAGE_TREE)'

docs: build ## make the documentation, dist/docs/index.html
	@echo dist/docs/index.html

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## install the dependencies

build: $(BUILT) ## compile into dist/

$(INSTALLED): package.json package-lock.json
	@npm ci --no-audit --no-fund
	@touch $@

# Built aside and swapped, so that a server running from dist/ never sees half of it.
$(BUILT): $(INSTALLED) $(SOURCES)
	@new=.build-$$$$ && trap 'rm -rf "$$new"' EXIT \
	  && $(BIN)/tsc --outDir "$$new" --tsBuildInfoFile "$$new/.tsbuildinfo" \
	  && node "$$new/src/codegen/copyAssets.js" \
	  && node "$$new/src/codegen/buildDocs.js" "$$new/docs" \
	  && node "$$new/src/codegen/buildDashboard.js" "$$new/dashboard" \
	  && touch "$$new/.complete" && rm -rf dist && mv "$$new" dist
