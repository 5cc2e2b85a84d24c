import { describe, expect, test } from "vitest";
import { compareOutputs } from "../../scripts/notebooks/compare/outputs.js";

const error = (evalue: string) => [{ output_type: "error" as const, ename: "Error", evalue, traceback: [] }];
const same = (stored: string, fresh: string) => compareOutputs(error(stored), error(fresh)).length === 0;

describe("errors are compared by name and sentence, wherever the machine keeps its files:", () => {
  test.each([
    ['Type import("/home/a/course/src/dist/index").Tensor', 'Type import("C:\\course\\src\\dist\\index").Tensor'],
    ["no such file '/home/a b/course/data.csv'", "no such file '/tmp/x/data.csv'"],
    ["at /home/a/course/boom.ts:2", "at /Users/b/gradus/boom.ts:2"],
    ["at file:///home/a/course/boom.ts", "at file:///opt/gradus/boom.ts"],
    ["at D:\\work\\gradus\\boom.ts", "at E:\\mine\\gradus\\boom.ts"],
  ])("%s", (stored, fresh) => expect(same(stored, fresh)).toBe(true));

  test.each([
    ["no such file '/home/a/data.csv'", "no such file '/home/a/other.csv'"],
    ["1/2 of it", "1/3 of it"],
    ["Invalid regular expression: /(a/", "Invalid regular expression: /(b/"],
    ["at https://a.org/x/y/z.ts", "at https://b.org/x/y/z.ts"],
    ["boom", "bang"],
  ])("not so %s and %s", (stored, fresh) => expect(same(stored, fresh)).toBe(false));
});
