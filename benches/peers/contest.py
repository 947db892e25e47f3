"""Runs every contestant in turns, each as a process of its own, and says how long it took beside
the program, its peak memory, and whether it found the same: contest.py FOLDER PROGRAM [TURNS]."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

here, town, program = Path(__file__).parent, sys.argv[1], sys.argv[2]
turns = int(sys.argv[3]) if len(sys.argv) > 3 else 3
answers = Path(town) / "results" / "peers"


def own(*args):
    return [program, "-C", town, "--lang", "en", "--quiet", *args]


def python(name):
    return [sys.executable, str(here / f"{name}.py"), town]


RANKING = {
    "mitreden rank (errors, rank sets)": own("rank", "peers", "--format", "json"),
    "svy (errors)": python("rank_svy"),
    "numpy by hand (errors)": python("rank_numpy"),
    "polars (scores alone, weights given)": python("rank_polars"),
    "duckdb (scores alone, weights given)": python("rank_duckdb"),
    "bare scan by polars": python("scan_polars"),
    "Python and polars, loaded alone": [sys.executable, "-c", "import polars"],
}
if shutil.which("Rscript"):
    RANKING["R survey (errors; its text file is read uncounted)"] = [
        "Rscript", str(here / "rank_survey.R"), town,
    ]
RAKING = {
    "mitreden weigh": own("weigh", "peers", "--format", "parquet"),
    "rimpy": python("rake_rimpy"),
    "ipfn on cells": python("rake_ipfn"),
}
MERGING = {"mitreden merge": own("merge", "peers"), "polars (weights given)": python("merge_polars")}


def run(command):
    """Seconds, peak memory in MB, and what was printed."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, err = child.stdout.read(), child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command} failed: {err}")
    if command[0] == "Rscript":
        seconds = float(err.split()[-1])
    return seconds, used.ru_maxrss / 1024, out


def contest(title, contestants):
    """Prints a table; returns what each printed."""
    found = {name: [] for name in contestants}
    for _ in range(turns):
        for name, command in contestants.items():
            found[name].append(run(command))
    first = median(seconds for seconds, _, _ in next(iter(found.values())))
    print(f"\n| {title} | seconds | times | MB |\n|---|---:|---:|---:|")
    for name, runs in found.items():
        seconds = median(seconds for seconds, _, _ in runs)
        peak = max(peak for _, peak, _ in runs)
        print(f"| {name} | {seconds:.2f} | {seconds / first:.2f} | {peak:.0f} |")
    return {name: runs[0][2] for name, runs in found.items()}


def agree(printed):
    """Holds scores and errors against those of the program."""
    ranked = json.loads(printed.pop("mitreden rank (errors, rank sets)"))["needs"]
    ours = {need["need"]: (need["score"] / 100, need["se"] / 100) for need in ranked}
    for name, out in printed.items():
        if not out:
            continue
        theirs = json.loads(out)
        of_score = max(abs(theirs[need][0] / score - 1) for need, (score, _) in ours.items())
        line = f"{name}: scores differ by {of_score:.0e} of themselves"
        if next(iter(theirs.values()))[1] is not None:
            of_error = max(abs(theirs[need][1] / error - 1) for need, (_, error) in ours.items())
            line += f", errors by {of_error:.0e}"
        assert of_score < 1e-8, line
        print(line)


def weights(file):
    # Not before: what is loaded here would count as the memory of those who are started.
    import polars as pl

    frame = pl.read_parquet(file).select("id", "weight").sort("id")
    return frame["weight"] / frame["weight"].mean()


rows = json.loads((Path(town) / "rows.json").read_text())
print(f"{rows} rows, {turns} turns; the median of seconds, and times what the first takes")
agree(contest("ranking 16 needs", RANKING))
contest("merging", MERGING)
contest("raking three margins", RAKING)
for name in ("rimpy", "ipfn"):
    theirs = weights(Path(town) / f"weights.{name}.parquet")
    apart = (weights(answers / "weights.parquet") / theirs - 1).abs().max()
    assert apart < 1e-6, f"{name}: weights differ by {apart}"
    print(f"{name}: weights differ by {apart:.0e} of themselves")
