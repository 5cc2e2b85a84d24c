import type { Diagnostic, Place } from "../../messages.js";
import { beginners } from "./beginners.js";
import { calls } from "./calls.js";
import { globals, imports } from "./globals.js";
import { guessSentence } from "./guess.js";
import { exported } from "./library.js";
import { type Mistake, nodeAt, type Rule } from "./mistake.js";
import { operators } from "./operators.js";
import { properties } from "./properties.js";
import { silentMistakes } from "./silent.js";
import { lineAt, syntaxSentence } from "./syntax.js";

/** Asked in this order; the first that knows the mistake has the word. */
const RULES: readonly Rule[] = [operators, properties, globals, imports, calls, beginners];

/** Syntax errors have TypeScript's numbers from 1000 up to here. */
const SYNTAX = 2000;
/** Numbers below it that are about the meaning of a cell that can be read. */
const MEANING = new Set([1308, 1378, 1155, 1166]);
/** Our own number, for what TypeScript lets pass. */
const OURS = 90_000;

export interface Compiled {
  ts: any;
  program: any;
  /** the cell as the compiler sees it, and how many characters stand before the learner's own */
  file: any;
  before: number;
  code: string;
  root: string;
}

/** What TypeScript says of a cell, with a sentence of ours wherever one of the rules knows the mistake. */
export function withHints(compiled: Compiled, diagnostics: Diagnostic[]): Diagnostic[] {
  const syntax = diagnostics.filter(({ code, fileName }) => !fileName && code < SYNTAX && !MEANING.has(code));
  if (syntax.length > 0) return ofSyntax(compiled, syntax);
  if (diagnostics.length === 0) return silent(compiled);
  return diagnostics.map((one) => {
    if (one.fileName || carriesSentence(one)) return one;
    const chain = diagnostics.filter(({ start, fileName }) => !fileName && start.offset === one.start.offset);
    if (chain[0] !== one || chain.some(carriesSentence)) return one;
    const hint = guessSentence(lineAt(compiled.code, one.start.offset)) ?? ask(compiled, one, chain);
    return hint === undefined ? one : { ...one, hint };
  });
}

/** A type of the library that is a sentence itself. */
const carriesSentence = ({ messageText }: Diagnostic) => /type '"[\w ().,?-]+: \S+ \S+/.test(messageText);

function ofSyntax({ ts, code }: Compiled, syntax: Diagnostic[]): Diagnostic[] {
  const first = syntax.reduce((a, b) => (b.start.offset < a.start.offset ? b : a));
  // what tslab adds behind a cell is none of the learner's
  const end = code.trimEnd().length;
  const inside = (offset: number) => placeIn(code, Math.min(offset, end));
  const hint =
    guessSentence(lineAt(code, first.start.offset)) ??
    syntaxSentence(ts, code, { message: first.messageText, at: first.start.offset });
  // what follows the first slip are mostly its consequences
  return hint === undefined
    ? syntax
    : [{ ...first, start: inside(first.start.offset), end: inside(first.end.offset), hint }];
}

function mistakeAt({ ts, program, file, root }: Compiled, node: any, codes: number[], message: string): Mistake {
  const names = () => exported(ts, program, root);
  return { ts, checker: program.getTypeChecker(), file, node, code: codes[0]!, codes, message, names };
}

function ask(compiled: Compiled, { start, end }: Diagnostic, chain: Diagnostic[]): string | undefined {
  const { ts, file, before } = compiled;
  const node = nodeAt(ts, file, start.offset + before, end.offset + before);
  const message = chain.map(({ messageText }) => messageText).join("\n");
  const mistake = mistakeAt(
    compiled,
    node,
    chain.map(({ code }) => code),
    message,
  );
  for (const rule of RULES) {
    const sentence = quietly(() => rule(mistake));
    if (sentence) return sentence;
  }
  return undefined;
}

/** A rule that stumbles over a cell nobody thought of has nothing to say: TypeScript's own words remain. */
function quietly<T>(rule: () => T): T | undefined {
  try {
    return rule();
  } catch {
    return undefined;
  }
}

function silent(compiled: Compiled): Diagnostic[] {
  const { ts, file, before, code } = compiled;
  const mistakes = quietly(() => silentMistakes(mistakeAt(compiled, file, [0], ""))) ?? [];
  return mistakes.map(({ node, sentence }) => ({
    start: placeIn(code, node.getStart(file) - before),
    end: placeIn(code, node.end - before),
    messageText: sentence,
    hint: sentence,
    code: OURS,
    category: ts.DiagnosticCategory.Error,
  }));
}

function placeIn(code: string, offset: number): Place {
  const lines = code.slice(0, offset).split("\n");
  return { offset, line: lines.length - 1, character: lines.at(-1)!.length };
}
