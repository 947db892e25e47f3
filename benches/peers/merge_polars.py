"""Merging with polars: read the answers, one row a response, in order, with the weights that were
found before, as Parquet and as text."""

import polars as pl
from common import beside, folder

answers = pl.read_parquet(folder() / "simulated.parquet").drop("weight")
weights = pl.read_parquet(beside("weights.polars.parquet"))
merged = answers.unique("id", keep="last").join(weights, on="id", how="left").sort("id")
merged.write_parquet(beside("merged.polars.parquet"))
merged.write_csv(beside("merged.polars.csv"))
