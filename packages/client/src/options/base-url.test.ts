import { describe, expect, it } from "vitest";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { checkBaseUrl } from "./base-url.js";
import { Environment } from "./environment.js";

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
      "uses http://; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    [
      "http://localhost.example",
      "uses http://; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    [
      "http://notlocalhost",
      "uses http://; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    [
      "http://127.0.0.1.example",
      "uses http://; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    [
      "http://10.0.0.1",
      "uses http://; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    [
      "ftp://localhost",
      "uses ftp://; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    [
      "file:///etc/passwd",
      "uses file://; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    ["https://proxy.example?key=1", "has credentials, a query or a fragment"],
    ["https://proxy.example/?", "has credentials, a query or a fragment"],
    ["https://proxy.example/#top", "has credentials, a query or a fragment"],
    ["https://platform.ringcentral.com/restapi/v1.0", "ends in /restapi/v1.0"],
    ["https://platform.ringcentral.com/restapi/v1.0/", "ends in /restapi/v1.0"],
    ["https://platform.ringcentral.com/restapi/v1.0//", "ends in /restapi/v1.0"],
    ["https://proxy.example/ringcentral/restapi/v1.0", "ends in /restapi/v1.0"],
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
      expect(message).toContain("has credentials, a query or a fragment");
      expect(message).not.toContain("s3cret");
    },
  );
});
