"""What shoppers say about products: sentiment, aspects, a summary of pros and cons per product.

The text of a review is data: it is counted and quoted, never followed (`quoting`).
"""
