"""HTTP: routes, guards, forms, pages. Async only here; each handler calls one action or one read in a thread."""
