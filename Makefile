# Everything a person does with this repository. Needs Node and npm; installs the rest by itself.

BIN := node_modules/.bin
# npm writes this file when an installation is complete.
INSTALLED := node_modules/.package-lock.json
BUILT := dist/.complete
# Folders too: their time changes when a file is removed.
SOURCES := $(shell find src migrations generated -type f -o -type d) package.json tsconfig.json

export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true

.PHONY: run test test-long hard chaos bench contract check generate migrate docs install build

run: build
	@node dist/src/cli/breadbox.js run

test: build
	@node --import tsx test/support/runTests.ts

# The same with ten times the tries of every property, and what needs a large ledger.
test-long: build
	@BREADBOX_TEST_FACTOR=10 node --import tsx test/support/runTests.ts

# Holds a running server to the contract: make contract URL=http://127.0.0.1:8080 KEY=bb_…
contract: install
	@node --import tsx test/contract/run.ts

# Hostile input, access, load, faults and data at full size. CAMPAIGN=faults runs one of them.
hard: build
	@node --import tsx test/hard/hard.ts $(CAMPAIGN)

# Hits 200 syncs in the middle: CHAOS_ROUNDS=20 for fewer, CHAOS_SEED=… to choose as an earlier run did.
chaos: build
	@node --import tsx test/chaos/chaos.ts

bench: build
	@node --import tsx test/bench/bench.ts

# The generated files must follow from the contract as it stands here, committed or not.
check: install
	@before=$$(mktemp -d) && trap 'rm -rf "$$before"' EXIT && cp -R generated/. "$$before" \
	  && $(BIN)/tsx src/codegen/generate.ts || exit 1; \
	  diff -rq "$$before" generated \
	  || { echo 'generated/ was not what openapi/ makes of it. It is now: look at it and commit it.'; exit 1; }
	@$(BIN)/redocly lint
	@$(BIN)/tsx src/codegen/checkCompatibility.ts
	@$(BIN)/biome check .
	@$(BIN)/tsc --noEmit

generate: install
	@$(BIN)/tsx src/codegen/generate.ts

migrate: build
	@node dist/src/cli/breadbox.js migrate

docs: build
	@echo dist/docs/index.html

install: $(INSTALLED)

build: $(BUILT)

$(INSTALLED): package.json package-lock.json
	@npm ci --no-audit --no-fund
	@touch $@

# Built aside and swapped, so that a server running from dist/ never sees half of it.
$(BUILT): $(INSTALLED) $(SOURCES)
	@new=.build-$$$$ && trap 'rm -rf "$$new"' EXIT \
	  && $(BIN)/tsc --outDir "$$new" --tsBuildInfoFile "$$new/.tsbuildinfo" \
	  && node "$$new/src/codegen/copyAssets.js" \
	  && node "$$new/src/codegen/buildDocs.js" "$$new/docs/index.html" > "$$new/docs.log" 2>&1 \
	  || { cat "$$new/docs.log" 2> /dev/null; exit 1; } \
	  && touch "$$new/.complete" && rm -rf dist && mv "$$new" dist
