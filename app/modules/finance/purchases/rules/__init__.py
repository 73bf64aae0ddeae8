"""What an incoming invoice is, which steps it takes, and how it is proposed and booked."""
