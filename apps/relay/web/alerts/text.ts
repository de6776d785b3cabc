import type { Locale } from '#shared/text/locale.ts';
import type { AlertKind } from '#shared/wire/alerts.ts';

interface AlertText {
  readonly follow: string;
  readonly following: string;
  readonly title: string;
  readonly close: string;
  readonly thisMatch: string;
  readonly alsoTeams: string;
  readonly kinds: Readonly<Record<AlertKind, string>>;
  readonly unfollow: string;
  readonly list: string;
  readonly nothing: string;
  readonly team: string;
  readonly player: string;
  readonly match: string;
  readonly quiet: string;
  readonly quietHint: string;
  readonly from: string;
  readonly to: string;
  readonly forget: string;
  readonly unsupported: string;
  readonly install: string;
  readonly denied: string;
  readonly failed: string;
}

const en: AlertText = {
  follow: 'Follow',
  following: 'Following',
  title: 'Alerts',
  close: 'Close',
  thisMatch: 'Tell me about this match',
  alsoTeams: 'Follow these teams in every match',
  kinds: {
    start: 'Start',
    wicket: 'Wickets',
    goal: 'Goals',
    score: 'Big moments',
    milestone: 'Milestones',
    close: 'Close finish',
    period: 'Breaks and ends of periods',
    result: 'Result',
    correction: 'Score under review',
  },
  unfollow: 'Unfollow',
  list: 'What you follow',
  nothing: 'Nothing yet.',
  team: 'Team',
  player: 'Player',
  match: 'Match',
  quiet: 'Quiet hours',
  quietHint: 'Nothing rings then; one summary comes afterwards.',
  from: 'From',
  to: 'to',
  forget: 'Turn all alerts off',
  unsupported: 'This browser takes no push messages.',
  install: 'On this device, add the page to the home screen first; alerts come to the installed app.',
  denied: 'Notifications of this page are blocked. Allow them in the settings of the browser.',
  failed: 'That did not work. Try again.',
};

const hi: AlertText = {
  follow: 'फ़ॉलो करें',
  following: 'फ़ॉलो कर रहे हैं',
  title: 'सूचनाएँ',
  close: 'बंद करें',
  thisMatch: 'इस मैच की सूचनाएँ',
  alsoTeams: 'इन टीमों को हर मैच में फ़ॉलो करें',
  kinds: {
    start: 'शुरुआत',
    wicket: 'विकेट',
    goal: 'गोल',
    score: 'बड़े पल',
    milestone: 'कीर्तिमान',
    close: 'रोमांचक अंत',
    period: 'विराम और चरणों का अंत',
    result: 'परिणाम',
    correction: 'स्कोर की समीक्षा',
  },
  unfollow: 'फ़ॉलो हटाएँ',
  list: 'आप क्या फ़ॉलो करते हैं',
  nothing: 'अभी कुछ नहीं।',
  team: 'टीम',
  player: 'खिलाड़ी',
  match: 'मैच',
  quiet: 'शांत समय',
  quietHint: 'तब कोई सूचना नहीं बजती; बाद में एक सारांश आता है।',
  from: 'से',
  to: 'तक',
  forget: 'सारी सूचनाएँ बंद करें',
  unsupported: 'यह ब्राउज़र पुश संदेश नहीं लेता।',
  install: 'इस उपकरण पर पहले पेज को होम स्क्रीन पर जोड़ें; सूचनाएँ ऐप में आती हैं।',
  denied: 'इस पेज की सूचनाएँ रोकी गई हैं। ब्राउज़र की सेटिंग में अनुमति दें।',
  failed: 'यह नहीं हो सका। फिर कोशिश करें।',
};

export const alertTexts: Readonly<Record<Locale, AlertText>> = { en, hi };
