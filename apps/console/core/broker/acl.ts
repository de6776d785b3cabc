import { parseTopic, type Role, type Topic } from '#shared/wire/mqtt.ts';

interface Client {
  readonly id: string;
  readonly role: Role;
}

/** What a publish to `topic` means when `client` may do it; null when it may not. See the table in shared/wire/mqtt.ts. */
export function mayPublish(
  client: Client,
  topic: string,
): (Topic & { kind: 'draft' | 'check' | 'observation' | 'deviceStatus' }) | null {
  // Only filters have wildcards, but nobody checks the topic of a will.
  const parsed = topic.includes('+') ? null : parseTopic(topic);
  switch (parsed?.kind) {
    case 'draft':
    case 'check':
      return scores(client) ? { kind: parsed.kind, match: parsed.match } : null;
    case 'observation':
      return client.role === 'device' && parsed.device === client.id ? parsed : null;
    case 'deviceStatus':
      return parsed.device === client.id ? parsed : null;
    default:
      return null;
  }
}

/** Everybody may read what the console tells everybody, and the replies to themselves. */
export function maySubscribe(client: Client, filter: string): boolean {
  const parsed = parseTopic(filter);
  switch (parsed?.kind) {
    case 'scoreboard':
    case 'state':
    case 'event':
    case 'deviceStatus':
    case 'consoleStatus':
      return true;
    case 'reply':
      return parsed.client === client.id;
    case 'checks':
    case 'checkEvent':
    case 'scorers':
    case 'people':
      return scores(client);
    default:
      return false;
  }
}

function scores({ role }: Client): boolean {
  return role === 'scorer' || role === 'operator';
}
