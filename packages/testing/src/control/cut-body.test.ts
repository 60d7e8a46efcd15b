import { expect, it } from "vitest";
import { cutBody, isCut } from "./cut-body.js";

it("cuts an answer and takes its length away, so that the break is seen even where nothing is missing", async () => {
  const whole = new Response("abc", { status: 201, headers: { "Content-Length": "3", ETag: "x" } });
  const cut = await cutBody(whole, 3);
  expect(cut.status).toBe(201);
  expect(Object.fromEntries(cut.headers)).toEqual({ "content-type": "text/plain;charset=UTF-8", etag: "x" });
  expect([isCut(cut), isCut(new Response("abc"))]).toEqual([true, false]);
  const reader = cut.body?.getReader();
  expect(await reader?.read()).toEqual({ done: false, value: new TextEncoder().encode("abc") });
  await expect(reader?.read()).rejects.toThrow("terminated");
});
