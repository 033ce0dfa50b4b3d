"""Runs a target under libFuzzer, which keeps what reaches new code and spoils it further.

The engine ends its process where it stands when it finds something, so it runs in a process of its own.
"""

import argparse
import importlib
import importlib.util
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MISSING = (
    "The fuzzing engine is not installed. It comes as a built package for Linux on x86-64 and Python up to 3.14:\n"
    "  .venv/bin/python -m pip install --require-hashes --only-binary :all: -r requirements/fuzz.txt\n"
)


def main(name: str, arguments: list[str]) -> int:
    """Fuzz one target, or try single files again. Returns 0 if nothing was found, 1 if something was, 2 if it cannot run."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.fuzz.{name}")
    parser.add_argument("--seconds", type=int, default=60, help="how long to look")
    parser.add_argument("files", nargs="*", type=Path, help="files to try again instead, without the engine")
    asked = parser.parse_args(arguments)
    if asked.files:
        return try_again(name, asked.files)
    if sys.modules.get("atheris", True) is None or importlib.util.find_spec("atheris") is None:
        sys.stderr.write(MISSING)
        return 2
    return fuzz(name, asked.seconds)


def try_again(name: str, files: list[Path]) -> int:
    """Give each file to the target as it is."""
    check = importlib.import_module("tests.fuzz.targets").TARGETS[name].check
    for file in files:
        check(file.read_bytes())
    sys.stderr.write(f"Nothing was found in {len(files)} files.\n")
    return 0


def fuzz(name: str, seconds: int) -> int:
    """Run the engine for so long. What it finds stays in a folder of its own, which is named at the end."""
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    (folder / "corpus").mkdir()
    command = [sys.executable, "-m", "tests.fuzz.engine", name, str(folder), str(seconds)]
    code = subprocess.run(command, check=False).returncode
    found = sorted(path for path in folder.iterdir() if path.is_file())
    if code == 0 and not found:
        shutil.rmtree(folder)
        return 0
    for path in found:
        sys.stderr.write(f"Found something. Try it again: python -m tests.fuzz.{name} {path}\n")
    return 1


def run_engine(name: str, folder: Path, seconds: int) -> None:
    """Become the engine. Never returns."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["citations"]):
        target = importlib.import_module("tests.fuzz.targets").TARGETS[name]
    for number, seed in enumerate(target.seeds):
        (folder / "corpus" / f"{number:03}").write_bytes(seed)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        """Half of the time with some knowledge of what the bytes are."""
        if seed % 2:
            return atheris.Mutate(data, most)  # type: ignore[no-any-return]
        return bytes(target.spoil(data, random.Random(seed))[:most])

    limits = [f"-max_total_time={seconds}", f"-max_len={target.longest}", "-timeout=5", "-rss_limit_mb=1024"]
    options = [*limits, "-print_final_stats=1", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, str(folder / "corpus")], target.check, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    run_engine(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
