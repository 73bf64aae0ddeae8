"""Set up the environment of Kontor, then run a module in it.

Needs only Python 3.11 or newer with pip, or uv; uses the standard library
alone. The environment lies in .venv beside pyproject.toml and is made again
when a lock file, the Python or the place changes. Wheels in packaging/wheels
are used instead of the network, so that a site without one can be set up.
Everything it says goes to standard error: standard output belongs to the
program.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV = ROOT / ".venv"
EXTRAS = {
    "--with-ocr": "ocr",
    "--with-rules": "rules",
}  # reading scans; the official rules of electronic invoices
LOCKS = {
    "app": "requirements.lock",
    "ocr": "requirements-ocr.lock",
    "rules": "requirements-rules.lock",
    "dev": "requirements-dev.lock",
}
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(text: str) -> None:
    """Write a line to standard error."""
    print(text, file=sys.stderr, flush=True)


def env_python() -> Path:
    """Return the interpreter inside the environment."""
    return ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp(kind: str) -> Path:
    """Return the file that says what one part of the environment was made from."""
    return ENV / f"kontor-{kind}.stamp"


def wanted(kind: str) -> str:
    """Return what one part of the environment must have been made from."""
    lock = ROOT / "packaging" / LOCKS[kind]
    return hashlib.sha256(lock.read_bytes() + sys.version.encode() + str(ROOT).encode()).hexdigest()


def is_ready(kind: str) -> bool:
    """Say whether one part of the environment fits its lock file and this Python."""
    return stamp(kind).is_file() and stamp(kind).read_text(encoding="ascii") == wanted(kind)


def installer() -> list[str]:
    """Return the command that installs into the environment: uv, pip, or the pip that Python ships."""
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", str(env_python())]
    if (
        subprocess.run(
            [sys.executable, "-m", "pip", "--version"], capture_output=True, check=False
        ).returncode
        == 0
    ):
        return [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(env_python()),
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
    if (
        subprocess.run(
            [str(env_python()), "-m", "ensurepip", "--default-pip"], capture_output=True, check=False
        ).returncode
        == 0
    ):
        return [str(env_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    sys.exit("Kontor needs pip. On Debian or Ubuntu run, as root:\n  apt install python3-pip")


def make(kind: str) -> None:
    """Create the environment where it is missing or stale, and install the locked packages of one part."""
    if ENV.is_symlink():
        sys.exit(
            f"{ENV.name} is a link to another environment that lacks what Kontor needs; remove the link."
        )
    say("Kontor: setting up the environment, once ...")
    if not is_ready("app"):
        shutil.rmtree(ENV, ignore_errors=True)
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(ENV)
    command = [
        *installer(),
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        str(ROOT / "packaging" / LOCKS[kind]),
    ]
    wheels = ROOT / "packaging" / "wheels"
    if wheels.is_dir():
        command += ["--no-index", "--find-links", str(wheels)]
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
        sys.exit("Kontor: the packages could not be installed; see the lines above.")
    for done in {"app", kind}:
        stamp(done).write_text(wanted(done), encoding="ascii")


def missing_libraries(platform: str) -> list[str]:
    """Return the Debian packages of the system libraries that Qt misses for a platform plugin."""
    needed = LIBRARIES | (SCREEN_LIBRARIES if platform == "xcb" else {})
    missing = []
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def provide_libraries() -> None:
    """Install missing system libraries on Debian and Ubuntu as root; elsewhere name the exact line."""
    missing = missing_libraries(os.environ.get("QT_QPA_PLATFORM", "xcb"))
    if not missing:
        return
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("Kontor: installing system libraries: " + " ".join(missing))
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = [apt, "install", "-y", "-q", "--no-install-recommends", *missing]
        for command in ([apt, "update", "-q"], install):
            if subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode:
                sys.exit(
                    "Kontor: the system libraries could not be installed. Run, as root:\n  apt install "
                    + " ".join(missing)
                )
        return
    sys.exit(
        "Kontor: Qt needs system libraries. On Debian or Ubuntu run, as root:\n  apt install "
        + " ".join(missing)
    )


def prepare(kind: str) -> None:
    """Make the environment ready; kind is 'app' for the program, 'ocr' and 'rules' for the program with an extra, 'dev' for tests and checks."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an old Python meets first
        sys.exit(f"Kontor needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not is_ready(kind) or not is_ready("app"):
        make(kind)
        if sys.platform.startswith("linux"):
            provide_libraries()


def run(kind: str, module: str, arguments: Sequence[str]) -> None:
    """Run a module in the environment, which is made first if need be; does not return."""
    prepare(kind)
    command = [str(env_python()), "-m", module, *arguments]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
    }
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False, env=environment).returncode)
    os.execve(command[0], command, environment)
