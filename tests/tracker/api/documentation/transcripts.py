"""Reads the sessions in a document, and has bash and Python hold them."""

import doctest
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[4]
SITE = "https://tracker.example.org"
BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
END = "=== answered ==="


@dataclass(frozen=True)
class Turn:
    """A command, and what the document says that comes of it."""

    command: str
    told: str


def blocks(document: str, kind: str) -> list[str]:
    """Return the blocks of the kind in a document, by its path."""
    found = BLOCK.findall((ROOT / document).read_text())
    return [text for each, text in found if each == kind]


def turns(document: str) -> list[Turn]:
    """Return the commands of a document, of all its blocks."""
    found: list[Turn] = []
    for block in blocks(document, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, rest = cut(part)
            found.append(Turn(command, rest.rstrip("\n")))
    return found


def cut(part: str) -> tuple[str, str]:
    """Return the command, as many lines as it takes, and what follows it."""
    lines = part.splitlines(keepends=True)
    for at in range(1, len(lines) + 1):
        command = "".join(lines[:at])
        if is_whole(command):
            return command, "".join(lines[at:])
    return part, ""


def is_whole(command: str) -> bool:
    """Whether bash would not wait for another line."""
    lines = command.splitlines()
    document = re.search(r"<<(\w+)$", lines[0])
    if document and document[1] not in lines[1:]:
        return False
    return not lines[-1].endswith("\\") and command.count("'") % 2 == 0


def held(document: str, site: str, folder: Path, token: str) -> list[str]:
    """Return what bash answers to each command of the document, in one session there."""
    # As a terminal has it: curl shows how far it is where its answer goes elsewhere.
    (folder / ".curlrc").write_text("silent\nshow-error\n")
    script = "".join(f"{turn.command}\nprintf '\\n{END}\\n'\n" for turn in turns(document))
    answer = subprocess.run(
        ["bash"], input=script.replace(SITE, site), cwd=folder, capture_output=True, text=True,
        env={**os.environ, "HOME": str(folder), "TOKEN": token}, timeout=120, check=False,
    )  # fmt: skip
    assert not answer.stderr, answer.stderr
    said = answer.stdout.replace(site, SITE).replace("\r", "")
    return [each.strip("\n") for each in said.split(END)[:-1]]


def alike(told: str, said: str) -> bool:
    """Whether it is what the document tells; “…” stands there for what varies."""
    pattern = ".*?".join(map(re.escape, told.split("…")))
    return re.fullmatch(pattern, said, re.DOTALL) is not None


def mistakes_in_session(block: str, site: str) -> str:
    """Hold a Python session, and return what came otherwise than it is told."""
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(block.replace(SITE, site), {}, "session", None, None)
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False).run(test, out=said.append)
    return "".join(said)
