"""What is read of files about people, in a child process."""
