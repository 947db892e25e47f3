"""The scores alone with duckdb, from weights that are there already: no errors, no ranks."""

import duckdb
from common import NEEDS, answer, folder

scores = ", ".join(
    f"sum(CASE WHEN top__{n} > 0 AND satisfied__{n} <= 3 THEN weight ELSE 0 END) / sum(weight)"
    for n in NEEDS
)
file = folder() / "merged.parquet"
answer(duckdb.connect().execute(f"SELECT {scores} FROM read_parquet('{file}')").fetchone())
