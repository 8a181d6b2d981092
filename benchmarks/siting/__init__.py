"""Figures of siting: published instances, and a made-up county, beside other libraries."""
