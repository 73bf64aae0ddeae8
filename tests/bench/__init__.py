"""Benchmarks: ratios against a raw limit in the same run, never assertions on seconds."""
