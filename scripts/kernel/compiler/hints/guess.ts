/** `const myDose: number | undefined = …; // your guess`: the first line of code that many readers ever change. */
const GUESS = /^\s*(?:const|let)\s+\w+\s*:\s*(number|string|boolean)\s*\|\s*undefined\s*=\s*(.*?)\s*;?\s*(?:\/\/.*)?$/;

const NUMBER = /[-−]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?/gi;

/** What to type where a guess cannot be read; nothing for other lines, and for one that calculates something. */
export function guessSentence(line: string): string | undefined {
  const [, type, typed = ""] = GUESS.exec(line) ?? [];
  if (type === undefined || /[(`]/.test(typed)) return undefined;
  if (type === "boolean") return "this guess is true or false, without quotation marks";
  if (type === "string") return 'a guess in words stands between quotation marks: write "…"';
  if (typed === "") return "type a number after the equals sign, such as 1.4, or undefined for no guess";
  if (/^[-−]?\d{1,3}(?:[ ',]\d{3})+$/.test(typed))
    return `nothing stands between the digits of a large number: write ${plain(typed.replace(/[ ',]/g, ""))}`;
  const numbers = typed.match(NUMBER) ?? [];
  if (/^[-−]?\d+,\d+$/.test(typed)) return `Use a point: ${plain(typed)}`;
  const [first] = numbers;
  if (first === undefined) return "a guess is a number here, such as 1.4";
  const rule = "a guess is one number, with a decimal point and nothing around it";
  return numbers.length === 1 ? `${rule}: write ${plain(first)}` : `${rule}, such as ${plain(first)}`;
}

const plain = (number: string) => number.replace(",", ".").replace("−", "-");
