/** How each event came; those that were stored before this are taken to have come as they were recorded. */
export const offlineEvents = `
alter table events add column offline boolean not null default false;
`;
