"""Makes the town of the contest: prepare.py FOLDER ROWS PROGRAM.

Respondents are made up by the program itself. Only those who answered everything stay, so that
every contestant counts the same people without rules for missing answers; they are repeated, each
under an id of its own, until there are enough."""

import shutil
import subprocess
import sys
import uuid
from pathlib import Path

import polars as pl
from common import MARGINS, NEEDS, POINTS, RANKS, beside, folder, unmet

town, rows, program = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
for part in ("surveys", "town"):
    (town / part).mkdir(parents=True, exist_ok=True)
shutil.copy(Path(__file__).with_name("survey.yaml"), town / "surveys" / "peers.yaml")
(town / "town" / "town.yaml").write_text("town: peers\nname: Peers\nlanguages: [en]\n")


def mitreden(*args):
    subprocess.run([program, "--quiet", *args], cwd=town, check=True, stdout=subprocess.DEVNULL)


mitreden("simulate", "peers", "-n", str(min(rows, 250_000)), "--format", "parquet")
made = folder() / "simulated.parquet"
answers = pl.read_parquet(made)
complete = pl.all_horizontal(pl.col([*MARGINS, *RANKS, *POINTS]).is_not_null())
answers = answers.filter(complete, pl.col("disposition").cast(pl.String) == "complete")
times = -(-rows // answers.height)
answers = pl.concat([answers] * times).head(rows)
ids = pl.Series("id", [str(uuid.UUID(int=(4 << 76) + (2 << 62) + n)) for n in range(rows)])
answers.with_columns(ids).write_parquet(made, metadata=pl.read_parquet_metadata(made))
mitreden("merge", "peers")

merged = pl.read_parquet(folder() / "merged.parquet")
assert merged.height == rows and merged["weight"].null_count() == 0
merged.select("id", "weight").write_parquet(beside("weights.polars.parquet"))
indicators = [unmet(need).cast(pl.UInt8).alias(need) for need in NEEDS]
merged.select(*MARGINS, *indicators).write_csv(beside("indicators.csv"))
beside("rows.json").write_text(f"{rows}\n")
