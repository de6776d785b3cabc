// A match on a Flutter page. Needs web_socket_channel (^3.0.0) beside Flutter; the protocol is in scorewire.dart.
import 'dart:async';
import 'dart:convert';

import 'package:flutter/material.dart';
import 'package:web_socket_channel/web_socket_channel.dart';

import 'scorewire.dart';

/// Carries out what [Live] says: the network and the clock of one match.
class MatchFeed extends ChangeNotifier {
  MatchFeed(this.url, String match) {
    live.subscribe(match);
    live.start(_now);
    _work();
  }

  final Uri url;
  final Live live = Live();
  Message? scoreboard;
  int? fans;
  final _watch = Stopwatch()..start();
  WebSocketChannel? _channel;
  Timer? _timer;

  double get _now => _watch.elapsedMilliseconds.toDouble();

  void nudge() {
    live.nudge(_now);
    _work();
  }

  void _work() {
    while (live.actions.isNotEmpty) {
      switch (live.actions.removeAt(0)) {
        case Connect():
          _connect();
        case Drop():
          unawaited(_channel?.sink.close());
          _channel = null;
        case Send(:final message):
          _channel?.sink.add(jsonEncode(message));
        case Tell(:final message):
          if (message['fans'] case final int told) fans = told;
          if (message['op'] == 'snapshot') scoreboard = message['scoreboard'];
          if (message['op'] == 'event') scoreboard = {...?scoreboard, ...message['scoreboard'] as Message};
          notifyListeners();
        case Changed():
          notifyListeners();
      }
    }
    _timer?.cancel();
    final due = live.due;
    if (due == null) return;
    _timer = Timer(Duration(milliseconds: (due - _now).ceil().clamp(0, 60000)), () {
      live.passed(_now);
      _work();
    });
  }

  void _connect() {
    final channel = WebSocketChannel.connect(url, protocols: ['scorewire.v1']);
    _channel = channel;
    void mine(void Function() happened) {
      // A connection given up on may still speak.
      if (_channel != channel) return;
      happened();
      _work();
    }

    void ended() => mine(() {
          _channel = null;
          live.closed(_now, channel.closeCode ?? 1006);
        });
    channel.ready.then((_) => mine(() => live.opened(_now)), onError: (Object _) => ended());
    channel.stream.listen(
      (data) => mine(() => live.heard(_now, data is String ? data : '')),
      onDone: ended,
      onError: (Object _) => ended(),
    );
  }

  @override
  void dispose() {
    live.stop();
    unawaited(_channel?.sink.close());
    _channel = null;
    _timer?.cancel();
    super.dispose();
  }
}

class MatchPage extends StatefulWidget {
  const MatchPage({super.key, required this.url, required this.match});
  final Uri url;
  final String match;

  @override
  State<MatchPage> createState() => _MatchPageState();
}

class _MatchPageState extends State<MatchPage> with WidgetsBindingObserver {
  late final MatchFeed _feed = MatchFeed(widget.url, widget.match);

  @override
  void initState() {
    super.initState();
    WidgetsBinding.instance.addObserver(this);
  }

  @override
  void didChangeAppLifecycleState(AppLifecycleState state) {
    if (state == AppLifecycleState.resumed) _feed.nudge();
  }

  @override
  void dispose() {
    WidgetsBinding.instance.removeObserver(this);
    _feed.dispose();
    super.dispose();
  }

  @override
  Widget build(BuildContext context) => ListenableBuilder(
        listenable: _feed,
        builder: (context, _) {
          final board = _feed.scoreboard;
          final sides = board?['sides'] as List<dynamic>? ?? [];
          return Scaffold(
            appBar: AppBar(title: Text(board?['title'] ?? widget.match)),
            body: ListView(
              children: [
                for (final side in sides) ListTile(title: Text(side['name']), trailing: Text(side['score'])),
                ListTile(title: Text(board?['result'] ?? board?['situation'] ?? '')),
                if (_feed.fans != null) ListTile(subtitle: Text('${_feed.fans} following')),
                ListTile(subtitle: Text(_feed.live.state == LiveState.live ? 'Live' : 'Not live: ${_feed.live.state.name}')),
              ],
            ),
          );
        },
      );
}
