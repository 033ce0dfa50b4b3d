"""Starts processes that do not outlive the one that started them, and stops them with the signal each understands."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Identity:
    """As whom a child runs. Only root needs more than the default, because PostgreSQL refuses to run as root."""

    user: int | None = None
    group: int | None = None
    new_user_namespace: bool = False


@dataclass
class Child:
    """A running process. It leads its own session, so Ctrl-C in the terminal does not reach it before we say so."""

    name: str
    process: subprocess.Popen[bytes]
    stop_signal: signal.Signals

    def running(self) -> bool:
        """Whether it still runs; reaps it when it does not."""
        return self.process.poll() is None

    def ask_to_stop(self) -> None:
        """Send the signal after which it tidies up and leaves."""
        if self.running():
            self.process.send_signal(self.stop_signal)

    def stop(self, patience: float = 20.0) -> None:
        """Ask, wait up to `patience` seconds, then kill its whole group."""
        self.ask_to_stop()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def before_exec(
    stop_signal: signal.Signals = signal.SIGTERM, *, new_user_namespace: bool = False
) -> Callable[[], None]:
    """What the child does between fork and exec: tie its life to ours.

    The kernel ties it to the *thread* that forked, so children are started from the main thread only. Linux only;
    elsewhere what was left behind is found at the next start (`eticket.local.leftovers`).
    """
    parent = os.getpid()

    def tie() -> None:
        if new_user_namespace and LIBC.unshare(CLONE_NEWUSER) != 0:
            os._exit(126)
        if sys.platform == "linux":
            LIBC.prctl(PR_SET_PDEATHSIG, int(stop_signal))
            if os.getppid() != parent:  # the parent died before the tie was made
                os._exit(125)

    return tie


def start(
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str],
    cwd: Path,
    stop_signal: signal.Signals = signal.SIGTERM,
    death_signal: signal.Signals | None = None,
    identity: Identity | None = None,
) -> Child:
    """Start a child whose output goes to the end of `log`. `death_signal` is what it gets when we die (default: `stop_signal`)."""
    identity = identity or Identity()
    with log.open("ab") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            user=identity.user,
            group=identity.group,
            extra_groups=None if identity.user is None else [],
            preexec_fn=before_exec(death_signal or stop_signal, new_user_namespace=identity.new_user_namespace),
        )
    return Child(name, process, stop_signal)


def wait_until(done: Callable[[], bool], seconds: float, pause: float = 0.02) -> bool:
    """Ask again and again; False when the time is over."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True
