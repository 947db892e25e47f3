#!/usr/bin/env bash
# Packs a binary with its licences, manuals and completions as an archive: packaging/archive.sh BINARY TARGET FOLDER
# A .tar.xz, and a .zip for Windows; prints the archive's path.
set -euo pipefail
binary=$1 target=$2 folder=$(realpath "$3")
case "$target" in *-windows-*) binary+=.exe ;; esac
binary=$(realpath "$binary")
cd "$(dirname "$0")/.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
name="mitreden-$version-$target"
mkdir "$work/$name"
cp "$binary" LICENSE-APACHE LICENSE-MIT README.md CHANGELOG.md "$work/$name/"
cp src/press/fonts/LICENSE.txt "$work/$name/OFL-Inter.txt"
packaging/extras.sh "$binary" "$work/$name"
case "$target" in
  *-windows-*)
    archive="$folder/$name.zip"
    (cd "$work" && 7z a -bso0 archive.zip "$name")
    mv "$work/archive.zip" "$archive"
    ;;
  *)
    archive="$folder/$name.tar.xz"
    tar -C "$work" -cJf "$archive" "$name"
    ;;
esac
echo "$archive"
