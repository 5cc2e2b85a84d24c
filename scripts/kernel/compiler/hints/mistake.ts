/** A mistake as the rules see it: TypeScript's words, and the place in the cell with the types around it. */
export interface Mistake {
  ts: any;
  checker: any;
  /** what the compiler sees of the cell */
  file: any;
  /** the smallest node that covers the place */
  node: any;
  /** TypeScript's number of the message, and all numbers of its chain */
  code: number;
  codes: readonly number[];
  message: string;
  /** the names that "gradus" exports, and those inside its rooms (nn, optim …) */
  names: () => Names;
}

export interface Names {
  /** exported by "gradus" itself */
  own: ReadonlySet<string>;
  /** room → the names in it */
  rooms: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One kind of mistake: what to write instead, or nothing where it is none of ours. */
export type Rule = (mistake: Mistake) => string | undefined;

/** Longest piece of the learner's code that is repeated in a sentence. */
const LONGEST = 60;

/** A piece of the cell, where it is short enough to be repeated in a sentence; otherwise a stand-in. */
export function textOf({ file }: Pick<Mistake, "file">, node: any, otherwise = "x"): string {
  const text: string = node.getText(file);
  return text.length <= LONGEST && !text.includes("\n") ? text : otherwise;
}

/** The smallest node that covers start … end. */
export function nodeAt(ts: any, file: any, start: number, end: number): any {
  let found = file;
  const visit = (node: any): void => {
    if (node.getStart(file) > start || node.end < end) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

/** The nearest node around this one, itself included, that is of a kind. */
export function around(node: any, is: (node: any) => boolean): any {
  for (let at = node; at; at = at.parent) if (is(at)) return at;
  return undefined;
}

/** The call that a place belongs to: as its function, or as one of its arguments. */
export function callAround({ ts }: Mistake, node: any): any {
  return around(node, (at) => ts.isCallExpression(at) || ts.isNewExpression(at));
}

/** A list of words: a, b and c. */
export function listed(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
