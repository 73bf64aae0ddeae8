"""What stock is reckoned by: values, the words of moves and places."""
