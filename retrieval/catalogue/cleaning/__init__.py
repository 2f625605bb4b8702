"""Values of feeds made clean: text, money, stock, ratings, colours, lists, links."""
