import { isIP } from 'node:net';
import { type Problem, problem } from '#shared/problem.ts';
import { mayReach } from '../webhooks/address.ts';

/**
 * Why a push message may not go to this endpoint, by what it looks like; null: it may. Names are resolved, and their
 * addresses judged, at the moment of sending.
 */
export function badEndpoint(endpoint: string, privateToo: boolean): Problem | null {
  const url = URL.parse(endpoint);
  const host = url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? '';
  if (url === null || (url.protocol !== 'https:' && !(privateToo && url.protocol === 'http:'))) {
    return refused('it is no https:// address');
  }
  if (url.username !== '' || url.password !== '') return refused('it has a user name in it');
  if (isIP(host) !== 0 && !mayReach(host, privateToo)) return refused(`${host} is not on the public internet`);
  if (!privateToo && isIP(host) === 0 && !host.includes('.')) return refused(`${host} is not on the public internet`);
  return null;
}

function refused(why: string): Problem {
  return problem('bad-endpoint', `Push messages cannot go to this endpoint: ${why}.`, 'push.endpoint');
}
