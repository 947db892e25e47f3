#!/usr/bin/env python3
"""Prints the notices of every crate that is built in, as their licences ask of whoever passes the program on."""
import collections
import json
import pathlib
import re
import subprocess
import sys


def told(*words):
    return subprocess.run(words, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


sys.stdout.reconfigure(encoding="utf-8", newline="\n")
host = re.search(r"^host: (.*)$", told("rustc", "-vV"), re.M)[1]
metadata = json.loads(told("cargo", "metadata", "--format-version=1", "--locked", "--filter-platform", host))
packages = {package["id"]: package for package in metadata["packages"]}
needs = {node["id"]: node["deps"] for node in metadata["resolve"]["nodes"]}

# What is needed at run time, and not only to build or to test.
root = metadata["resolve"]["root"]
found, open_ = set(), [root]
while open_:
    for dep in needs[open_.pop()]:
        if dep["pkg"] not in found and any(kind["kind"] is None for kind in dep["dep_kinds"]):
            found.add(dep["pkg"])
            open_.append(dep["pkg"])

of_text, without = collections.defaultdict(list), []
others = (packages[id] for id in found if packages[id]["source"])
for package in sorted(others, key=lambda package: (package["name"], package["version"])):
    folder = pathlib.Path(package["manifest_path"]).parent
    name = f"{package['name']} {package['version']} ({package['license'] or 'see its text'})"
    files = sorted(path for path in folder.iterdir() if re.match(r"(?i)(un)?licen[cs]e|copying|notice", path.name) and path.is_file())
    for file in files:
        text = "\n".join(line.rstrip() for line in file.read_text("utf-8", "replace").strip().splitlines())
        of_text[text].append(name)
    if not files:
        without.append(f"{name}, {', '.join(package['authors']) or 'without a name'}")

print("mitreden holds the work of others. Their crates, and the notices that come with them:\n")
for text, names in of_text.items():
    print("=" * 100, *names, "", text, "", sep="\n")
print("=" * 100, "Without a notice of their own:", *without, sep="\n")
