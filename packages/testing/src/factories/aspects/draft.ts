import { type Given, isGiven, MADE } from "../overrides.js";
import { hashAt, type Place } from "../values/place.js";
import { formatTime } from "../values/times.js";

/** An object in the making: all of its values, and which of them were given. */
export class Draft {
  readonly #value: Record<string, unknown>;
  readonly #given: Given;
  readonly #place: Place;

  constructor(value: Record<string, unknown>, given: Given, place: Place) {
    this.#value = value;
    this.#given = given;
    this.#place = place;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#value, name);
  }

  get(name: string): unknown {
    return this.#value[name];
  }

  isGiven(name: string): boolean {
    return Object.hasOwn(this.#given, name) && this.#given[name] !== MADE && this.#given[name] !== undefined;
  }

  /** Changes a value, unless it was given or isn't there. */
  set(name: string, value: unknown): void {
    if (this.has(name) && !this.isGiven(name)) this.#value[name] = value;
  }

  /** Takes a value away, unless it was given. */
  remove(name: string): void {
    if (!this.isGiven(name)) delete this.#value[name];
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    return typeof value === "string" ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    return typeof value === "number" ? value : undefined;
  }

  /** A date-time in milliseconds since 1970; undefined if there is none. */
  timeMs(name: string): number | undefined {
    const timeMs = Date.parse(this.text(name) ?? "");
    return Number.isNaN(timeMs) ? undefined : timeMs;
  }

  setTimeMs(name: string, timeMs: number): void {
    this.set(name, formatTime(timeMs));
  }

  /** The object inside, as a draft of its own. */
  inside(name: string): Draft | undefined {
    return this.#draftOf(this.get(name), this.#given[name]);
  }

  /** The objects in a list, as drafts of their own. */
  items(name: string): Draft[] {
    const value = this.get(name);
    const given = this.#given[name];
    if (!Array.isArray(value)) return [];
    const drafts = value.map((item, index) => this.#draftOf(item, Array.isArray(given) ? given[index] : undefined));
    return drafts.filter((draft) => draft !== undefined);
  }

  /** A hash that depends on where the object stands and on nothing else. */
  hash(purpose: string): number {
    return hashAt(this.#place, purpose);
  }

  /** Number of the object, from 0: 0, 1, 2 for builds one after the other. */
  get place(): Place {
    return this.#place;
  }

  #draftOf(value: unknown, given: unknown): Draft | undefined {
    if (!isGiven(value)) return undefined;
    return new Draft(value as Record<string, unknown>, isGiven(given) ? given : {}, this.#place);
  }
}
