import { readFile } from 'node:fs/promises';

/** Processor time of a process and its threads so far (proc(5), stat, fields 14 and 15, in hundredths of a second). */
export async function cpuMs(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
