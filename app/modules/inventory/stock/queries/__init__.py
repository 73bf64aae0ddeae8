"""What is read of stock: places, moves, what is where, values."""
