import { expect, test } from "vitest";
import { sum } from "../../scripts/test/stage.js";
import { tally } from "../../scripts/test/stages/vitest.js";

const report = {
  success: false,
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [
    { name: "/course/test/a.test.ts", status: "failed", assertionResults: [{ fullName: "a holds", status: "failed" }] },
    { name: "/course/test/b.test.ts", status: "passed", assertionResults: [{ fullName: "b holds", status: "passed" }] },
  ],
};

test("a failed test is told by its file and name", () => {
  expect(tally("/course", report, 1)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 1,
    failures: ["test/a.test.ts: a holds"],
  });
});

test("a run that ends badly without a failed test counts as one failure", () => {
  const quiet = { ...report, numFailedTests: 0, testResults: report.testResults.slice(1) };
  expect(tally("/course", quiet, 1)).toMatchObject({
    failed: 1,
    failures: [expect.stringContaining("outside any test")],
  });
  expect(tally("/course", undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
});

test("stages add up, names included", () => {
  const all = sum([tally("/course", report, 1), { passed: 2, failed: 1, skipped: 0, failures: ["lint: see above"] }]);
  expect(all).toEqual({ passed: 7, failed: 2, skipped: 1, failures: ["test/a.test.ts: a holds", "lint: see above"] });
});
