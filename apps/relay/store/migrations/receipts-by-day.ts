/**
 * Who was told is by far the most that is written (each alert times each device) and is of use for two days: a partition
 * a day, dropped as a whole (`store/days.ts`).
 */
export const receiptsByDay = `
create temporary table receipts_before on commit drop as
  select match, event, device, told_at, at from alert_receipts join alerts using (match, event);
drop table alert_receipts;

create table alert_receipts (
  match text not null,
  event uuid not null,
  device uuid not null,
  -- When the alert was told first: the same for all of an event, so that nobody is told twice around midnight.
  told_at bigint not null,
  at bigint not null,
  primary key (match, event, device, told_at)
) partition by range (told_at);
create index alert_receipts_by_device on alert_receipts (device, at);
-- For what no day is there for; empty as a rule.
create table alert_receipts_rest partition of alert_receipts default;

insert into alert_receipts (match, event, device, told_at, at)
  select match, event, device, told_at, at from receipts_before;
`;
