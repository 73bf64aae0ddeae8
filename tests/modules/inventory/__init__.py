"""Tests of articles and stock."""
