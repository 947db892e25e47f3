# `make test` sets up what the tests need and passes every one of them, except those on answers that are not here; `make bench` measures.
.PHONY: test setup check form lints bench coverage golden

# Form stands first, as it is looked at in a second. Lints come last: from nothing they take minutes, the first test's result is
# what one waits for, and no build uses the metadata of libraries that clippy makes.
test: setup form
	.ci/with-postgres cargo test
	.ci/kansas-city
	$(MAKE) lints

# What tests need beside cargo: listed, asked for on a terminal, and installed.
setup:
	@.ci/setup

# Form and lints, on everything that is built, and what it is built of.
check: form lints

form:
	cargo fmt --check

lints:
	cargo clippy --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then cargo deny check; \
	else echo "NOT RUN: cargo deny check (deny.toml), as it is not installed: cargo install --locked cargo-deny" >&2; fi

# What R's survey package computes, made anew (Debian: r-base-core r-cran-survey r-cran-mass).
golden:
	cd tests/golden && for script in *_golden.R; do Rscript $$script >/dev/null || exit 1; done

# How often intervals and rank sets hold: 2,000 surveys of each made-up town; fails where one falls short.
coverage:
	cargo bench --bench coverage

# Rows per second, memory, and waiting times: benches/README.md says how to read them.
bench:
	cargo bench --bench million
	cargo bench --bench street
	cargo bench --bench online
	cargo bench --bench worst

# The same beside other programs, in one run; sets them up (Python 3.12 or later: PYTHON=…).
peers:
	cargo build --release
	benches/peers/run
