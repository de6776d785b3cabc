/// The protocol of Scorewire's live feed, without any I/O: what happens goes in, what to do comes out of [Live.actions].
/// docs/clients/vectors.json says what is right; vectors.dart runs it. All times are milliseconds of a clock that never
/// goes back.
library;

import 'dart:convert';
import 'dart:math';

typedef Message = Map<String, dynamic>;

enum LiveState { connecting, live, reconnecting, stopped }

sealed class Action {}

final class Connect extends Action {}

final class Drop extends Action {}

final class Send extends Action {
  Send(this.message);
  final Message message;
}

final class Tell extends Action {
  Tell(this.message);
  final Message message;
}

final class Changed extends Action {
  Changed(this.state);
  final LiveState state;
}

const _pingEvery = 15000;
const _deadAfter = 10000;
const _nudgedDeadAfter = 3000;
const _backoffFirst = 500;
const _backoffMost = 30000;
const _askAgainAfter = 5000;
const _stableAfter = 5000;
const _finalCodes = 4500;

class Position {
  const Position(this.term, this.seq);
  final int term;
  final int seq;

  Message toJson() => {'term': term, 'seq': seq};
  bool isBefore(Position other) => term < other.term || (term == other.term && seq < other.seq);
  bool isAt(Position other) => term == other.term && seq == other.seq;
}

/// Where one subscription stands in its match's log.
class _Follow {
  _Follow(this.match, this.position);
  final String match;
  Position? position;

  /// The relay owes the events of a hole, or a snapshot.
  bool waiting = false;
  bool gapTold = false;

  Message get request {
    final at = position;
    return {'op': 'subscribe', 'match': match, if (at != null) 'after': at.toJson()};
  }

  void moveTo(Position there) {
    position = there;
    waiting = false;
    gapTold = false;
  }
}

enum _Due { ping, dead, connect }

class Live {
  Live({double Function()? luck}) : _luck = luck ?? Random().nextDouble;

  final double Function() _luck;

  /// To be carried out in order, and emptied.
  final List<Action> actions = [];
  final Map<String, _Follow> _follows = {};
  LiveState state = LiveState.stopped;

  /// When the relay was last heard of; null: never.
  double? heardAt;
  int _attempt = 0;
  bool _connected = false;
  bool _open = false;
  double _openedAt = 0;
  double? _timerAt;
  _Due _timer = _Due.ping;
  double? _deadline;
  double? _askAt;

  // What whoever uses it does.

  void start(double now) {
    if (state != LiveState.stopped) return;
    _attempt = 0;
    _setState(LiveState.connecting);
    _connect(now);
  }

  void stop() {
    _drop();
    _setState(LiveState.stopped);
  }

  void subscribe(String match, [Position? after]) {
    final follow = _Follow(match, after);
    _follows[match] = follow;
    _send(follow.request);
  }

  void unsubscribe(String match) {
    if (_follows.remove(match) != null) _send({'op': 'unsubscribe', 'match': match});
  }

  /// The device woke up, or somebody looks at it again.
  void nudge(double now) {
    if (_open) {
      _ping(now, _nudgedDeadAfter);
    } else if (state == LiveState.reconnecting && !_connected) {
      _connect(now);
    }
  }

  // What the network and the clock do.

  void opened(double now) {
    _open = true;
    _openedAt = now;
    for (final follow in _follows.values) {
      follow.waiting = false;
      _send(follow.request);
    }
    _ping(now, _deadAfter);
  }

  void closed(double now, int code) {
    _connected = false;
    if (code >= _finalCodes) {
      stop();
    } else {
      _retry(now);
    }
  }

  void heard(double now, String text) {
    heardAt = now;
    _deadline = null;
    _setTimer(now + _pingEvery, _Due.ping);
    _setState(LiveState.live);
    final message = read(text);
    if (message != null) _tell(now, message);
  }

  /// When [passed] is to be called next; null: never.
  double? get due {
    final timer = _timerAt;
    final ask = _askAt;
    if (timer == null || ask == null) return timer ?? ask;
    return min(timer, ask);
  }

  void passed(double now) {
    final ask = _askAt;
    if (ask != null && ask <= now) {
      _askAt = null;
      for (final follow in _follows.values.where((follow) => follow.waiting)) {
        _ask(now, follow);
      }
    }
    final timer = _timerAt;
    if (timer == null || timer > now) return;
    _timerAt = null;
    switch (_timer) {
      case _Due.ping:
        _ping(now, _deadAfter);
      case _Due.connect:
        _connect(now);
      case _Due.dead:
        _retry(now);
    }
  }

