"""A bare scan: polars reads the columns of the ranking and does nothing with them."""

import polars as pl
from common import COLUMNS, folder

assert pl.read_parquet(folder() / "merged.parquet", columns=COLUMNS).width == len(COLUMNS)
