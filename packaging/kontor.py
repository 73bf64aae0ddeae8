"""What PyInstaller freezes."""

from app.main import main

main()
