"""What is read of books of other programs, in a child process."""
