import { expect, it } from "vitest";
import { generateRulesTable } from "./generate-rules-table.js";

it("writes a section for each service and a row for each rule, with its basis, its answer and its tests", () => {
  const own = { file: "packages/testing/src/services/paging.test.ts", title: "refuses a token | that is %s" };
  const { path, text } = generateRulesTable([
    {
      service: "Everywhere",
      rules: [
        { rule: "A body is JSON.", answer: "400 CMN-103", tests: [own] },
        {
          rule: "A method fits.",
          answer: "405 CMN-121",
          inferred: "wrongMethod",
          tests: [own, { file: "tests/a.test.ts", title: "405" }, { ...own, title: "and so on" }],
        },
      ],
    },
  ]);
  expect(path).toBe("packages/testing/rules.md");
  expect(text).toContain("2 rules: 1 that the documentation states, 1 that we infer.");
  expect(text).toContain("{ rules: { wrongMethod: false } }");
  const paging = '`services/paging.test.ts`: "refuses a token \\| that is %s"';
  expect(text.split("\n## ")[1]).toBe(`Everywhere

| rule | basis | answer | tests |
| --- | --- | --- | --- |
| A body is JSON. | documented | 400 CMN-103 | ${paging} |
| A method fits. | inferred: \`wrongMethod\` | 405 CMN-121 | ${paging}, "and so on"<br>\`tests/a.test.ts\`: "405" |
`);
});
