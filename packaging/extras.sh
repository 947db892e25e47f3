#!/usr/bin/env bash
# What a program says of itself, and the notices of what it holds, as files to be packed beside it: packaging/extras.sh BINARY FOLDER
set -euo pipefail
binary=$(realpath "$1") folder=$(realpath "$2")
mkdir -p "$folder/completions"
cd "$(dirname "$0")/.."
"$(command -v python3 || command -v python)" packaging/notices.py >"$folder/THIRD-PARTY.txt"
# Not in a town: every command looks after the rights of its answers.
cd "$folder"
"$binary" man man >/dev/null
"$binary" completions bash >completions/mitreden
"$binary" completions zsh >completions/_mitreden
"$binary" completions fish >completions/mitreden.fish
"$binary" completions powershell >completions/_mitreden.ps1
"$binary" completions elvish >completions/mitreden.elv
