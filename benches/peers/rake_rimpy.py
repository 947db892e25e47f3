"""Raking alone with rimpy: read the margins, rake, write the weights."""

import polars as pl
import rimpy
from common import MARGINS, TOLERANCE, beside, folder

data = pl.read_parquet(folder() / "merged.parquet", columns=["id", *MARGINS])
data = data.with_columns(pl.col(question).cast(pl.String) for question in MARGINS)
raked = rimpy.rake(data, MARGINS, convergence_threshold=TOLERANCE)
raked.select("id", "weight").write_parquet(beside("weights.rimpy.parquet"))
