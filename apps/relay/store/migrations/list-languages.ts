/** The list's cards in the other languages, by locale; rows from before have none until their match moves on. */
export const listLanguages = `
alter table matches add column scoreboards json not null default '{}';
`;
