/** Now, UTC ms. Tests put their own in its place. */
export type Clock = () => number;
