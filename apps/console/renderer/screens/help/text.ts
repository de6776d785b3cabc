import { localized } from '../../text/locale.ts';

interface Chapter {
  readonly title: string;
  readonly points: readonly string[];
}

const en: { readonly title: string; readonly print: string; readonly chapters: readonly Chapter[] } = {
  title: 'Help',
  print: 'Print',
  chapters: [
    {
      title: 'A match from beginning to end',
      points: [
        'Matches › New match: choose the sport, the rules and the teams. Squads can be pasted or loaded from a CSV or JSON file. Keep the form as a template for the next match.',
        'Score with the keys that stand on the pad’s buttons, or touch them. What cannot be done now says why.',
        'When the match is decided, the desk offers the sign-off: look at the open questions, type both scorers’ names, sign. Then take the log and print the scorecard.',
      ],
    },
    {
      title: 'Keys that always work at the desk',
      points: [
        'U takes the last action back, Shift+U brings it again. Ctrl+Z works while a name is being typed.',
        'E opens the last event for correction; every event in the list can be changed, voided, or followed by one that was missed. The consequence is shown before you commit.',
        'X scores what a rule has refused, with a reason. Esc steps back. The key ? shows all keys of the pad; they can be moved, and printed.',
      ],
    },
    {
      title: 'What the ticks mean',
      points: [
        'Saved here: the event is on this console’s disk. It survives a crash and a power cut.',
        'At the relay: the relay has stored it, too. Without a relay nothing else changes: what waits is sent when it is back.',
        'An action that is not saved yet stays on the device and is sent again. Do not close the page while actions wait.',
      ],
    },
    {
      title: 'Second scorers, devices, boards',
      points: [
        'Devices: make a code for the role, and type it in on the other device. Each device has a key of its own, which you can take away.',
        'When a device is lost, revoke it; its scorer goes on with any other one after a new code.',
      ],
    },
    {
      title: 'When something goes wrong',
      points: [
        'Red notices stand above every screen and say what to do. “The disk is full”: free some space; scoring goes on by itself.',
        'The console makes backups by itself (Settings). If the journal is damaged, the next start rebuilds it from the newest backup and tells what it has.',
        'To put a backup in place by hand: stop the console and run “npm run -s console -- --restore FILE”. The old journal is kept.',
        'Missed some play, or the score is in doubt? Match › Score under review or Score unreliable tells the fans; it stops nobody from scoring.',
      ],
    },
  ],
};

const hi: typeof en = {
  title: 'सहायता',
  print: 'छापें',
  chapters: [
    {
      title: 'मैच, शुरू से अंत तक',
      points: [
        'मैच › नया मैच: खेल, नियम और टीमें चुनें। खिलाड़ियों की सूची चिपकाएँ या CSV/JSON फ़ाइल से लें। फ़ॉर्म को अगले मैच के लिए टेम्पलेट बनाकर रखें।',
        'पैड के बटनों पर लिखी कुंजियों से या छूकर स्कोर करें। जो अभी नहीं हो सकता, उसका कारण लिखा रहता है।',
        'मैच का फ़ैसला होने पर डेस्क हस्ताक्षर माँगता है: खुले सवाल देखें, दोनों स्कोररों के नाम लिखें, हस्ताक्षर करें। फिर लॉग लें और स्कोरकार्ड छापें।',
      ],
    },
    {
      title: 'डेस्क पर हमेशा चलने वाली कुंजियाँ',
      points: [
        'U पिछला काम वापस लेता है, Shift+U उसे फिर लाता है। नाम लिखते समय Ctrl+Z चलता है।',
        'E पिछली घटना को सुधार के लिए खोलता है; सूची की हर घटना बदली या रद्द की जा सकती है, या उसके बाद छूटी घटना जोड़ी जा सकती है। पक्का करने से पहले असर दिखता है।',
        'नियम ने जो मना किया, उसे X कारण के साथ दर्ज करता है। Esc पीछे जाता है। ? पैड की सभी कुंजियाँ दिखाता है; वे बदली और छापी जा सकती हैं।',
      ],
    },
    {
      title: 'निशानों का अर्थ',
      points: [
        'यहाँ सहेजा: घटना इस कंसोल की डिस्क पर है। वह क्रैश और बिजली जाने पर भी बची रहती है।',
        'रिले पर: रिले ने भी उसे सहेज लिया है। रिले न हो तो बाकी सब वैसा ही चलता है: जो बचा है, बाद में जाता है।',
        'जो अभी सहेजा नहीं गया, वह डिवाइस पर रहता है और फिर भेजा जाता है। तब तक पेज बंद न करें।',
      ],
    },
    {
      title: 'दूसरे स्कोरर, डिवाइस, बोर्ड',
      points: [
        'डिवाइस: भूमिका के लिए कोड बनाएँ और दूसरे डिवाइस पर लिखें। हर डिवाइस की अपनी कुंजी होती है, जिसे आप वापस ले सकते हैं।',
        'डिवाइस खो जाए तो उसे हटा दें; उसका स्कोरर नए कोड से किसी भी दूसरे डिवाइस पर काम जारी रखता है।',
      ],
    },
    {
      title: 'कुछ गड़बड़ हो जाए तो',
      points: [
        'लाल सूचना हर स्क्रीन के ऊपर रहती है और बताती है कि क्या करना है। “डिस्क भरी है”: जगह खाली करें; स्कोरिंग अपने आप चल पड़ती है।',
        'कंसोल अपने आप बैकअप लेता है (सेटिंग)। जर्नल ख़राब हो तो अगली शुरुआत उसे सबसे नए बैकअप से बनाती है और बताती है कि क्या-क्या है।',
        'बैकअप को हाथ से लगाना: कंसोल रोकें और “npm run -s console -- --restore FILE” चलाएँ। पुराना जर्नल रखा रहता है।',
        'खेल छूट गया या स्कोर पर शक है? मैच › स्कोर की समीक्षा या स्कोर भरोसेमंद नहीं, दर्शकों को बताता है; स्कोरिंग नहीं रुकती।',
      ],
    },
  ],
};

export const text = localized(en, hi);
