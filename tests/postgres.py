"""A throw-away PostgreSQL on a free port, for the length of one command.

`python -m tests.postgres COMMAND…` starts it, runs the command with DATABASE_URL set, and stops it.
PostgreSQL refuses to run as root, so root starts it as `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=256MB"


def server_programs() -> Path | None:
    """Return the folder of `initdb` and `pg_ctl`, the newest version's where there are several."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name)
    )
    if debian:
        return debian[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def other_user() -> dict[str, Any]:
    """Return how to start a process as somebody other than root; nothing where we are not root."""
    if os.getuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def throw_away_postgresql(programs: Path) -> Iterator[str]:
    """Yield the DATABASE_URL of an empty cluster, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tracker-postgresql-") as folder:
        as_other = other_user()
        if as_other:
            os.chown(folder, as_other["user"], as_other["group"])
        data, port = f"{folder}/data", free_port()
        quiet: dict[str, Any] = {
            "stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL, "cwd": folder, "check": True
        }  # fmt: skip
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "tracker", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            **quiet, **as_other,
        )  # fmt: skip
        options = f"{FAST} -p {port} -k {folder} -c listen_addresses=127.0.0.1"
        subprocess.run(
            [programs / "pg_ctl", "-D", data, "-l", f"{folder}/log", "-w", "-o", options, "start"],
            **quiet, **as_other,
        )  # fmt: skip
        try:
            yield f"postgres://tracker@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                [programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"],
                **quiet, **as_other,
            )  # fmt: skip


def main(command: list[str]) -> int:
    programs = server_programs()
    if programs is None:
        print("PostgreSQL's server programs are not installed: not run on PostgreSQL.")  # noqa: T201
        return 1 if os.environ.get("CI") else 0
    with throw_away_postgresql(programs) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    # Told to end, it stops the server first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
