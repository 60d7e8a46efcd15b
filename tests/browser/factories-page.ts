import { buildOneOfEach } from "./build-one-of-each.js";

// A page that builds test data as Node does, for a test that compares the two.

Object.assign(globalThis, { outcome: buildOneOfEach(7) });
