/** What a page tells a worker that waits: its reader wants the new version. */
export const NEW_VERSION = 'new-version';
