import { registrantModelWithQuestionnaire } from "@rcw/testing/factories";
import { expect, it } from "vitest";
import { createBoard } from "./board.js";

const person = (id: string) =>
  registrantModelWithQuestionnaire.build({ id, firstName: "Ana", lastName: "Sol", email: "ana.sol@example.com" });

it("shows each registrant once, by a name that is no address", () => {
  const board = createBoard();
  const states: unknown[] = [];
  const stop = board.watch((state) => states.push(state));
  board.add(person("1"));
  board.add(person("1"));
  stop();
  board.setStatus("Active");
  expect(states).toEqual([{ status: "Unknown", registrants: [{ id: "1", name: "Ana S" }] }]);
  expect(JSON.stringify(board.state())).not.toContain("example.com");
});

it("doesn't bring back who was taken off while a list was read", () => {
  const board = createBoard();
  board.remove("1");
  board.add(person("1"));
  expect(board.state().registrants).toEqual([]);
});
