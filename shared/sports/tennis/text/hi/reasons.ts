/** What umpires write down most often; other words stay the scorer's own. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['rain', 'बारिश'],
  ['bad light', 'खराब रोशनी'],
  ['darkness', 'अंधेरा'],
  ['heat', 'गर्मी'],
  ['wind', 'तेज़ हवा'],
  ['injury', 'चोट'],
  ['illness', 'तबीयत खराब'],
  ['knee', 'घुटना'],
  ['ankle', 'टखना'],
  ['thigh', 'जाँघ'],
  ['left thigh', 'बाईं जाँघ'],
  ['right thigh', 'दाईं जाँघ'],
  ['shoulder', 'कंधा'],
  ['back', 'पीठ'],
  ['cramp', 'मांसपेशियों में ऐंठन'],
  ['racket abuse', 'रैकेट पटकना'],
  ['ball abuse', 'गेंद पर गुस्सा'],
  ['verbal abuse', 'अपशब्द'],
  ['audible obscenity', 'अपशब्द'],
  ['unsportsmanlike conduct', 'खेल भावना के विपरीत बर्ताव'],
  ['coaching', 'कोचिंग'],
  ['ball on court', 'कोर्ट पर दूसरी गेंद'],
  ['net', 'नेट'],
  ['out', 'आउट'],
  ['long', 'लंबी गेंद'],
  ['wide', 'बाहर की गेंद'],
]);

export function reasonOf(reason: string): string {
  return REASONS.get(reason.toLowerCase()) ?? reason;
}
