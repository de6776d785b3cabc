import { localized } from '../text/locale.ts';

const en = {
  title: 'Template',
  use: 'Template of a competition',
  none: 'none',
  keep: 'Keep this form as a template',
  name: 'Name of the template',
  keepHint: 'Rules, competition, venue and the officials’ roles; no teams.',
  save: 'Keep it',
  cancel: 'Cancel',
  remove: 'Delete the template',
  saved: (name: string) => `“${name}” is kept.`,
  old: 'This template is of another version and cannot be used.',
};

const hi: typeof en = {
  title: 'टेम्पलेट',
  use: 'प्रतियोगिता का टेम्पलेट',
  none: 'कोई नहीं',
  keep: 'इस फ़ॉर्म को टेम्पलेट बनाकर रखें',
  name: 'टेम्पलेट का नाम',
  keepHint: 'नियम, प्रतियोगिता, मैदान और अधिकारियों की भूमिकाएँ; टीमें नहीं।',
  save: 'रखें',
  cancel: 'रद्द करें',
  remove: 'टेम्पलेट मिटाएँ',
  saved: (name) => `“${name}” रख लिया।`,
  old: 'यह टेम्पलेट दूसरे संस्करण का है और काम नहीं आएगा।',
};

export const templateText = localized(en, hi);
