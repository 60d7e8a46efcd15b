import { describe, expect, it } from "vitest";
import { errorThrownBy } from "../test-support/error-of.js";
import { checkBaseUrl } from "./base-url.js";
import { Environment } from "./environment.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";

describe("checkBaseUrl", () => {
  it.each<[string, string]>([
    ...Object.values(Environment).map((address): [string, string] => [address, address]),
    ["https://platform.ringcentral.com/", "https://platform.ringcentral.com"],
    ["https://proxy.example/ringcentral", "https://proxy.example/ringcentral"],
    ["https://proxy.example/ringcentral//", "https://proxy.example/ringcentral"],
    ["https://proxy.example/restapi/v1.0/webinar", "https://proxy.example/restapi/v1.0/webinar"],
    ["https://proxy.example:8443", "https://proxy.example:8443"],
    ["HTTPS://Proxy.Example", "https://proxy.example"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://127.0.0.1:4010/", "http://127.0.0.1:4010"],
    ["http://127.9.9.9", "http://127.9.9.9"],
    ["http://[::1]:4010", "http://[::1]:4010"],
  ])("takes %s", (given, expected) => {
    expect(checkBaseUrl(given)).toBe(expected);
  });

  it.each([
    ["platform.ringcentral.com", "is not an absolute URL"],
    ["/webinar", "is not an absolute URL"],
    ["", "is not an absolute URL"],
    ["Production", "is not an absolute URL"],
    [
      "http://platform.ringcentral.com",
      "uses http://; an access token is sent over https only (http for loopback addresses)",
    ],
    ["http://localhost.example", "uses http://; an access token is sent over https only (http for loopback addresses)"],
    ["http://notlocalhost", "uses http://; an access token is sent over https only (http for loopback addresses)"],
    ["http://127.0.0.1.example", "uses http://; an access token is sent over https only (http for loopback addresses)"],
    ["http://10.0.0.1", "uses http://; an access token is sent over https only (http for loopback addresses)"],
    ["ftp://localhost", "uses ftp://; an access token is sent over https only (http for loopback addresses)"],
    ["file:///etc/passwd", "uses file://; an access token is sent over https only (http for loopback addresses)"],
    ["https://proxy.example?key=1", "has a query or a fragment"],
    ["https://proxy.example/#top", "has a query or a fragment"],
    ["https://platform.ringcentral.com/restapi/v1.0", "ends in /restapi/v1.0, but operations start at the root"],
    ["https://platform.ringcentral.com/restapi/v1.0/", "ends in /restapi/v1.0, but operations start at the root"],
    ["https://platform.ringcentral.com/restapi/v1.0//", "ends in /restapi/v1.0, but operations start at the root"],
    ["https://proxy.example/ringcentral/restapi/v1.0", "ends in /restapi/v1.0, but operations start at the root"],
  ])("refuses %j, says why, and shows a right one", (given, reason) => {
    const error = errorThrownBy<InvalidRequestError>(() => checkBaseUrl(given));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.parameterName).toBe("baseUrl");
    expect(error.message).toBe(`baseUrl ${reason}; expected an address such as https://platform.ringcentral.com`);
  });

  it.each(["https://user:s3cret@proxy.example", "https://s3cret@proxy.example", "https://:s3cret@proxy.example"])(
    "refuses credentials in an address without repeating them: %s",
    (given) => {
      const { message } = errorThrownBy(() => checkBaseUrl(given));
      expect(message).toContain("contains credentials, which belong into `auth`");
      expect(message).not.toContain("s3cret");
    },
  );
});
