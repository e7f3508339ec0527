"""Who reads: processes apart, owned by the workers of a Dask cluster."""
