/** Who sees to what follows from a match's newest commits. */
export const leases = `
-- The replica that committed last (application_name of its connections), and until when nobody else takes over: UTC ms by
-- this server's clock. A lease that has run out with nothing left to do is of no interest to anybody.
alter table logs add column holder text not null default '';
alter table logs add column held_until bigint not null default 0;
create index logs_held_until on logs (held_until);
`;
