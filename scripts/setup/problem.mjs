/**
 * Something the user can mend: one sentence with the next step. Every command prints its message without a stack and
 * exits with a code that is not 0.
 */
export class Problem extends Error {
  /** @param {string} sentence @param {string} [details] what a tool printed, shown above the sentence */
  constructor(sentence, details) {
    super(sentence);
    this.name = "Problem";
    if (details) this.details = details.trimEnd();
  }

  /**
   * @override At run time this class exists twice, here and compiled into build/scripts: a problem of either is one of both.
   * @param {unknown} value
   */
  static [Symbol.hasInstance](value) {
    return value instanceof Error && value.name === "Problem";
  }
}

/**
 * The sentence for a full disk or a folder that cannot be written, if that is what a tool's output or an error's text says.
 * @param {string} text
 * @returns {string | undefined}
 */
export function storageProblem(text) {
  if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|not enough space on the disk/i.test(text)) {
    return "The disk is full. Free about 1 GB, then run the same command again.";
  }
  const denied = /(?:EACCES|EROFS|EPERM)[^\n]*'([^']+)'|(?:Permission denied|Read-only file system): '([^']+)'/.exec(
    text,
  );
  if (denied)
    return `${denied[1] ?? denied[2]} cannot be written. Give yourself permission to write there, then run the same command again.`;
  return undefined;
}

/**
 * What a command does with an error that ended it: the sentence alone for a problem, the whole error for a defect.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof Problem) {
    if (error.details) console.error(error.details);
    console.error(error.message);
    return;
  }
  console.error((error instanceof Error && storageProblem(error.message)) || error);
}
