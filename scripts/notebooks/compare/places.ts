/** Where something lies on one machine and not on the next: a file's name is compared, its folders are not. */

/** `import("/home/me/course/src/dist/index").Tensor` as TypeScript names a type of a module. */
const imported = /\bimport\((["'])(?:(?!\1)[^\n])*\1\)/g;
/** A path in quotation marks, which may hold spaces. */
const quoted = /(["'`])(?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])(?:(?!\1)[^\n])*[\\/]((?:(?!\1)[^\n\\/])*)\1/g;
/** A path without quotation marks, of letters that paths usually have. */
const bare =
  /(?:file:\/\/\/(?:[A-Za-z]:[\\/])?|(?<![\w.:/])\/|\b[A-Za-z]:[\\/])(?:[\p{L}\p{N}.@+~_-]+[\\/])+([\p{L}\p{N}.@+~_-]+)/gu;

/** The text of an error without the folders of the machine that it happened on. */
export const withoutPlaces = (text: string): string =>
  text.replace(imported, 'import("…")').replace(quoted, "$1…/$2$1").replace(bare, "…/$1");
