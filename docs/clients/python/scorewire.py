"""The protocol of Scorewire's live feed, without any I/O: what happens goes in, what to do comes out.

Every method takes the time in seconds (of a clock that never goes back) and adds to `actions`:
("connect",), ("drop",), ("send", message), ("state", state), ("tell", message). Whoever drives it does those, and calls
`passed` when `due` has come. docs/clients/vectors.json says what is right.
"""

import json
import random

PING_EVERY = 15.0
DEAD_AFTER = 10.0
NUDGED_DEAD_AFTER = 3.0
BACKOFF_FIRST = 0.5
BACKOFF_MOST = 30.0
ASK_AGAIN_AFTER = 5.0
STABLE_AFTER = 5.0
FINAL_CODES = 4500


class Follow:
    """Where one subscription stands in its match's log."""

    def __init__(self, match, after):
        self.match = match
        self.position = after  # (term, seq), or None until the first snapshot
        self.waiting = False  # the relay owes the events of a hole, or a snapshot
        self.gap_told = False

    def request(self):
        message = {"op": "subscribe", "match": self.match}
        if self.position is not None:
            message["after"] = {"term": self.position[0], "seq": self.position[1]}
        return message

    def move_to(self, position):
        self.position = position
        self.waiting = False
        self.gap_told = False


class Live:
    def __init__(self, luck=random.random):
        self.luck = luck
        self.state = "stopped"
        self.actions = []
        self.follows = {}
        self.attempt = 0
        self.heard_at = None
        self._connected = False
        self._open = False
        self._opened_at = 0.0
        self._timer = None  # (when, what): the next ping, its deadline, the next attempt
        self._deadline = None
        self._ask_at = None

    # What whoever uses it does.

    def start(self, now):
        if self.state == "stopped":
            self.attempt = 0
            self._set_state("connecting")
            self._connect(now)

    def stop(self, now):
        self._drop()
        self._set_state("stopped")

    def subscribe(self, now, match, after=None):
        follow = self.follows[match] = Follow(match, after)
        self._send(follow.request())

    def unsubscribe(self, now, match):
        if self.follows.pop(match, None) is not None:
            self._send({"op": "unsubscribe", "match": match})

    def nudge(self, now):
        """The device woke up, or somebody looks at it again."""
        if self._open:
            self._ping(now, NUDGED_DEAD_AFTER)
        elif self.state == "reconnecting" and not self._connected:
            self._connect(now)

    # What the network and the clock do.

    def opened(self, now):
        self._open = True
        self._opened_at = now
        for follow in self.follows.values():
            follow.waiting = False
            self._send(follow.request())
        self._ping(now, DEAD_AFTER)

    def closed(self, now, code):
        self._connected = False
        if code >= FINAL_CODES:
            self.stop(now)
        else:
            self._retry(now)

    def heard(self, now, text):
        self.heard_at = now
        self._deadline = None
        self._timer = (now + PING_EVERY, "ping")
        self._set_state("live")
        message = read(text)
        if message is not None:
            self._tell(now, message)

    @property
    def due(self):
        """When `passed` is to be called next; None: never."""
        times = [at for at in (self._timer and self._timer[0], self._ask_at) if at is not None]
        return min(times, default=None)

    def passed(self, now):
        if self._ask_at is not None and self._ask_at <= now:
            self._ask_at = None
            for follow in self.follows.values():
                if follow.waiting:
                    self._ask(now, follow)
        if self._timer is not None and self._timer[0] <= now:
            what = self._timer[1]
            self._timer = None
            if what == "ping":
                self._ping(now, DEAD_AFTER)
            elif what == "connect":
                self._connect(now)
            else:
                self._retry(now)

    # How it works.

    def _connect(self, now):
        self._drop()
        self._connected = True
        self.actions.append(("connect",))
        self._timer = (now + DEAD_AFTER, "dead")

    def _retry(self, now):
        if self._open and now - self._opened_at >= STABLE_AFTER:
            self.attempt = 0
        self._drop()
        self._set_state("reconnecting")
        most = min(BACKOFF_MOST, BACKOFF_FIRST * 2**self.attempt)
        self.attempt += 1
        self._timer = (now + self.luck() * most, "connect")

    def _drop(self):
        if self._connected:
            self.actions.append(("drop",))
        self._connected = False
        self._open = False
        self._timer = None
        self._deadline = None
        self._ask_at = None

    def _ping(self, now, patience):
        deadline = now + patience
        # Asking again must not buy a dead connection more time.
        if self._deadline is not None and self._deadline <= deadline:
            return
        self._deadline = deadline
        self._timer = (deadline, "dead")
        self._send({"op": "ping"})

    def _tell(self, now, message):
        op = message["op"]
        follow = self.follows.get(message.get("match"))
        if op == "error":
            if message["code"] == "no-match" and follow is not None and follow.position is None:
                follow.position = (0, 0)
            self.actions.append(("tell", message))
            if message["code"] == "unavailable":
                if follow is not None:
                    follow.waiting = True
                self._keep_asking(now)
        elif follow is None:
            return
        elif op == "presence":
            self.actions.append(("tell", message))
        elif op == "event":
            self._event(now, follow, message)
        elif op == "snapshot":
            self._snapshot(follow, message)
        elif op == "gap":
            follow.waiting = True
            # A relay that stands before us will catch up.
            if follow.position is None or message["seq"] >= follow.position[1]:
                follow.gap_told = True
                self.actions.append(("tell", message))
            self._keep_asking(now)

    def _event(self, now, follow, message):
        term, seq = message["term"], message["seq"]
        if follow.position is None or term < follow.position[0]:
            return
        if seq == follow.position[1] + 1:
            follow.move_to((term, seq))
            self.actions.append(("tell", message))
        elif (seq > follow.position[1] or term > follow.position[0]) and not follow.waiting:
            # A hole, or a newer term that rewrites what we have seen.
            follow.waiting = True
            self._ask(now, follow)

    def _snapshot(self, follow, message):
        there = (message["term"], message["seq"])
        here = follow.position
        if here is not None and there < here:
            return
        if here is not None and there != here and not follow.gap_told:
            after = {"term": here[0], "seq": here[1]}
            gap = {"op": "gap", "match": follow.match, "after": after, "seq": there[1]}
            self.actions.append(("tell", gap))
        follow.move_to(there)
        self.actions.append(("tell", message))

    def _ask(self, now, follow):
        self._send(follow.request())
        self._keep_asking(now)

    def _keep_asking(self, now):
        if self._ask_at is None:
            self._ask_at = now + ASK_AGAIN_AFTER * (1 + self.luck())

    def _send(self, message):
        if self._open:
            self.actions.append(("send", message))

    def _set_state(self, state):
        if state != self.state:
            self.state = state
            self.actions.append(("state", state))


FIELDS = {
    "snapshot": {"match": str, "term": int, "seq": int, "scoreboard": dict},
    "event": {"match": str, "term": int, "seq": int, "event": dict, "scoreboard": dict},
    "gap": {"match": str, "after": dict, "seq": int},
    "presence": {"match": str, "fans": int},
    "error": {"code": str, "message": str},
    "end": {"match": str},
    "pong": {},
}


def read(text):
    """A frame as a message; None for what this client does not know."""
    try:
        message = json.loads(text)
    except ValueError:
        return None
    if not isinstance(message, dict):
        return None
    fields = FIELDS.get(message.get("op"))
    if fields is None or not all(isinstance(message.get(name), kind) for name, kind in fields.items()):
        return None
    return message
