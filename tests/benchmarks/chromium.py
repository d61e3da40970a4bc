"""Headless Chromium as a process that is measured from outside: when its page says that it was painted, and what
memory its whole tree of processes takes."""

import json
import os
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path

# The programs themselves: Debian's `chromium` is a shell script around the first, which only costs time.
PROGRAMS = {"Chromium": ("/usr/lib/chromium/chromium", "chromium", "google-chrome"),
            "Chromium's headless shell": ("/usr/lib/chromium/chromium-headless-shell", "chromium-headless-shell")}

# Nothing that a browser does besides: no updates, no synchronisation, no extensions, no questions at the first start.
# No sandbox, because it does not run as root; it would cost a little time and memory more.
LINE = ("--headless=new", "--no-sandbox", "--no-first-run", "--no-default-browser-check", "--window-size=1600,1000",
        "--hide-scrollbars", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-default-apps", "--disable-extensions", "--enable-logging=stderr")
# Frames as fast as they can be made, instead of sixty a second.
UNBOUND = ("--disable-frame-rate-limit", "--disable-gpu-vsync")

SAYS = re.compile(rb'"btcflow (\{.*\})", source: ')
MOST_SECONDS = 60
SETTLED_SECONDS = 1.0  # how long after its paint memory is watched
PAUSE_SECONDS = 0.02   # between two looks at memory


def installed(folder):
    """Every browser of PROGRAMS that there is; their profiles go into `folder`."""
    found = []
    for name, candidates in PROGRAMS.items():
        program = next(filter(None, map(shutil.which, candidates)), None)
        if program:
            found.append(Chromium(name, program, Path(folder) / f"profile-{len(found)}"))
    return found


class Chromium:
    """`page` has to be set before anything is measured: a file that says one line of JSON on the console."""

    def __init__(self, name, program, profile):
        self.name = name
        self.program = program
        self.profile = profile
        self.page = None

    def version(self):
        return subprocess.run([self.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def start(self):
        """Milliseconds from before the process was made, and from within; page.js has the moments."""
        with Run(self, "") as run:
            said = run.said()
        origin = said["origin"] - run.begun * 1000
        return {"painted": origin + said["painted"], "drawn": origin + said["drawn"],
                "contentful": origin + (said["contentful"] or said["painted"]),
                "inside": said["painted"], "script": said["painted"] - said["begun"]}

    def frames(self):
        with Run(self, "#move", UNBOUND) as run:
            return run.said()["moves"]

    def memory(self):
        """MB of the whole tree of processes, at most and a moment after the first paint. Looking takes time from
        what is looked at, so that no times are measured in this run."""
        peak = 0
        until = None
        with Run(self, "") as run:
            painted = threading.Event()
            reader = threading.Thread(target=lambda: (run.said(), painted.set()))
            reader.start()
            while until is None or time.monotonic() < until:
                used, processes = proportional_memory(run.process.pid)
                peak = max(peak, used)
                if until is None and painted.is_set():
                    until = time.monotonic() + SETTLED_SECONDS
                time.sleep(PAUSE_SECONDS)
            reader.join()
        return {"peak": peak, "rest": used, "processes": processes}


class Run:
    """One process, from its start to its end; ended by force after a minute."""

    def __init__(self, browser, fragment, more=()):
        self.line = [browser.program, *LINE, *more, f"--user-data-dir={browser.profile}",
                     browser.page.as_uri() + fragment]

    def __enter__(self):
        self.begun = time.time()
        self.process = subprocess.Popen(self.line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE)
        self.watch = threading.Timer(MOST_SECONDS, self.process.kill)
        self.watch.start()
        return self

    def said(self):
        last = b""
        for line in self.process.stderr:
            found = SAYS.search(line)
            if found:
                return json.loads(found.group(1))
            last = line
        raise RuntimeError(f"{self.line[0]} ended before the page was painted: {last.decode(errors='replace')[-300:]}")

    def __exit__(self, *_):
        self.process.terminate()
        # A full pipe would keep it from ending.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.process.wait()
        self.watch.cancel()


def children():
    result = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            fields = Path("/proc", name, "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2]
        except OSError:  # it has just ended
            continue
        result.setdefault(int(fields.split()[1]), []).append(int(name))
    return result


def proportional_memory(root):
    """MB that the processes below `root` take, a page that n processes share counting a n-th in each; how many."""
    below = children()
    tree = [root]
    for pid in tree:  # grows while it is walked
        tree.extend(below.get(pid, []))
    total = 0
    for pid in tree:
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE).group(1))
    return total / 1024, len(tree)
