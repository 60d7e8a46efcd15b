import type { TextBlueprint, TextKind } from "../blueprint.js";
import {
  base64At,
  hostnameAt,
  ipv4At,
  ipv6At,
  jsonPointerAt,
  pageTokenAt,
  uriAt,
  uriReferenceAt,
} from "./addresses.js";
import { accountIdAt, idAt, uuidAt } from "./numerals.js";
import { emailAt, firstNameAt, jobTitleAt, lastNameAt } from "./people.js";
import { descriptionAt, sentenceAt, titleAt, wordsAt } from "./phrases.js";
import { hashAt, type Place } from "./place.js";
import { localeCodeAt, timeZoneAt, timeZoneNameAt } from "./regions.js";
import { samplePattern } from "./sample-pattern.js";
import { dateAt, dateTimeAt, durationAt, timeOfDayAt } from "./times.js";
import { varyText } from "./vary-text.js";

type TextMaker = (place: Place, text: TextBlueprint) => string;

/** How each kind of text is made. */
export const textMakers: Readonly<Record<TextKind, TextMaker>> = {
  firstName: firstNameAt,
  lastName: lastNameAt,
  email: emailAt,
  jobTitle: jobTitleAt,
  title: titleAt,
  description: descriptionAt,
  sentence: sentenceAt,
  words: wordsAt,
  like: (place, { like = "" }) => varyText(like, hashAt(place)),
  id: (place, { like, minLength, maxLength }) => idAt(place, like, minLength, maxLength),
  accountId: (place, { like }) => accountIdAt(place, like),
  uuid: uuidAt,
  created: (place) => dateTimeAt("created", place),
  modified: (place) => dateTimeAt("modified", place),
  started: (place) => dateTimeAt("started", place),
  ended: (place) => dateTimeAt("ended", place),
  past: (place) => dateTimeAt("past", place),
  scheduled: (place) => dateTimeAt("scheduled", place),
  expires: (place) => dateTimeAt("expires", place),
  date: dateAt,
  time: timeOfDayAt,
  duration: durationAt,
  timeZone: timeZoneAt,
  timeZoneName: timeZoneNameAt,
  localeCode: localeCodeAt,
  uri: (place, { like }) => uriAt(place, like),
  uriReference: uriReferenceAt,
  hostname: hostnameAt,
  ipv4: ipv4At,
  ipv6: ipv6At,
  jsonPointer: jsonPointerAt,
  pageToken: pageTokenAt,
  base64: base64At,
  regex: () => "^[a-z]+$",
  // The generator has made sure that there is one.
  pattern: (place, { pattern = "", ...bounds }) => samplePattern(pattern, hashAt(place), bounds) ?? "",
};
