import { localized } from '../../text/locale.ts';

const en = {
  health: 'Battery, clock',
  battery: (percent: number) => `${percent} %`,
  skew: (seconds: string) => `clock ${seconds} s off`,
  lost: (time: string) => `lost at ${time}`,
  qr: 'The address with the code, for a camera',
  scan: (address: string) => `Scan the code, or open ${address} on the other screen.`,
  local: 'This console listens to its own machine only: others cannot reach it by this address.',
};

const hi: typeof en = {
  health: 'बैटरी, घड़ी',
  battery: (percent) => `${percent} %`,
  skew: (seconds) => `घड़ी में ${seconds} सेकंड का फ़र्क़`,
  lost: (time) => `${time} पर संपर्क टूटा`,
  qr: 'कोड वाला पता, कैमरे के लिए',
  scan: (address) => `कोड स्कैन करें, या दूसरी स्क्रीन पर ${address} खोलें।`,
  local: 'यह कंसोल सिर्फ़ अपनी मशीन पर सुनता है: दूसरे इस पते से नहीं पहुँच सकते।',
};

/** What the list of devices and the pairing say beyond the common catalogue. */
export const recordsText = localized(en, hi);
