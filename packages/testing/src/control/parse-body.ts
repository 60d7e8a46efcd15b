/** The value of a JSON body, an object of a form's fields, anything else as text. */
export function parseBody(text: string, contentType: string | null): unknown {
  if (contentType?.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
