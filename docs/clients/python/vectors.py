"""Runs the vectors: python3 vectors.py [vectors.json]. Ends with 1 when one of them fails."""

import json
import pathlib
import sys

from scorewire import Live

path = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "vectors.json"
document = json.loads(pathlib.Path(path).read_text("utf-8"))
frames = document["frames"]


def run(vector):
    live = Live(luck=lambda: document["random"])
    now = 0.0
    shows = {}
    for at, step in enumerate(vector["steps"]):
        do = step["do"]
        if do in ("start", "stop", "nudge"):
            getattr(live, do)(now)
        elif do == "subscribe":
            after = step.get("after")
            live.subscribe(now, step["match"], after and (after["term"], after["seq"]))
        elif do == "unsubscribe":
            live.unsubscribe(now, step["match"])
        elif do == "open":
            live.opened(now)
        elif do == "hear":
            live.heard(now, step.get("text") or json.dumps(frames[step["frame"]]))
        elif do == "close":
            live.closed(now, step["code"])
        elif do == "pass":
            end = now + step["ms"] / 1000
            # Sums of fractions of a second are not exact.
            while live.due is not None and live.due <= end + 1e-9:
                now = live.due
                live.passed(now)
            now = end
        else:
            raise ValueError(f"unknown step {do}")
        did, live.actions = live.actions, []
        for kind, key in (("send", "sends"), ("state", "states"), ("tell", "tells")):
            expected = [frames[one] if isinstance(one, str) and kind == "tell" else one for one in step.get(key, [])]
            check(at, step, key, [action[1] for action in did if action[0] == kind], expected)
        for kind, key in (("connect", "connects"), ("drop", "drops")):
            check(at, step, key, sum(action[0] == kind for action in did), step.get(key, 0))
        for action in did:
            if action[0] == "tell" and action[1]["op"] in ("snapshot", "event"):
                message = action[1]
                # A snapshot is the whole scoreboard; an event names the fields that it changed.
                before = {} if message["op"] == "snapshot" else shows.get(message["match"], {}).get("scoreboard", {})
                scoreboard = {**before, **message["scoreboard"]}
                shows[message["match"]] = {"term": message["term"], "seq": message["seq"], "scoreboard": scoreboard}
    for match, expected in vector.get("shows", {}).items():
        shown = shows[match]
        expected = {**expected, "scoreboard": {**shown["scoreboard"], **expected["scoreboard"]}}
        check("end", match, "shows", shown, expected)


def check(at, step, key, found, expected):
    if found != expected:
        raise AssertionError(f"step {at} {json.dumps(step)}: {key} {json.dumps(found)}")


failed = 0
for vector in document["vectors"]:
    try:
        run(vector)
    except AssertionError as fault:
        failed += 1
        print(f"{vector['name']}: {fault}")
print(f"{len(document['vectors']) - failed} of {len(document['vectors'])} vectors passed")
sys.exit(1 if failed else 0)
