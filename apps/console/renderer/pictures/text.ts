import { localized } from '../text/locale.ts';

const en = {
  hint: 'or drop them here: PNG, JPEG, WebP',
  drop: 'Drop the pictures here',
  busy: 'Adding…',
  noPicture: 'This is no picture that can be read here (PNG, JPEG or WebP).',
  tooLarge: 'This picture stays too large, also when it is made smaller.',
  remove: 'Remove',
  removeOf: (name: string) => `Remove the picture of ${name}`,
  photos: 'Photos',
  addPhotos: 'Add photos',
  photoHint: 'Files that are called by a number or a name find their player: “7.jpg”, “Ada Lovelace.png”.',
  photoOf: (name: string) => `Photo of ${name}`,
  whose: (file: string) => `Whose photo is ${file}?`,
  nobody: 'Nobody’s',
  addSponsors: 'Add sponsors',
};

const hi: typeof en = {
  hint: 'या यहाँ छोड़ें: PNG, JPEG, WebP के चित्र',
  drop: 'चित्र यहाँ छोड़ें',
  busy: 'जुड़ रहा है…',
  noPicture: 'यह चित्र यहाँ पढ़ा नहीं जा सकता (PNG, JPEG या WebP चाहिए)।',
  tooLarge: 'छोटा करने पर भी यह चित्र बहुत बड़ा है।',
  remove: 'हटाएँ',
  removeOf: (name) => `${name} का चित्र हटाएँ`,
  photos: 'तस्वीरें',
  addPhotos: 'तस्वीरें जोड़ें',
  photoHint: 'जिस फ़ाइल का नाम नंबर या खिलाड़ी का नाम हो, वह अपने खिलाड़ी को मिल जाती है: “7.jpg”, “आरव मल्होत्रा.png”।',
  photoOf: (name) => `${name} की तस्वीर`,
  whose: (file) => `${file} किसकी तस्वीर है?`,
  nobody: 'किसी की नहीं',
  addSponsors: 'प्रायोजक जोड़ें',
};

export const text = localized(en, hi);
