"""One sensitivity study in one process, on two, and on a Dask cluster: equal numbers, and times."""
