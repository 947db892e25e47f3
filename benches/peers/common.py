"""What all contestants share: the columns of the dataset, and what the population is."""

import json
import sys
from pathlib import Path

import polars as pl

NEEDS = [f"n{i:02}" for i in range(1, 17)]
MARGINS = {
    "age": {"a1": 0.17, "a2": 0.22, "a3": 0.25, "a4": 0.22, "a5": 0.14},
    "gender": {"f": 0.52, "m": 0.48},
    "district": {"d1": 0.30, "d2": 0.22, "d3": 0.18, "d4": 0.14, "d5": 0.10, "d6": 0.06},
}
RANKS = [f"top__{need}" for need in NEEDS]
POINTS = [f"satisfied__{need}" for need in NEEDS]
COLUMNS = [*MARGINS, *RANKS, *POINTS]
# Raked so closely that the numbers can be compared.
TOLERANCE = 1e-10


def folder():
    """Where the answers lie."""
    return Path(sys.argv[1]) / "results" / "peers"


def beside(name):
    """A file of the contest that is none of the town's."""
    return Path(sys.argv[1]) / name


def unmet(need):
    """Whether a respondent names the need and is not satisfied with it: 1 to 3 of 5 points."""
    named, points = pl.col(f"top__{need}"), pl.col(f"satisfied__{need}")
    return ((named > 0) & (points <= 3)).cast(pl.Float64)


def answer(scores, errors=None):
    """Says the result: shares from 0 to 1."""
    errors = [None] * len(NEEDS) if errors is None else errors
    ranked = {n: [float(s), e if e is None else float(e)] for n, s, e in zip(NEEDS, scores, errors)}
    print(json.dumps(ranked))
