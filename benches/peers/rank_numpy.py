"""The ranking as one would write it by hand with numpy: cells, raking, calibration errors."""

import numpy as np
import polars as pl
from common import COLUMNS, MARGINS, NEEDS, TOLERANCE, answer, folder, unmet

data = pl.read_parquet(folder() / "merged.parquet", columns=COLUMNS)
cell = np.zeros(data.height, dtype=np.int64)
for question, shares in MARGINS.items():
    codes = data[question].cast(pl.String).replace_strict({c: i for i, c in enumerate(shares)})
    cell = cell * len(shares) + codes.to_numpy()
sizes = [len(shares) for shares in MARGINS.values()]
n = np.bincount(cell, minlength=np.prod(sizes)).astype(float)
levels = np.indices(sizes).reshape(len(sizes), -1)
x = np.hstack([np.eye(size)[level] for size, level in zip(sizes, levels)])
targets = [data.height * np.array(list(shares.values())) for shares in MARGINS.values()]
g, worst = np.ones(n.size), 1.0
while worst > TOLERANCE:
    worst = 0.0
    for level, target in zip(levels, targets):
        factor = target / np.bincount(level, weights=g * n)
        worst, g = max(worst, np.abs(factor - 1).max()), g * factor[level]

y = data.select(unmet(need) for need in NEEDS).to_numpy()
w = g[cell]
score = w @ y / w.sum()
residuals = y - score
sums = np.stack([np.bincount(cell, weights=u, minlength=n.size) for u in residuals.T], axis=1)
b = np.linalg.pinv(x.T @ (n[:, None] * x)) @ (x.T @ sums)
e = w[:, None] * (residuals - (x @ b)[cell])
e -= e.mean(axis=0)
error = np.sqrt(len(w) / (len(w) - 1) * (e**2).sum(axis=0)) / w.sum()
answer(score, error)
