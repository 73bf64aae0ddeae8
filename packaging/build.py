"""Build the program for this system into dist/: `python3 packaging/build.py`; the version stands in app/__init__.py alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import bootstrap


def main() -> None:
    """Freeze the program with PyInstaller, then pack it as the system likes it where its tools are there."""
    bootstrap.prepare("dev")
    root = bootstrap.ROOT
    command = [
        str(bootstrap.env_python()),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--distpath",
        "dist",
        "--workpath",
        "build",
        "--log-level",
        "WARN",
        "packaging/kontor.spec",
    ]
    if subprocess.run(command, cwd=root, check=False).returncode:
        sys.exit("The program could not be frozen; see the lines above.")
    subprocess.run([str(bootstrap.env_python()), "packaging/contents.py"], cwd=root, check=True)
    if sys.platform == "win32" and (inno := shutil.which("iscc")):
        version = subprocess.run(
            [str(bootstrap.env_python()), "-c", "import app; print(app.__version__)"],
            cwd=root,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        subprocess.run([inno, f"/DVersion={version}", "packaging\\windows.iss"], cwd=root, check=True)
    elif sys.platform == "darwin":
        subprocess.run(["bash", "packaging/macos.sh"], cwd=root, check=True)
    print(root / "dist")


if __name__ == "__main__":
    main()
