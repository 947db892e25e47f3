"""Raking alone with ipfn: read the margins, rake the table of cells, write the weights."""

import polars as pl
from common import MARGINS, TOLERANCE, beside, folder
from ipfn import ipfn

data = pl.read_parquet(folder() / "merged.parquet", columns=["id", *MARGINS])
data = data.with_columns(pl.col(question).cast(pl.String) for question in MARGINS)
cells = data.group_by(list(MARGINS)).len().with_columns(pl.col("len").cast(pl.Float64).alias("total"))
frame = cells.to_pandas()
targets = []
for question, shares in MARGINS.items():
    target = frame.groupby(question)["total"].sum()
    for level, share in shares.items():
        target[level] = share * data.height
    targets.append(target)
raked = ipfn.ipfn(frame, targets, [[q] for q in MARGINS], convergence_rate=TOLERANCE).iteration()
weights = pl.from_pandas(raked).with_columns((pl.col("total") / pl.col("len")).alias("weight"))
joined = data.join(weights, on=list(MARGINS), how="left")
joined.select("id", "weight").write_parquet(beside("weights.ipfn.parquet"))
