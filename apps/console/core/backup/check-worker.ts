import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { checkJournalFile } from './check.ts';

/** Checks a backup beside the thread that scores: reading a whole journal takes longer than a scorer waits. */
const file = z.string().parse(workerData);
parentPort?.postMessage(run());

function run(): ReturnType<typeof checkJournalFile> {
  try {
    // One file that needs no other beside it, and can be read where nothing can be written.
    const db = new Database(file, { fileMustExist: true });
    db.pragma('journal_mode = DELETE');
    db.close();
  } catch {
    // The check says what is wrong with it.
  }
  return checkJournalFile(file);
}
