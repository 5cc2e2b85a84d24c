/** How many tests, cells or checks a stage had. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by name. */
  failures?: string[];
}

/** A part of `npm test`. It prints what it finds itself and gives the counts. */
export interface Stage {
  name: string;
  run(context: Context): Promise<Tally>;
}

/** What every stage needs to know. */
export interface Context {
  root: string;
  /** The environment for whatever a stage starts. */
  env: NodeJS.ProcessEnv;
}

/** The counts of several stages, or of several checks, in one. */
export function sum(tallies: Tally[]): Tally {
  const total = { passed: 0, failed: 0, skipped: 0, failures: tallies.flatMap(({ failures = [] }) => failures) };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** `12 passed, 0 failed, 1 skipped` */
export const inWords = ({ passed, failed, skipped }: Tally) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
