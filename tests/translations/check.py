#!/usr/bin/env python3
"""The translations of the window against their sources.

check.py SOURCE_DIR: every text in resources/translations/*.ts is translated, with the placeholders, mnemonics and
outer spaces of its source; and, where lupdate is installed, every text of the sources is in the .ts files, under a
context that the program asks for.
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

LANGUAGES = ("de", "es")
NOT_INSTALLED = 77
# Contexts that are no class of ours: namespaces for free functions, and structs with Q_DECLARE_TR_FUNCTIONS.
FREE = {"btcflow::app", "btcflow::chart", "btcflow::gui"}
OWN_NAMES = {"DataDock", "Faults", "Progress"}


def messages(file):
    """(context, source, comment that tells it from others) -> translation element"""
    found = {}
    for context in xml.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message.find("translation")
    return found


def placeholders(text):
    return sorted(re.findall(r"%L?\d|%n", text))


def mnemonics(text):
    return len(re.findall(r"&(?=\w)", text))


def outer_spaces(text):
    return text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")):]


def filters(text):
    """The patterns of a file dialog: "(*.csv *.txt)" has to stay as it is."""
    return re.findall(r"\(\*[^)]*\)", text)


def problem_of(source, translation):
    text = translation.text or ""
    if translation.get("type") is not None or not text:
        return "is not translated"
    if placeholders(source) != placeholders(text):
        return f"has other placeholders in its translation: {text!r}"
    if mnemonics(source) != mnemonics(text):
        return f"has another number of & in its translation: {text!r}"
    if outer_spaces(source) != outer_spaces(text):
        return f"begins or ends with other spaces in its translation: {text!r}"
    if filters(source) != filters(text):
        return f"has other patterns of files in its translation: {text!r}"
    return None


def is_known_context(name):
    return name in FREE | OWN_NAMES or re.fullmatch(r"btcflow::(gui|chart)::[A-Z]\w+", name) is not None


def problems_of_file(file):
    for (context, source, _), translation in messages(file).items():
        problem = problem_of(source, translation)
        if problem:
            yield f"{file.name}: {context}: {source!r} {problem}"


def problems_of_sources(root):
    """What lupdate finds in the sources and the .ts files lack; nothing where lupdate is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        done = subprocess.run([root / "scripts" / "update-translations", fresh], capture_output=True, text=True)
        if done.returncode == NOT_INSTALLED:
            print("lupdate is not installed: texts missing from the .ts files were not looked for")
            return
        if done.returncode != 0:
            yield f"scripts/update-translations failed: {done.stderr}"
            return
        wanted = messages(fresh)
    for context in sorted({context for context, _, _ in wanted}):
        if not is_known_context(context):
            yield (f"lupdate finds texts under {context!r}, which the program never asks for: see \"Texts\" in "
                   "docs/architecture.md")
    for language in LANGUAGES:
        file = root / "resources" / "translations" / f"btcflow_{language}.ts"
        for context, source, _ in sorted(set(wanted) - set(messages(file))):
            yield f"{file.name}: {context}: {source!r} is missing: run scripts/update-translations"


def problems_of_helpers(root):
    """A free tr() has to ask for the name of its namespace, under which lupdate files its texts."""
    pattern = re.compile(r"translate\(\"([^\"]+)\", *[a-z_]+\)")
    for module in ("gui", "chart"):
        for file in sorted((root / "src" / module).rglob("*.cpp")):
            for context in pattern.findall(file.read_text(encoding="utf-8")):
                if context not in FREE:
                    yield f"{file.relative_to(root)}: its tr() asks for {context!r}, not for \"btcflow::{module}\""


def main():
    root = Path(sys.argv[1]).resolve()
    problems = []
    for language in LANGUAGES:
        problems += problems_of_file(root / "resources" / "translations" / f"btcflow_{language}.ts")
    problems += problems_of_helpers(root)
    problems += problems_of_sources(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
