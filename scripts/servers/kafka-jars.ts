import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ProblemError, problem } from '#shared/problem.ts';
import { findProgram } from '../cli/machine.ts';

/** Runs on Java 17 and later. */
const KAFKA_VERSION = '4.4.0';
/** Maven Central gives 45 MB. */
const PATIENCE_MS = 300_000;

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'scorewire');
const folder = join(cache, `kafka-${KAFKA_VERSION}`);
const execute = promisify(execFile);

const dependency = (group: string, artifact: string, version: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;

/** slf4j-simple writes the broker's warnings to stderr: else nobody would know why it does not start. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>scorewire</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', KAFKA_VERSION)}
    ${dependency('org.slf4j', 'slf4j-simple', '1.7.36')}
  </dependencies>
</project>`;

/** What there is to start a Kafka with, in a few words; null when there is nothing. */
export function findKafka(): string | null {
  if (findProgram('java') === null) return null;
  if (existsSync(folder)) return `Apache Kafka ${KAFKA_VERSION}`;
  return findProgram('mvn') === null ? null : `Apache Kafka ${KAFKA_VERSION}, to be fetched by Maven`;
}

/**
 * The folder of Apache Kafka's jars: those that an earlier run has fetched, or what Maven Central has.
 * @throws ProblemError `no-server` with what is missing
 */
export async function kafkaJars(): Promise<string> {
  if (findProgram('java') === null) throw missing('it needs Java 17 or newer, and there is no java in PATH');
  if (existsSync(folder)) return folder;
  const maven = findProgram('mvn');
  if (maven === null) throw missing(`${folder} is not there yet, and there is no mvn in PATH to fetch it with`);
  await mkdir(cache, { recursive: true });
  // In a folder of its own, Maven's repository too: two processes may be doing this, and Maven does not mind the other.
  const making = await mkdtemp(join(cache, 'making-'));
  try {
    await fetchJars(maven, making);
    await rename(join(making, 'jars'), folder);
  } catch (error) {
    if (!existsSync(folder)) throw missing(`Maven could not fetch it: ${reasonOf(error)}`);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}

async function fetchJars(maven: string, making: string): Promise<void> {
  await writeFile(join(making, 'pom.xml'), POM);
  const args = [
    '--batch-mode',
    '--quiet',
    '--strict-checksums',
    `-Dmaven.repo.local=${join(making, 'repository')}`,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${join(making, 'jars')}`,
  ];
  await execute(maven, args, { cwd: making, timeout: PATIENCE_MS });
}

/** Maven says on stdout what went wrong. */
function reasonOf(error: unknown): string {
  const said = error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : '';
  const first = said.split('\n').find((line) => line.includes('ERROR'));
  return first ?? (error instanceof Error ? error.message : String(error));
}

function missing(why: string): ProblemError {
  return new ProblemError(problem('no-server', `There is no Kafka here: ${why}.`));
}
