import type { BodyViolation } from "../options/body-validator.js";

/** A place in a body under check, and the list of what is wrong with the body. */
export class Place {
  readonly path: string;
  /** The value at this place is a secret: no message may hold it. */
  readonly isSecret: boolean;
  readonly violations: BodyViolation[];
  /** A property that the description knows was found here. */
  isBegun = false;

  constructor(path = "", isSecret = false, violations: BodyViolation[] = []) {
    this.path = path;
    this.isSecret = isSecret;
    this.violations = violations;
  }

  /** The place of a property or of an item. */
  in(key: string | number): Place {
    const isSecret = this.isSecret || SECRET_NAME.test(String(key));
    return new Place(this.path === "" ? String(key) : `${this.path}.${key}`, isSecret, this.violations);
  }

  /** The same place, with all that is inside it a secret. */
  hide(): Place {
    return new Place(this.path, true, this.violations);
  }

  /** The same place with a list of its own, to see what a check would report. */
  try(): Place {
    return new Place(this.path, this.isSecret, []);
  }

  report(message: string): void {
    this.violations.push({ path: this.path, message });
  }
}

/** The description doesn't mark every password; better too little in a message than too much. */
const SECRET_NAME = /password|secret|token/i;

/** Checks a value, and reports at its place what is wrong with it. */
export type Check = (value: unknown, at: Place) => void;
