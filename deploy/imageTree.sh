#!/bin/sh
# Makes the tree that the image holds: what was built, and the packages that it needs at run time. Run it from the root
# of the repository after `make build`; the argument is the folder to make. `make image-tree` does both.
set -eu
target=$1
case "$target" in '' | / | .) echo 'Name the folder to make.' >&2; exit 2 ;; esac
rm -rf "$target"
mkdir -p "$target"
cp -R dist package.json LICENSE "$target"
rm -f "$target/dist/.tsbuildinfo" "$target/dist/.complete"
# npm reports packages of other platforms as missing; those that are installed are what this one needs.
npm ls --omit=dev --all --parseable 2>/dev/null | sed -n "s#^$PWD/\(node_modules/.*\)#\1#p" >"$target/packages" || true
test -s "$target/packages"
tar -cf - -T "$target/packages" | tar -xf - -C "$target"
rm "$target/packages"
