"""``python -m czmq_lab doctor``: the kit without a notebook."""

from __future__ import annotations

import argparse
import json
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m czmq_lab", description="Explore ZeroMQ through CZMQ.")
    commands = parser.add_subparsers(dest="command", metavar="command")
    doctor = commands.add_parser("doctor", help="say what this installation stands on, and what is wrong with it")
    doctor.add_argument("--json", action="store_true", help="print one JSON object instead of text")
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 0
    from .doctor import examine

    report = examine()
    print(json.dumps(report.as_dict(), indent=2) if options.json else report)
    return 0 if report.usable else 1


if __name__ == "__main__":
    sys.exit(main())