  // How it works.

  void _connect(double now) {
    _drop();
    _connected = true;
    actions.add(Connect());
    _setTimer(now + _deadAfter, _Due.dead);
  }

  void _retry(double now) {
    if (_open && now - _openedAt >= _stableAfter) _attempt = 0;
    _drop();
    _setState(LiveState.reconnecting);
    final most = min(_backoffMost.toDouble(), _backoffFirst * pow(2.0, _attempt));
    _attempt += 1;
    _setTimer(now + _luck() * most, _Due.connect);
  }

  void _drop() {
    if (_connected) actions.add(Drop());
    _connected = false;
    _open = false;
    _timerAt = null;
    _deadline = null;
    _askAt = null;
  }

  void _ping(double now, int patience) {
    final deadline = now + patience;
    final before = _deadline;
    // Asking again must not buy a dead connection more time.
    if (before != null && before <= deadline) return;
    _deadline = deadline;
    _setTimer(deadline, _Due.dead);
    _send({'op': 'ping'});
  }

  void _tell(double now, Message message) {
    final follow = _follows[message['match']];
    switch (message['op']) {
      case 'error':
        if (message['code'] == 'no-match') follow?.position ??= const Position(0, 0);
        actions.add(Tell(message));
        if (message['code'] == 'unavailable') {
          follow?.waiting = true;
          _keepAsking(now);
        }
      case 'presence':
        if (follow != null) actions.add(Tell(message));
      case 'event':
        if (follow != null) _event(now, follow, message);
      case 'snapshot':
        if (follow != null) _snapshot(follow, message);
      case 'gap':
        if (follow == null) return;
        follow.waiting = true;
        final here = follow.position;
        final int seq = message['seq'];
        // A relay that stands before us will catch up.
        if (here == null || seq >= here.seq) {
          follow.gapTold = true;
          actions.add(Tell(message));
        }
        _keepAsking(now);
    }
  }

  void _event(double now, _Follow follow, Message message) {
    final there = Position(message['term'], message['seq']);
    final here = follow.position;
    if (here == null || there.term < here.term) return;
    if (there.seq == here.seq + 1) {
      follow.moveTo(there);
      actions.add(Tell(message));
    } else if ((there.seq > here.seq || there.term > here.term) && !follow.waiting) {
      // A hole, or a newer term that rewrites what we have seen.
      follow.waiting = true;
      _ask(now, follow);
    }
  }

  void _snapshot(_Follow follow, Message message) {
    final there = Position(message['term'], message['seq']);
    final here = follow.position;
    if (here != null && there.isBefore(here)) return;
    if (here != null && !there.isAt(here) && !follow.gapTold) {
      actions.add(Tell({'op': 'gap', 'match': follow.match, 'after': here.toJson(), 'seq': there.seq}));
    }
    follow.moveTo(there);
    actions.add(Tell(message));
  }

  void _ask(double now, _Follow follow) {
    _send(follow.request);
    _keepAsking(now);
  }

  void _keepAsking(double now) {
    _askAt ??= now + _askAgainAfter * (1 + _luck());
  }

  void _send(Message message) {
    if (_open) actions.add(Send(message));
  }

  void _setTimer(double at, _Due what) {
    _timerAt = at;
    _timer = what;
  }

  void _setState(LiveState next) {
    if (next == state) return;
    state = next;
    actions.add(Changed(next));
  }
}

/// A frame as a message; null for what this client does not know.
Message? read(String text) {
  final Object? value;
  try {
    value = jsonDecode(text);
  } on FormatException {
    return null;
  }
  if (value is! Message) return null;
  final known = switch (value['op']) {
    'snapshot' => _isPlaced(value) && value['scoreboard'] is Message,
    'event' => _isPlaced(value) && value['event'] is Message && value['scoreboard'] is Message,
    'gap' => value['match'] is String && value['after'] is Message && value['seq'] is int,
    'presence' => value['match'] is String && value['fans'] is int,
    'error' => value['code'] is String && value['message'] is String,
    'end' => value['match'] is String,
    'pong' => true,
    _ => false,
  };
  return known ? value : null;
}

bool _isPlaced(Message value) => value['match'] is String && value['term'] is int && value['seq'] is int;
