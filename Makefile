# `make test` sets up what the tests need and passes every one of them, except those on answers that are not here; `make bench` measures.
.PHONY: test setup check bench

test: setup check
	.ci/with-postgres cargo test
	.ci/kansas-city

# What tests need beside cargo: listed, asked for on a terminal, and installed.
setup:
	@.ci/setup

# Form and lints, on everything that is built.
check:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings

# Rows per second, memory, and waiting times: benches/README.md says how to read them.
bench:
	cargo bench --bench million
	cargo bench --bench street
	cargo bench --bench online
	cargo bench --bench worst
