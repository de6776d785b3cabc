import * as z from 'zod';
import type { Parsed } from '#shared/json/json.ts';
import { problem } from '#shared/problem.ts';
import { Role } from '#shared/wire/mqtt.ts';
import { WireProblem } from '#shared/wire/problem.ts';

/** Signing in: an HTTP matter of its own, since the session is a cookie that no script may read. */
export interface SessionApi {
  /** Whether this browser is signed in; null when the console does not answer. */
  check(): Promise<boolean | null>;
  pair(code: string, name: string): Promise<Parsed<null>>;
}

const User = z.object({ role: Role });
const TIMEOUT_MS = 8_000;

export const httpSession: SessionApi = {
  async check() {
    try {
      const response = await fetch('/session', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
      // A pad's session is one too, but not one that may use this page.
      if (response.ok) return User.safeParse(await response.json()).data?.role === 'operator';
      return response.status === 401 || response.status === 403 ? false : null;
    } catch {
      return null;
    }
  },

  async pair(code, name) {
    try {
      const response = await fetch('/pair', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, name, role: 'operator' }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) return { ok: false, problem: await refusal(response) };
      const role = User.safeParse(await response.json()).data?.role;
      if (role === 'operator') return { ok: true, value: null };
      const message = 'This code is for a pad or a device; ask for an operator’s code.';
      return { ok: false, problem: problem('wrong-role', message) };
    } catch {
      return { ok: false, problem: problem('unreachable', 'The console does not answer. Is it running?') };
    }
  },
};

async function refusal(response: Response) {
  const body: unknown = await response.json().catch(() => null);
  const parsed = WireProblem.safeParse(body);
  if (parsed.success) return problem(parsed.data.code, parsed.data.message);
  return problem('refused', `The console refused (HTTP ${response.status}).`);
}
