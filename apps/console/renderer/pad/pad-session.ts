import { problem } from '#shared/problem.ts';
import type { SessionApi } from '../api/session.ts';
import type { PadKey } from './key.ts';
import type { PadHttp } from './pad-http.ts';

/** Signing a pad in: the code gives a key of its own, no session of the console's page. */
export function padSession(http: PadHttp, key: PadKey): SessionApi {
  return {
    async check() {
      if (key.current === null) return false;
      const session = await http.session();
      if (session.ok) return true;
      if (session.problem.code !== 'not-paired') return null;
      key.forget();
      return false;
    },

    async pair(code, name) {
      const paired = await http.pair(code, name);
      if (!paired.ok) return paired;
      const { role } = paired.value;
      if (role !== 'scorer' && role !== 'operator') {
        return { ok: false, problem: problem('wrong-role', 'This code is for a device; ask for a scorer’s code.') };
      }
      key.keep(paired.value);
      return { ok: true, value: null };
    },
  };
}
