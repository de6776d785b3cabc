import { localized } from '../../text/locale.ts';

const en = {
  title: (n: number) => `History (${n} ${n === 1 ? 'correction' : 'corrections'})`,
  kinds: {
    recorded: 'Recorded',
    inserted: 'Inserted',
    changed: 'Changed',
    voided: 'Voided',
    restored: 'Restored',
  },
  yes: 'yes',
  no: 'no',
  nothing: '–',
  becomes: 'becomes',
};

const hi: typeof en = {
  title: (n) => `इतिहास (${n} सुधार)`,
  kinds: {
    recorded: 'दर्ज',
    inserted: 'जोड़ा गया',
    changed: 'बदला गया',
    voided: 'रद्द',
    restored: 'फिर लाया गया',
  },
  yes: 'हाँ',
  no: 'नहीं',
  nothing: '–',
  becomes: 'अब',
};

export const historyText = localized(en, hi);
