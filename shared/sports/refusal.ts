import type { Override } from '../match/event.ts';
import { RuleViolation } from './sport.ts';

/** Whether the scorer insists on an event although the rule `code` speaks against it. */
export function waived(override: Override | undefined, code: string): boolean {
  return override?.codes.includes(code) ?? false;
}

/** A rule that makes no sense to override: what it refuses cannot be scored at all. */
export function impossible(code: string, message: string, law?: string): RuleViolation {
  return new RuleViolation(code, message, law === undefined ? { overridable: false } : { overridable: false, law });
}

export function against(code: string, message: string, law?: string): RuleViolation {
  return new RuleViolation(code, message, law === undefined ? {} : { law });
}
