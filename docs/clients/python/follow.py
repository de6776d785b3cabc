"""A match in the terminal: python3 follow.py wss://host/v1/live MATCH [--until-end] [--json]

Python 3.10 or newer, nothing else. With --json each message is told as a line of JSON.
"""

import argparse
import json
import sys
import time

from scorewire import Live
from websocket import Closed, WebSocket

OVER = ("ended", "abandoned")


def show(scoreboard):
    sides = " · ".join(f"{side['name']} {side['score']}" for side in scoreboard["sides"])
    print(f"{sides}  {scoreboard['result'] or scoreboard['situation']}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description="A match in the terminal")
    arguments.add_argument("url")
    arguments.add_argument("match")
    arguments.add_argument("--until-end", action="store_true", help="stop when the match is over")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    live = Live()
    socket = None
    scoreboard = {}
    live.subscribe(time.monotonic(), options.match)
    live.start(time.monotonic())
    while True:
        while live.actions:
            kind, *argument = live.actions.pop(0)
            if kind == "connect":
                try:
                    socket = WebSocket(options.url, "scorewire.v1")
                    live.opened(time.monotonic())
                except (OSError, Closed):
                    socket = None
                    live.closed(time.monotonic(), 1006)
            elif kind == "drop" and socket is not None:
                socket.close()
                socket = None
            elif kind == "send" and socket is not None:
                try:
                    socket.send(json.dumps(argument[0]))
                except Closed:
                    # The next receive says so.
                    pass
            elif kind == "state":
                print(f"[{argument[0]}]", file=sys.stderr, flush=True)
            elif kind == "tell":
                message = argument[0]
                if options.json:
                    print(json.dumps(message), flush=True)
                if message["op"] == "snapshot":
                    scoreboard = message["scoreboard"]
                elif message["op"] == "event":
                    scoreboard = {**scoreboard, **message["scoreboard"]}
                elif message["op"] == "error":
                    print(message["message"], file=sys.stderr, flush=True)
                if scoreboard and not options.json and message["op"] != "presence":
                    show(scoreboard)
        if live.state == "stopped" or (options.until_end and scoreboard.get("status") in OVER):
            break
        now = time.monotonic()
        wait = 1.0 if live.due is None else max(0.0, live.due - now)
        if socket is None:
            time.sleep(wait)
        else:
            try:
                text = socket.receive(wait)
                if text is not None:
                    live.heard(time.monotonic(), text)
            except Closed as end:
                socket = None
                live.closed(time.monotonic(), end.code)
        if live.due is not None and live.due <= time.monotonic():
            live.passed(time.monotonic())
    live.stop(time.monotonic())
    if socket is not None:
        socket.close()


if __name__ == "__main__":
    main()
