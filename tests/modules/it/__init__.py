"""Tests of IT."""
