/** Failures of making a connection; what is one only while connecting, with the system call that says so. */
const CODES = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;
const CODES_OF_CONNECT = /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT)$/;

/** The code of a failure by which a request never left, as Node's `fetch` hides it in its causes; else undefined. */
export function neverLeftCodeOf(error: unknown, depth = 0): string | undefined {
  const { code, syscall, cause } = (error ?? {}) as { code?: unknown; syscall?: unknown; cause?: unknown };
  if (typeof code === "string" && (CODES.test(code) || (syscall === "connect" && CODES_OF_CONNECT.test(code))))
    return code;
  return cause && depth < 4 ? neverLeftCodeOf(cause, depth + 1) : undefined;
}
