import type pg from 'pg';
import * as z from 'zod';
import { Locale } from '#shared/text/locale.ts';
import { QuietHours } from '#shared/wire/alerts.ts';
import type { Concerned } from './audience.ts';

/** Users that are looked up at once. */
const PAGE = 500;
const HOUR_MS = 3_600_000;

const Recipient = z.object({
  device: z.string(),
  kind: z.enum(['web', 'fcm']),
  address: z.string(),
  locale: Locale,
  quietHours: QuietHours.nullable(),
});
export type Recipient = z.infer<typeof Recipient>;

const Row = Recipient.extend({ place: z.string() });

/** Some of those who are to be told. */
export interface Page {
  readonly recipients: readonly Recipient[];
  /** Where the next page begins; null: that was the last. */
  readonly next: string | null;
}

const Target = z.object({
  kind: z.enum(['web', 'fcm']),
  address: z.string(),
  p256dh: z.string().nullable(),
  auth: z.string().nullable(),
  locale: Locale,
});
export type Target = z.infer<typeof Target>;

const Held = z.object({ match: z.string(), title: z.string(), body: z.string(), at: z.number() });
export type Held = z.infer<typeof Held>;

/** Who is told, and who was. */
export class Recipients {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Devices of those who follow any of these, after the user `after`; without those that had `most` alerts in the hour. */
  async following(audience: readonly Concerned[], after: string, most: number, now: number): Promise<Page> {
    const { rows } = await this.#pool.query({
      name: 'alert-following',
      text: `with users as (
               select distinct follows.user_id
               from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as concerned (what, sport, key, kinds)
               join alert_follows follows using (what, sport, key)
               where follows.kinds && string_to_array(concerned.kinds, ',') and follows.user_id > $5
               order by follows.user_id limit $6
             )
             select devices.id::text as device, devices.kind, devices.address, users.locale,
                    users.quiet_hours as "quietHours", users.user_id as place
             from (select user_id, locale, quiet_hours from alert_users join users using (user_id)) users
             left join alert_devices devices using (user_id)
             order by users.user_id`,
      values: [
        audience.map(({ what }) => what),
        audience.map(({ sport }) => sport),
        audience.map(({ key }) => key),
        audience.map(({ kinds }) => kinds.join(',')),
        after,
        PAGE,
      ],
    });
    const places = new Set<string>();
    const found: Recipient[] = [];
    for (const row of rows) {
      places.add(z.object({ place: z.string() }).parse(row).place);
      const parsed = Row.safeParse(row);
      if (parsed.success) found.push(parsed.data);
    }
    const tired = await this.#tired(found, most, now);
    return {
      recipients: found.filter(({ device }) => !tired.has(device)),
      next: places.size < PAGE ? null : ([...places].at(-1) ?? null),
    };
  }

  async #tired(found: readonly Recipient[], most: number, now: number): Promise<ReadonlySet<string>> {
    const { rows } = await this.#pool.query<{ device: string }>({
      name: 'alert-tired',
      text: `select device::text from alert_receipts where device = any($1::uuid[]) and at > $2
             group by device having count(*) >= $3`,
      values: [found.map(({ device }) => device), now - HOUR_MS, most],
    });
    return new Set(rows.map(({ device }) => device));
  }

  /** Devices that were told of the event (first at `toldAt`), after the device `after`. */
  async toldOf(match: string, event: string, toldAt: number, after: string): Promise<Page> {
    const { rows } = await this.#pool.query({
      name: 'alert-told-of',
      text: `select devices.id::text as device, devices.kind, devices.address, users.locale,
                    users.quiet_hours as "quietHours", devices.id::text as place
             from alert_receipts receipts
             join alert_devices devices on devices.id = receipts.device
             join alert_users users using (user_id)
             where match = $1 and event = $2 and told_at = $5 and devices.id > $3 order by devices.id limit $4`,
      values: [match, event, after === '' ? '00000000-0000-0000-0000-000000000000' : after, PAGE, toldAt],
    });
    const recipients = z.array(Row).parse(rows);
    return { recipients, next: recipients.length < PAGE ? null : (recipients.at(-1)?.place ?? null) };
  }

  /** Remembers who is told of the event (first at `toldAt`). */
  async receipts(match: string, event: string, toldAt: number, devices: readonly string[], now: number): Promise<void> {
    await this.#pool.query({
      name: 'alert-receipts',
      text: `insert into alert_receipts (match, event, device, told_at, at)
             select $1, $2, device, $5, $4 from unnest($3::uuid[]) as device on conflict do nothing`,
      values: [match, event, devices, now, toldAt],
    });
  }

  /** Keeps the newest word on a match for the summaries of these devices. */
  async hold(
    devices: readonly string[],
    locales: readonly { title: string; body: string }[],
    match: string,
    now: number,
  ): Promise<void> {
    await this.#pool.query({
      name: 'alert-hold',
      text: `insert into alert_held (device, match, title, body, at)
             select device, $1, title, body, $5 from unnest($2::uuid[], $3::text[], $4::text[]) as new (device, title, body)
             on conflict (device, match) do update set title = excluded.title, body = excluded.body, at = excluded.at`,
      values: [match, devices, locales.map(({ title }) => title), locales.map(({ body }) => body), now],
    });
  }

  /** What was held back for a device up to then, newest first. */
  async held(device: string, until: number): Promise<Held[]> {
    const { rows } = await this.#pool.query({
      name: 'alert-held',
      text: `select match, title, body, at::float8 as at from alert_held where device = $1 and at <= $2
             order by at desc, match limit 100`,
      values: [device, until],
    });
    return z.array(Held).parse(rows);
  }

  async release(device: string, until: number): Promise<void> {
    await this.#pool.query('delete from alert_held where device = $1 and at <= $2', [device, until]);
  }

  async target(device: string): Promise<Target | null> {
    const { rows } = await this.#pool.query({
      name: 'alert-target',
      text: `select kind, address, p256dh, auth, locale from alert_devices join alert_users using (user_id) where id = $1`,
      values: [device],
    });
    return rows[0] === undefined ? null : Target.parse(rows[0]);
  }

  /** The push service knows this subscription no more. */
  async remove(device: string): Promise<void> {
    await this.#pool.query('delete from alert_devices where id = $1', [device]);
  }
}
