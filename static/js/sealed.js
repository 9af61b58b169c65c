// The page's side of the sealed ballot.
