import { expect, it } from "vitest";
import { FactoryWorkshop } from "./factory-set.js";

// Written down once: they must be the same for good, on every version of Node and in browsers. A change of them
// changes the test data of every app, which is worth a major version.
const EXPECTED = [
  {
    id: "7314201051",
    key: "7845a196-a248-4206-8d51-780538a30e61",
    email: "edith.chandra@example.com",
    title: "Lessons from a year of remote work",
    time: "2026-10-05T11:15:00Z",
    link: "https://v.example.com/join/5825297721?t=v4Np8N",
    size: 16.7,
    token: "cGFnZTpqZ2V5Y3Y",
    bytes: "NNt6eOD2AXU=",
    color: "blue",
    code: "UAO-4391",
    friends: ["Edith", "Hugo"],
  },
  {
    id: "7314208970",
    key: "946b117a-052c-4209-9d97-3ac7be338cbc",
    email: "hugo.halvor@example.org",
    title: "Security basics for everyone",
    time: "2026-09-06T15:15:00Z",
    link: "https://v.example.com/join/5825297721?t=x8Qd1E",
    size: 73.1,
    token: "cGFnZToxdDQwdTc5",
    bytes: "+a0GzqDmy7k=",
    color: "red",
    code: "QQS-7926",
    friends: ["Clara", "Goran"],
  },
];

it("the same seed gives the same values everywhere", () => {
  expect(buildPeople(1)).toEqual(EXPECTED);
});

function buildPeople(seed: number): unknown[] {
  const workshop = new FactoryWorkshop(
    {
      Person: {
        kind: "object",
        properties: {
          id: { kind: "text", make: "id", like: "7300114403" },
          key: { kind: "text", make: "uuid" },
          email: { kind: "text", make: "email" },
          title: { kind: "text", make: "title" },
          time: { kind: "text", make: "scheduled" },
          link: { kind: "text", make: "uri", like: "https://v.example.com/join/9100557821?t=p4Rn8X" },
          size: { kind: "number", from: 0.5, step: 0.1, count: 1000 },
          token: { kind: "text", make: "pageToken" },
          bytes: { kind: "text", make: "base64" },
          color: { kind: "choice", values: ["red", "green", "blue"], varied: true },
          code: { kind: "text", make: "pattern", pattern: "^[A-Z]{3}-\\d{4}$" },
          friends: { kind: "list", length: 2, items: { kind: "text", make: "firstName" } },
        },
      },
    },
    { person: "Person" },
  );
  return workshop.createSet(seed).factories.person?.buildList(2) ?? [];
}
