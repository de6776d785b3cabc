import { useEffect } from 'react';
import { AppState, SafeAreaView, Text, View } from 'react-native';
import { useMatch } from '../../../shared/client/react.ts';
import { sayFreshness } from './freshness.ts';

const URL = 'wss://scores.example.com/v1/live';

/** A match on a phone. The protocol is all in `shared/client/`: this file is nothing but a page. */
export default function App() {
  const { scoreboard, freshness, fans, events, error, nudge } = useMatch(URL, 'final-2026');

  // A phone's sockets die in its pocket without a word.
  useEffect(() => {
    const watch = AppState.addEventListener('change', (state) => {
      if (state === 'active') nudge();
    });
    return () => watch.remove();
  }, [nudge]);

  return (
    <SafeAreaView>
      <Text>
        {sayFreshness(freshness)}
        {fans !== null && ` · ${fans} following`}
      </Text>
      <Text>{scoreboard?.title ?? error?.message ?? ''}</Text>
      {scoreboard?.sides.map((side) => (
        <Text key={side.name} style={{ fontWeight: side.active ? 'bold' : 'normal' }}>
          {side.name} {side.score} {side.detail}
        </Text>
      ))}
      <Text>{scoreboard?.result ?? scoreboard?.situation}</Text>
      <View accessibilityLiveRegion="polite">
        {events
          .flatMap(({ commentary }) => commentary ?? [])
          .slice(-20)
          .reverse()
          .map(({ id, mark, text }) => (
            <Text key={id}>
              {mark} {text}
            </Text>
          ))}
      </View>
    </SafeAreaView>
  );
}
