import * as z from 'zod';
import type { Parsed } from '#shared/json/json.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { Device, PairingCode } from '#shared/wire/console.ts';
import { Credentials } from '#shared/wire/mqtt.ts';
import {
  LogPage,
  PAD_CHECK_PATH,
  PAD_LIVE_PATH,
  PAD_LOG_PATH,
  PAD_MOVE_PATH,
  PAD_PEOPLE_PATH,
  PAD_SESSION_PATH,
  PadSession,
} from '#shared/wire/pad.ts';
import { WireProblem } from '#shared/wire/problem.ts';
import { type LiveRequest, MatchScorers } from '#shared/wire/scorers.ts';
import type { PadKey } from './key.ts';

const TIMEOUT_MS = 8_000;
const JSON_BODY = { 'content-type': 'application/json' } as const;

/** The console did not answer: nothing is known. */
export const UNREACHABLE = problem('unreachable', 'The console does not answer. Is it running?');

/** What a pad asks over HTTP; see shared/wire/pad.ts. */
export class PadHttp {
  private readonly origin: string;
  private readonly key: PadKey;

  constructor(origin: string, key: PadKey) {
    this.origin = origin;
    this.key = key;
  }

  session(): Promise<Parsed<PadSession>> {
    return this.ask(PadSession, PAD_SESSION_PATH);
  }

  /** @param check: of this scorer's own log of the match */
  log(match: string, after: number, check: boolean): Promise<Parsed<LogPage>> {
    return this.ask(LogPage, `${PAD_LOG_PATH}/${match}?after=${after}${check ? '&check=1' : ''}`);
  }

  /** Begins or ends a log of this scorer's own, compared with the match's. */
  check(match: string, on: boolean): Promise<Parsed<unknown>> {
    return this.ask(z.unknown(), `${PAD_CHECK_PATH}/${match}`, { method: on ? 'POST' : 'DELETE' });
  }

  /** Begins a log of this scorer's own where the match stood at `at`, by this pad's clock. */
  begin(match: string, at: number): Promise<Parsed<unknown>> {
    const init = { method: 'POST', headers: JSON_BODY, body: JSON.stringify({ at }) };
    return this.ask(z.unknown(), `${PAD_CHECK_PATH}/${match}`, init);
  }

  /** Hands the match to another live scorer. */
  live(match: string, request: LiveRequest): Promise<Parsed<MatchScorers>> {
    const init = { method: 'POST', headers: JSON_BODY, body: JSON.stringify(request) };
    return this.ask(MatchScorers, `${PAD_LIVE_PATH}/${match}`, init);
  }

  ignore(match: string, key: string, reason: string): Promise<Parsed<unknown>> {
    const init = { method: 'POST', headers: JSON_BODY, body: JSON.stringify({ key, reason }) };
    return this.ask(z.unknown(), `${PAD_CHECK_PATH}/${match}/ignored`, init);
  }

  people(): Promise<Parsed<Device[]>> {
    return this.ask(z.array(Device), PAD_PEOPLE_PATH);
  }

  /** A code with which another device takes this one's place. */
  moveCode(): Promise<Parsed<PairingCode>> {
    return this.ask(PairingCode, PAD_MOVE_PATH, { method: 'POST' });
  }

  /** A pairing code for a key. */
  pair(code: string, name: string): Promise<Parsed<Credentials>> {
    const body = JSON.stringify({ code, name, role: 'scorer' });
    return this.ask(Credentials, '/pair', { method: 'POST', headers: JSON_BODY, body });
  }

  private async ask<T>(schema: z.ZodType<T>, path: string, init: RequestInit = {}): Promise<Parsed<T>> {
    const { authorization } = this.key;
    try {
      const response = await fetch(this.origin + path, {
        ...init,
        headers: { ...init.headers, ...(authorization !== null && { authorization }) },
        // A session of the console's own page in this browser is none of the pad's business, and stays what it is.
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body: unknown = await response.json();
      if (!response.ok) return { ok: false, problem: refusal(body, response.status) };
      const parsed = schema.safeParse(body);
      if (parsed.success) return { ok: true, value: parsed.data };
      return { ok: false, problem: problem('mismatch', 'The console sent something unexpected; reload this page.') };
    } catch {
      return { ok: false, problem: UNREACHABLE };
    }
  }
}

function refusal(body: unknown, status: number): Problem {
  const parsed = WireProblem.safeParse(body);
  if (parsed.success) return problem(parsed.data.code, parsed.data.message);
  return problem('refused', `The console refused (HTTP ${status}).`);
}
