"""What finds products: by meaning (dense), by words (lexical), by hard wishes (columns)."""
