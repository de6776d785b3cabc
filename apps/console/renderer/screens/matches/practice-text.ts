import { localized } from '../../text/locale.ts';

const en = {
  title: 'Try it with a practice match',
  lead: 'Two made-up teams, ready to be scored. Nothing of it leaves this console, and it can be deleted.',
  sport: 'Sport',
  start: 'Start a practice match',
  badge: 'Practice',
  remove: 'Delete',
  removeAsk: 'All of this practice match goes.',
  removeSure: 'Delete it',
  competition: 'Practice',
  teams: [
    {
      name: 'Harbour Kites',
      players: [
        'Ilya Marsh',
        'Tom Adeyemi',
        'Ravi Kestrel',
        'Jonah Pell',
        'Sam Okafor',
        'Dev Lindqvist',
        'Owen Tarrant',
        'Kit Baptiste',
        'Arlo Nandi',
        'Finn Castellan',
        'Milo Harrow',
        'Pax Ellery',
      ],
    },
    {
      name: 'Granite Park',
      players: [
        'Luca Vance',
        'Hari Solberg',
        'Ben Quarshie',
        'Theo Ramsden',
        'Nikhil Barr',
        'Cole Abara',
        'Ezra Whitlock',
        'Jai Fenwick',
        'Rory Delgado',
        'Max Idowu',
        'Sunny Graves',
        'Bram Okello',
      ],
    },
  ],
};

const hi: typeof en = {
  title: 'अभ्यास मैच से आज़माएँ',
  lead: 'दो मनगढ़ंत टीमें, स्कोर करने को तैयार। इसका कुछ भी इस कंसोल से बाहर नहीं जाता, और इसे मिटाया जा सकता है।',
  sport: 'खेल',
  start: 'अभ्यास मैच शुरू करें',
  badge: 'अभ्यास',
  remove: 'मिटाएँ',
  removeAsk: 'यह पूरा अभ्यास मैच मिट जाएगा।',
  removeSure: 'मिटा दें',
  competition: 'अभ्यास',
  teams: [
    {
      name: 'नदी पतंग',
      players: [
        'आरव मल्होत्रा',
        'ईशान वर्धन',
        'कबीर सोलंकी',
        'देव पाटणकर',
        'नील आचार्य',
        'ओम बरुआ',
        'राघव चौहान',
        'समर तलवार',
        'तेज गोखले',
        'विवान रावत',
        'यश भंडारी',
        'ज़ैन क़ाज़ी',
      ],
    },
    {
      name: 'पर्वत एकादश',
      players: [
        'अमन खन्ना',
        'भाविक शाह',
        'चेतन नायर',
        'ध्रुव सेनगुप्ता',
        'गौतम राव',
        'हर्ष ढिल्लों',
        'जय मोहंती',
        'कुणाल देसाई',
        'मानव पिल्लई',
        'पार्थ त्रिवेदी',
        'रोहन घोष',
        'सूरज यादव',
      ],
    },
  ],
};

export const text = localized(en, hi);
