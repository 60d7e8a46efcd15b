import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";

/** What becomes of a request: writes what it likes to the connection, or breaks it. */
export type Misbehaviour = (socket: Socket) => void | Promise<void>;

/** An answer, written as it is, whether or not HTTP allows it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { "Content-Type": "application/json" };
const HTML = "<!doctype html><title>Sorry</title><h1>The gateway is having a rest</h1>";

/** Answers and closes the connection, so that no request depends on the one before. */
export function answer({ status, headers = {}, body = "" }: RawAnswer): Misbehaviour {
  return (socket) => {
    const length = { "Content-Length": String(Buffer.byteLength(body)) };
    socket.end(head(status, { ...headers, ...length, Connection: "close" }) + body);
  };
}

export function answerJson(value: unknown, status = 200): Misbehaviour {
  return answer({ status, headers: JSON_TYPE, body: JSON.stringify(value) });
}

/** What a proxy or a captive portal says in the name of the service. */
export function answerHtml(status: 200 | 404 | 502): Misbehaviour {
  return answer({ status, headers: { "Content-Type": "text/html; charset=utf-8" }, body: HTML });
}

/** An error that says nothing. */
export function answerEmpty(status = 500): Misbehaviour {
  return answer({ status });
}

/** HTTP gives 204 no body; some servers send one nevertheless. */
export function answerNoContentWithBody(): Misbehaviour {
  return answer({ status: 204, headers: JSON_TYPE, body: '{"surprise":true}' });
}

export function redirect(location: string, status: 301 | 302 | 303 | 307 | 308 = 302): Misbehaviour {
  return answer({ status, headers: { Location: location } });
}

/** 429, with `Retry-After` as given: seconds, a date, or nonsense; without one where it is left out. */
export function tooManyRequests(retryAfter?: string): Misbehaviour {
  const errors = [{ errorCode: "CMN-301", message: "Request rate exceeded" }];
  const headers = { ...JSON_TYPE, ...(retryAfter !== undefined && { "Retry-After": retryAfter }) };
  return answer({ status: 429, headers, body: JSON.stringify({ errors }) });
}

/** Resets the connection as soon as the request is there. */
export function resetBeforeHead(): Misbehaviour {
  return reset;
}

/** Sends the head of an answer with a body, and resets the connection. */
export function resetAfterHead(status = 200): Misbehaviour {
  return async (socket) => {
    await send(socket, head(status, { ...JSON_TYPE, "Content-Length": "1000" }));
    await headStart();
    reset(socket);
  };
}

/** Sends part of a body and closes the connection; the head has announced all of it. */
export function cutBody(body: string, afterBytes: number): Misbehaviour {
  const bytes = Buffer.from(body);
  return async (socket) => {
    await send(socket, head(200, { ...JSON_TYPE, "Content-Length": String(bytes.length) }));
    socket.end(bytes.subarray(0, afterBytes));
  };
}

/** Sends a chunk and closes the connection without the last, empty one. */
export function cutChunkedBody(firstChunk: string): Misbehaviour {
  return async (socket) => {
    await send(socket, chunkedHead() + chunk(firstChunk));
    socket.end();
  };
}

/** Sends a chunk, and nothing more: the connection stays open until the other side closes it. */
export function stallBody(firstChunk = '{"records":['): Misbehaviour {
  return (socket) => send(socket, chunkedHead() + chunk(firstChunk));
}

/** Takes the request and never says a word. */
export function staySilent(): Misbehaviour {
  return () => {};
}

/** Speaks another protocol. */
export function speakNonsense(): Misbehaviour {
  return (socket) => void socket.end("SSH-2.0-OpenSSH_9.6\r\n");
}

/**
 * Resets a connection. `resetAndDestroy` ends it properly first, so that whoever has a head to read sees an end
 * and no reset; this is the part of it that comes after. A test looks at it through a bare socket.
 */
function reset(socket: Socket): void {
  (socket as Socket & { resetAndClosing: boolean }).resetAndClosing = true;
  socket.destroy();
}

const HEAD_START_MS = 20;

/**
 * Time for the other side to read what was sent: a reset that arrives together with data looks like an end to Node.
 * After the timer comes a turn of the event loop, in case the other side is in this process and the process was busy.
 */
function headStart(): Promise<void> {
  return new Promise((resolve) => void setTimeout(() => setImmediate(resolve), HEAD_START_MS));
}

function chunkedHead(): string {
  return head(200, { ...JSON_TYPE, "Transfer-Encoding": "chunked" });
}

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

function head(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n`;
}

/** Resolves when the bytes have been handed to the network, or can't be any more. */
function send(socket: Socket, text: string): Promise<void> {
  return new Promise((resolve) => void socket.write(text, () => resolve()));
}
