"""The ranking with svy: rake, then the mean of each indicator. Its errors take the raked weights as
given: nothing is taken off for the margins."""

import polars as pl
import svy
from common import COLUMNS, MARGINS, NEEDS, TOLERANCE, answer, folder, unmet

data = pl.read_parquet(folder() / "merged.parquet", columns=COLUMNS)
data = data.select(
    *(pl.col(question).cast(pl.String) for question in MARGINS),
    *(unmet(need).alias(need) for need in NEEDS),
    pl.lit(1.0).alias("base"),
)
sample = svy.Sample(data, svy.Design(wgt="base"))
sample = sample.weighting.rake(shares=MARGINS, tol=TOLERANCE, max_iter=200)
means = [mean.estimates[0] for mean in sample.estimation.mean(NEEDS)]
answer([mean.est for mean in means], [mean.se for mean in means])
