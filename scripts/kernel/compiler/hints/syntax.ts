import { decimal } from "./beginners.js";
import { PYTHON } from "./names.js";

/** The first syntax error of a cell, as the compiler saw it. */
export interface Slip {
  message: string;
  /** where, in characters from the start of the cell */
  at: number;
}

/** What Python, MATLAB or a hurried hand writes, by its look: a pattern on the line of the slip, and what to write. */
const HABITS: readonly [look: RegExp, say: (found: RegExpExecArray) => string][] = [
  [
    /^\s*for\s+(\w+)\s+in\s+range\(\s*([^,()]+)\s*\)\s*:?/,
    ([, i, n]) => `write for (let ${i} = 0; ${i} < ${n}; ${i}++) { … }`,
  ],
  [
    /^\s*for\s+(\w+)\s+in\s+range\(\s*([^,()]+),\s*([^,()]+)\s*\)\s*:?/,
    ([, i, from, to]) => `write for (let ${i} = ${from}; ${i} < ${to}; ${i}++) { … }`,
  ],
  [
    /^\s*for\s+(\w+)\s*,\s*(\w+)\s+in\s+enumerate\((.+?)\)\s*:?/,
    ([, i, x, list]) => `write for (const [${i}, ${x}] of ${list}.entries()) { … }`,
  ],
  [
    /^\s*for\s+([\w, ]+?)\s+in\s+([^:]+?)\s*:?\s*$/,
    ([, x, list]) => `write for (const ${x!.includes(",") ? `[${x}]` : x} of ${list}) { … }`,
  ],
  [
    /^\s*(?:async\s+)?def\s+(\w+)\s*\(([^)]*)\)\s*(?:->[^:]*)?:?/,
    ([, f, list]) => `write function ${f}(${list}) { return … }`,
  ],
  [/\blambda\s+([\w, ]*)\s*:\s*(.*?)\s*[),]?\s*$/, ([, list, body]) => `write (${list}) => ${body || "…"}`],
  [/^\s*class\s+(\w+)\s*(?:\(.*\))?\s*:/, ([, name]) => `write class ${name} { … }, or nn.sequential(…) for a model`],
  [/^\s*with\s+(?:torch\.)?no_?[gG]rad\(\)\s*:?/, () => "write noGrad(() => { … })"],
  [/^\s*with\s+.*:\s*$/, () => "JavaScript has no with: write the lines one after the other"],
  [/^\s*elif\s+(.+?)\s*:?\s*$/, ([, test]) => `write else if (${test}) { … }`],
  [/^\s*else\s*:\s*$/, () => "write else { … }"],
  [/^\s*(if|while)\s+(.+?)\s*:\s*$/, ([, word, test]) => `write ${word} (${unwrapped(test!)}) { … }`],
  [
    /^\s*(if|while)\s+([^(].*?)\s*(?:\{.*)?$/,
    ([, word, test]) => `round brackets belong around the condition: write ${word} (${test}) { … }`,
  ],
  [
    /^\s*for\s*\(\s*let\b[^;]*,[^;]*,[^;]*\)/,
    () => "semicolons stand between the three parts: write for (let i = 0; i < n; i++) { … }",
  ],
  [/\)\s*->/, () => "an arrow function is written with =>: (x) => x + 1"],
  [/^\s*assert\s+(.+?)\s*$/, ([, test]) => `write if (!(${test})) throw new Error("…")`],
  [/^\s*try\s*:/, () => "write try { … } catch (error) { … }"],
  [/^\s*except\b.*:/, () => "write try { … } catch (error) { … }"],
  [/^\s*from\s+([\w.]+)\s+import\s+(.+?)\s*$/, ([, , names]) => `write import { ${names} } from "gradus"`],
  [
    /^\s*import\s+[\w.]+(\s+as\s+\w+)?\s*;?\s*$/,
    () => `write import { tensor, nn, optim } from "gradus", with the names that you use`,
  ],
  [/^\s*print\s+(.+?)\s*$/, ([, what]) => `write console.log(${what})`],
  [/^\s*[%!]\s*(pip|conda|apt|npm)\b/, () => "nothing has to be installed: the course brings what it needs"],
  [/^\s*[%!]/, () => "commands that start with % or ! belong to Python notebooks: leave the line out"],
  [/^\s*#/, () => "a remark starts with // here"],
  [/([\w.)\]]+)\s*@\s*([\w.(]+)/, ([, a, b]) => `write ${a}.matmul(${b})`],
  [
    /([\w.]+)\[\s*:\s*,\s*(-?\w+)\s*\]/,
    ([, x, i]) => `square brackets do not reach into a tensor: write ${x}.select(1, ${i}), or ${x}.index(":", ${i})`,
  ],
  [
    /([\w.]+)\[\s*(-?\w+)\s*,\s*:\s*\]/,
    ([, x, i]) => `square brackets do not reach into a tensor: write ${x}.select(0, ${i}), or ${x}.index(${i}, ":")`,
  ],
  [
    /([\w.]+)\[\s*(-?\w*)\s*:\s*(-?\w*)\s*\]/,
    ([, x, from, to]) =>
      `square brackets cannot take a range: write ${x}.slice(0, ${from || 0}${to ? `, ${to}` : ""}) for a tensor, ${x}.slice(${from || 0}${to ? `, ${to}` : ""}) for an array`,
  ],
  [
    /([\w.]+)\[([^\][]*:[^\][]*)\]/,
    ([, x, picks]) =>
      `square brackets do not reach into a tensor: write ${x}.index(${picks!.split(",").map(picker).join(", ")})`,
  ],
  [/\bNone\b/, () => PYTHON.None!],
  [/\bnot\s+(\w+)/, ([, x]) => `Python's not is ! in JavaScript: write !${x}`],
  [
    /(\S+)\s+(and|or)\s+(\S+)/,
    ([, a, word, b]) =>
      `Python's ${word} is ${word === "and" ? "&&" : "||"} in JavaScript: write ${a} ${word === "and" ? "&&" : "||"} ${b}`,
  ],
  [/(\S+)\s+if\s+(.+?)\s+else\s+(\S+)/, ([, a, test, b]) => `write ${test} ? ${a} : ${b}`],
  [
    /\[\s*(.+?)\s+for\s+(\w+)\s+in\s+range\((\w+)\)\s*\]/,
    ([, body, i, n]) => `write Array.from({ length: ${n} }, (_, ${i}) => ${body})`,
  ],
  [/\[\s*(.+?)\s+for\s+(\w+)\s+in\s+(\w+)\s*\]/, ([, body, x, list]) => `write ${list}.map((${x}) => ${body})`],
  [
    /\bf"([^"]*)"|\bf'([^']*)'/,
    ([, a, b]) => `write \`${(a ?? b)!.replace(/\{([^}:]*)(:[^}]*)?\}/g, (_, inner) => `\${${inner}}`)}\``,
  ],
  [/"""|'''/, () => "a text over several lines stands between backquotes: ` … `"],
];

const unwrapped = (test: string) => /^\((.*)\)$/.exec(test)?.[1] ?? test;

/** One of Python's pickers as index takes it. */
function picker(text: string): string {
  const range = /^\s*(-?\w*)\s*:\s*(-?\w*)\s*$/.exec(text);
  if (!range) return text.trim();
  return range[1] || range[2] ? `[${range[1] || 0}, ${range[2] || "Infinity"}]` : '":"';
}

/** What to write where the compiler cannot read a cell; nothing where its own words must do. */
export function syntaxSentence(ts: any, code: string, { message, at }: Slip): string | undefined {
  const line = lineAt(code, at);
  const bare = line.replace(/\s\/\/.*$/, "");
  for (const [look, say] of HABITS) {
    const found = look.exec(bare);
    if (found) return say(found);
  }
  const point = decimal(bare);
  if (point && !/[[(][^\])]*$/.test(bare.slice(0, bare.indexOf(",")))) return point;
  if (/Unterminated string/.test(message))
    return `a quotation mark is missing at the end of the text in: ${line.trim()}`;
  const open = brackets(ts, code);
  if (open) return open;
  if (point && /expected/.test(message)) return point;
  if (/Unterminated string/.test(message))
    return `a quotation mark is missing at the end of the text in: ${line.trim()}`;
  if (/Unterminated template/.test(message))
    return "a text between backquotes is not closed: a ` is missing at its end";
  if (/Unterminated regular expression/.test(message))
    return "a / is missing: either the end of a regular expression, or a number before a division";
  if (/^'[,;]' expected/.test(message) && /^\s*(const|let|var)\b/.test(bare)) {
    return `something is missing before ${code.slice(at).trim().split(/\s/)[0] || "the end"}: each statement expects a line of its own, and each value an operator or a comma`;
  }
  return undefined;
}

export function lineAt(code: string, at: number): string {
  const start = code.lastIndexOf("\n", Math.max(0, Math.min(at, code.length) - 1)) + 1;
  const end = code.indexOf("\n", start);
  const line = code.slice(start, end < 0 ? code.length : end);
  // at the very end of a cell the slip is reported on an empty line
  return line.trim() === "" && start > 0 ? lineAt(code, start - 1) : line;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The bracket that is never closed, or closed without having been opened. */
function brackets(ts: any, code: string): string | undefined {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, code);
  const open: { sign: string; line: number; template: boolean }[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.CloseBraceToken && open.at(-1)?.template) token = scanner.reScanTemplateToken(false);
    const text: string = scanner.getTokenText();
    const line = code.slice(0, scanner.getTokenPos()).split("\n").length;
    if (token === ts.SyntaxKind.TemplateHead) open.push({ sign: "{", line, template: true });
    else if (token === ts.SyntaxKind.TemplateTail) open.pop();
    else if (text in CLOSING) open.push({ sign: text, line, template: false });
    else if (text === ")" || text === "]" || text === "}") {
      const last = open.pop();
      if (!last) return `the ${text} in line ${line} closes nothing: take it out, or open it before`;
      if (CLOSING[last.sign] !== text)
        return `a closing ${CLOSING[last.sign]} is missing: the ${last.sign} of line ${last.line} is still open where a ${text} stands in line ${line}`;
    }
  }
  const last = open.at(-1);
  return last && `a closing ${CLOSING[last.sign]} is missing: the ${last.sign} of line ${last.line} is never closed`;
}
