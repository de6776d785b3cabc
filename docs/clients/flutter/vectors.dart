// Runs the vectors: dart run vectors.dart [vectors.json]. Ends with 1 when one of them fails.
import 'dart:convert';
import 'dart:io';

import 'scorewire.dart';

void main(List<String> arguments) {
  final path = arguments.isEmpty ? Platform.script.resolve('../vectors.json').toFilePath() : arguments.first;
  final Message document = jsonDecode(File(path).readAsStringSync());
  final List<dynamic> vectors = document['vectors'];
  var failed = 0;
  for (final Message vector in vectors) {
    final fault = run(vector, document['frames'], (document['random'] as num).toDouble());
    if (fault == null) continue;
    failed += 1;
    print('${vector['name']}: $fault');
  }
  print('${vectors.length - failed} of ${vectors.length} vectors passed');
  if (failed > 0) exitCode = 1;
}

String? run(Message vector, Message frames, double random) {
  final live = Live(luck: () => random);
  var now = 0.0;
  final shows = <String, Message>{};
  for (final Message step in vector['steps']) {
    final Message? after = step['after'];
    switch (step['do']) {
      case 'start':
        live.start(now);
      case 'stop':
        live.stop();
      case 'nudge':
        live.nudge(now);
      case 'subscribe':
        live.subscribe(step['match'], after == null ? null : Position(after['term'], after['seq']));
      case 'unsubscribe':
        live.unsubscribe(step['match']);
      case 'open':
        live.opened(now);
      case 'hear':
        live.heard(now, step['text'] ?? jsonEncode(frames[step['frame']]));
      case 'close':
        live.closed(now, step['code']);
      case 'pass':
        final end = now + (step['ms'] as int);
        for (var due = live.due; due != null && due <= end; due = live.due) {
          now = due;
          live.passed(now);
        }
        now = end;
      default:
        return 'unknown step ${step['do']}';
    }
    final did = List.of(live.actions);
    live.actions.clear();
    final tells = [for (final tell in did.whereType<Tell>()) tell.message];
    final found = {
      'connects': did.whereType<Connect>().length,
      'drops': did.whereType<Drop>().length,
      'sends': [for (final send in did.whereType<Send>()) send.message],
      'states': [for (final changed in did.whereType<Changed>()) changed.state.name],
      'tells': tells,
    };
    final expected = {
      'connects': step['connects'] ?? 0,
      'drops': step['drops'] ?? 0,
      'sends': step['sends'] ?? [],
      'states': step['states'] ?? [],
      'tells': [for (final tell in step['tells'] ?? []) tell is String ? frames[tell] : tell],
    };
    if (!same(found, expected)) return '${jsonEncode(step)}: ${jsonEncode(found)}';
    for (final message in tells.where((message) => message['op'] == 'snapshot' || message['op'] == 'event')) {
      final Message before = message['op'] == 'snapshot' ? {} : shows[message['match']]?['scoreboard'] ?? {};
      shows[message['match']] = {
        'term': message['term'],
        'seq': message['seq'],
        'scoreboard': {...before, ...message['scoreboard'] as Message},
      };
    }
  }
  final Message promised = vector['shows'] ?? <String, dynamic>{};
  for (final MapEntry(key: match, value: expected) in promised.entries) {
    final Message shown = shows[match] ?? {};
    for (final MapEntry(:key, :value) in (expected['scoreboard'] as Message).entries) {
      if (!same(shown['scoreboard']?[key], value)) return 'at the end: $key is ${shown['scoreboard']?[key]}';
    }
    if (shown['term'] != expected['term'] || shown['seq'] != expected['seq']) return 'at the end: ${jsonEncode(shown)}';
  }
  return null;
}

/// Equal as JSON, whatever the order of keys.
bool same(Object? a, Object? b) {
  if (a is Map && b is Map) {
    return a.length == b.length && a.keys.every((key) => b.containsKey(key) && same(a[key], b[key]));
  }
  if (a is List && b is List) {
    return a.length == b.length && Iterable.generate(a.length).every((at) => same(a[at], b[at]));
  }
  return a == b;
}
