import type { Calendar } from '../calendar/calendar.ts';
import { calendarReader } from '../calendar/calendar-store.ts';
import type { Database, Db } from '../database/database.ts';
import type { Now } from '../dates.ts';
import { type Directory, loadDirectory } from './directory.ts';
import { openSerials, type Serials } from './serial.ts';
import { openVersions, type Versions } from './version.ts';

/** What every verb on cases needs, made once per process and passed. */
export interface Engine {
  readonly database: Database;
  readonly now: Now;
  readonly versions: Versions;
  readonly serials: Serials;
  /** The working-day calendar, compiled anew only after a notice. */
  calendar(db: Db): Promise<Calendar>;
  /** Organisations by line of business and region; read again after half a minute, so a new office is found without a restart. */
  directory(): Promise<Directory>;
}

const DIRECTORY_AGE_MS = 30_000;

export function openEngine(database: Database, now: Now): Engine {
  let kept: { readonly read_at: number; readonly directory: Promise<Directory> } | undefined;
  return {
    database,
    now,
    versions: openVersions(database),
    serials: openSerials(database),
    calendar: calendarReader(),
    directory() {
      const moment = performance.now();
      if (!kept || moment - kept.read_at > DIRECTORY_AGE_MS) {
        const directory = loadDirectory(database);
        kept = { read_at: moment, directory };
        // A failed read is not kept; the next call tries again.
        directory.catch(() => {
          kept = undefined;
        });
      }
      return kept.directory;
    },
  };
}
