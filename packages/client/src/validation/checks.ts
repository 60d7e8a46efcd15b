// What the generated validators are made of.

export { format } from "./check-format.js";
export { anyForm, notForm, oneForm } from "./check-forms.js";
export { distinctItems, items, listLength } from "./check-list.js";
export { atLeast, atMost, lessThan, moreThan, multipleOf } from "./check-number.js";
export { noOtherProperties, otherProperties, property, propertyCount, required } from "./check-object.js";
export { textLength, textPattern } from "./check-text.js";
export {
  excluded,
  hasProperties,
  isBoolean,
  isInteger,
  isList,
  isNumber,
  isObject,
  isText,
  neverSent,
} from "./check-type.js";
export { oneOfValues } from "./check-values.js";
export { email, ipv4, ipv6 } from "./formats/addresses.js";
export { byte, hostname, int32, int64, uuid } from "./formats/others.js";
export { date, dateTime, time } from "./formats/times.js";
export { uri } from "./formats/uri.js";
export { violationsOf } from "./violations-of.js";
