import { OAuthRefusal } from "./oauth-refusal.js";

/** Parameters of an OAuth request by name; each at most once. */
export type OAuthForm = ReadonlyMap<string, string>;

const FORM_TYPE = "application/x-www-form-urlencoded";

/** Reads a form-encoded body. @throws {OAuthRefusal} `invalid_request` for another type or a repeated parameter. */
export async function readForm(request: Request): Promise<OAuthForm> {
  const contentType = request.headers.get("Content-Type") ?? "";
  if (contentType.split(";")[0]?.trim().toLowerCase() !== FORM_TYPE) {
    throw new OAuthRefusal("invalid_request", `The body must be ${FORM_TYPE}, received "${contentType}"`);
  }
  return toForm(new URLSearchParams(await request.text()));
}

/** @throws {OAuthRefusal} `invalid_request` for a repeated parameter. */
export function toForm(parameters: URLSearchParams): OAuthForm {
  const form = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (form.has(name)) throw new OAuthRefusal("invalid_request", `The parameter ${name} is given twice`);
    // RFC 6749, 3.1: a parameter without a value counts as left out.
    if (value !== "") form.set(name, value);
  }
  return form;
}

/** @throws {OAuthRefusal} `invalid_request` where the parameter is missing. */
export function requireParameter(form: OAuthForm, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new OAuthRefusal("invalid_request", `The parameter ${name} is missing`);
  return value;
}
