# `make test` sets up what the tests need and passes every one of them; `make bench` measures.
.PHONY: test check bench

test: check
	cargo test

# Form and lints, on everything that is built.
check:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings

# Rows per second, memory, and the ratio to a bare scan: benches/README.md says how to read it.
bench:
	cargo bench --bench million
