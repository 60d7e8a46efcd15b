import type { InferredRuleName } from "../inferred-rules.js";

/** One rule of the service, as a row of `rules.md`. */
export interface Rule {
  /** What holds, in one sentence. */
  readonly rule: string;
  /** What the fake answers: `403 CMN-408`; a success, if the rule is about one. */
  readonly answer: string;
  /** The switch that turns the rule off; a rule without one is documented. */
  readonly inferred?: InferredRuleName;
  /** Tests that fail without the rule. */
  readonly tests: readonly TestReference[];
}

/** The rules of one service. */
export interface RuleSection {
  readonly service: string;
  readonly rules: readonly Rule[];
}

/** A test: its file from the root of the repository, and its title as it stands there or as a runner shows it. */
export interface TestReference {
  readonly file: string;
  readonly title: string;
}

/** References to tests of one file beside the fake's source: `testsOf("services/paging.test.ts")("refuses ...")`. */
export function testsOf(file: string): (title: string) => TestReference {
  return (title) => ({ file: `packages/testing/src/${file}`, title });
}
