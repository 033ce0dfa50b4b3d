"""Benchmarks: each prints ratios that were taken in one run, rounds interleaved. See docs/benchmarks.md."""
