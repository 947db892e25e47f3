# `make test` sets up what the tests need and passes every one of them, except those on answers that are not here; `make bench` measures.
.PHONY: test setup check bench coverage golden

test: setup check
	.ci/with-postgres cargo test
	.ci/kansas-city

# What tests need beside cargo: listed, asked for on a terminal, and installed.
setup:
	@.ci/setup

# Form and lints, on everything that is built, and what it is built of.
check:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	@if command -v cargo-deny >/dev/null; then cargo deny check; \
	else echo "NOT RUN: cargo deny check (deny.toml), as it is not installed: cargo install --locked cargo-deny" >&2; fi

# What R's survey package computes, made anew (Debian: r-base-core r-cran-survey r-cran-mass).
golden:
	cd tests/golden && Rscript survey_golden.R >/dev/null && Rscript modes_golden.R >/dev/null && Rscript replicates_golden.R >/dev/null && Rscript weigh_golden.R >/dev/null

# How often intervals and rank sets hold: 2,000 surveys of each made-up town; fails where one falls short.
coverage:
	cargo bench --bench coverage

# Rows per second, memory, and waiting times: benches/README.md says how to read them.
bench:
	cargo bench --bench million
	cargo bench --bench street
	cargo bench --bench online
	cargo bench --bench worst
