/** What referees write down most often; other words stay the scorer's own. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['offside', 'ऑफसाइड'],
  ['handball', 'हैंडबॉल'],
  ['holding', 'खींचतान'],
  ['foul', 'फाउल'],
  ['late tackle', 'देर से टैकल'],
  ['dangerous play', 'खतरनाक खेल'],
  ['serious foul play', 'गंभीर फाउल'],
  ['violent conduct', 'हिंसक बर्ताव'],
  ['dissent', 'फैसले का विरोध'],
  ['time-wasting', 'समय की बर्बादी'],
  ['delaying the restart', 'खेल शुरू करने में देरी'],
  ['simulation', 'नाटक'],
  ['persistent offences', 'बार-बार फाउल'],
  ['unsporting behaviour', 'खेल भावना के विपरीत बर्ताव'],
  ['denying a goal', 'गोल का साफ मौका रोकना'],
  ['clash of heads', 'सिर की टक्कर'],
  ['head', 'सिर की चोट'],
  ['rain', 'बारिश'],
  ['fog', 'कोहरा'],
  ['floodlights', 'बत्ती गुल'],
  ['crowd', 'दर्शकों का हंगामा'],
  ['walk-over', 'वॉकओवर'],
]);

export function reasonOf(reason: string): string {
  return REASONS.get(reason.toLowerCase()) ?? reason;
}
