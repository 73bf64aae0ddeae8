"""What cells of lists of articles say, whatever marks and units they are written with."""
