import * as z from 'zod';
import type { JsonObject } from '#shared/json/json.ts';
import { EventData } from '#shared/match/event.ts';
import type { SetUpForm } from './setup-form.ts';

/** What stays the same from match to match of a competition. */
const TemplateForm = z.object({
  preset: z.string().max(80),
  format: EventData,
  competition: z.string().max(120),
  venue: z.string().max(120),
  /** Roles, one a line with a colon; who fills them differs. */
  officials: z.string().max(2000),
});

export function templateOf({ preset, format, competition, venue, officials }: SetUpForm): JsonObject {
  const roles = officials.split(/\r?\n/).flatMap((line) => /^([^:]{1,40}):/.exec(line.trim())?.[1] ?? []);
  return { preset, format, competition, venue, officials: roles.map((role) => `${role}: `).join('\n') };
}

/** The form with a template in it; teams and time stay. Null: the template is of another version. */
export function withTemplate(form: SetUpForm, template: JsonObject): SetUpForm | null {
  const parsed = TemplateForm.safeParse(template);
  return parsed.success ? { ...form, ...parsed.data } : null;
}
