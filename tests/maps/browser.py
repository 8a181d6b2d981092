"""A headless Chromium spoken to through two pipes, so that sockets stay blocked in the tests."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from geoplan.maps.offline import OfflineMap

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-pipe",
)  # fmt: skip

# The browser reads commands from descriptor 3 and answers on 4, whatever numbers the pipes have.
_AS_3_AND_4 = """
import fcntl, os, sys
commands, answers = (fcntl.fcntl(int(number), fcntl.F_DUPFD, 20) for number in sys.argv[1:3])
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


# What has the focus: its words, and whether an outline is to be seen on it or on what stands for it.
_STOP = """(() => {
  const one = document.activeElement;
  const drawn = one.matches('.days input') ? one.nextElementSibling : one;
  const seen = one.matches('.venue, .area-place') ? one.querySelector('.pin, .area-dot') : drawn;
  const style = getComputedStyle(seen), size = seen.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && size.width > 0;
  const words = one.getAttribute('aria-label') || one.closest('label')?.innerText || one.textContent;
  return outlined && words.trim() ? `${one.tagName.toLowerCase()} ${words.trim()}` : '?';
})()"""


_KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "End": 35, "Home": 36, "ArrowRight": 39, "ArrowDown": 40}


class Page:
    """One page of a running browser."""

    def __init__(self, commands: Any, answers: Any) -> None:
        self._commands, self._answers = commands, answers
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        self._read: list[bytes] = [b""]  # what has come of messages not yet taken

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command and wait for its answer; events that come in between are kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        self._commands.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, path: Path, *, width: int = 1400, height: int = 900) -> None:
        """Load a file in a window of this size and wait until its scripts have run."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.call("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._next()
        # Two frames: observers of sizes have run.
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def run(self, script: str) -> Any:
        """Evaluate an expression on the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str, *, times: int = 1) -> None:
        """Press a key as a user does; ``Tab``, ``Enter``, ``Escape``, ``ArrowDown``, …"""
        number = _KEYS[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for _ in range(times):
            for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
                given = {"key": key, "code": key, "windowsVirtualKeyCode": number, **text}
                self.call("Input.dispatchKeyEvent", type=kind, **given)

    def stops(self, most: int) -> list[str]:
        """
        Press Tab so many times; return what each stop is called.

        ``?`` stands for what has no name or shows no focus.
        """
        self.run("document.querySelector('.skip').focus()")
        found = []
        for _ in range(most):
            self.press("Tab")
            found.append(self.run(_STOP))
        return found

    @property
    def requests(self) -> list[str]:
        """Every address that the page has asked for."""
        sent = (event for event in self.events if event["method"] == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in sent]

    @property
    def complaints(self) -> list[str]:
        """What the console was told that is not mere information, and uncaught errors."""
        found = []
        for event in self.events:
            params = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(params["exceptionDetails"]["text"])
            if event["method"] == "Log.entryAdded" and params["entry"]["level"] in ("warning", "error"):
                found.append(params["entry"]["text"])
            if event["method"] == "Runtime.consoleAPICalled" and params["type"] in ("warning", "error"):
                found.append(str(params["args"]))
        return found

    def _next(self) -> dict[str, Any]:
        parts = self._read
        while b"\0" not in parts[-1]:
            parts.append(self._answers.read1(1 << 20))
            assert parts[-1], "the browser has gone"
        last, _, after = parts[-1].partition(b"\0")
        message = json.loads(b"".join([*parts[:-1], last]))
        self._read = [after]
        if "method" in message:
            self.events.append(message)
        return message


@contextmanager
def opened(made: OfflineMap, folders: pytest.TempPathFactory) -> Iterator[Page]:
    """Save a map, start a browser and open it there."""
    file = made.save(folders.mktemp("map") / "map.html")
    with browser(folders.mktemp("profile")) as page:
        page.open(file)
        yield page


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """Start a browser with a fresh profile; end it afterwards."""
    assert CHROMIUM
    read_commands, write_commands = os.pipe()
    read_answers, write_answers = os.pipe()
    command = [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(
        [sys.executable, "-c", _AS_3_AND_4, str(read_commands), str(write_answers), *command],
        pass_fds=(read_commands, write_answers),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(read_commands)
    os.close(write_answers)
    try:
        with os.fdopen(write_commands, "wb") as commands, os.fdopen(read_answers, "rb") as answers:
            yield Page(commands, answers)
    finally:
        process.terminate()
        process.wait(timeout=10)
