import fc from 'fast-check';

/**
 * Property tests try the same cases in every run, so that red means that somebody changed something. `SEED=$RANDOM npm
 * test` tries others; a failure prints its own seed and path.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1744) });
