import { memberAt } from "./hash.js";
import { hashAt, type Place } from "./place.js";

const TITLES = [
  "Spring product briefing",
  "Getting started with the new reports",
  "Quarterly customer update",
  "Inside our support team",
  "Planning for the coming year",
  "Security basics for everyone",
  "Town hall with the leadership team",
  "What changes in the next release",
  "Onboarding for new partners",
  "Accessibility in practice",
  "Ask the product team",
  "Lessons from a year of remote work",
  "Better meetings in half the time",
  "A tour of the developer platform",
  "Customer stories from three industries",
  "From spreadsheet to dashboard",
];
const DESCRIPTIONS = [
  "What is new, shown live, with time for questions.",
  "A walk through the most asked-for features. No experience needed.",
  "Three short talks and an open discussion.",
  "Where we stand, what comes next and how you can take part.",
  "Hands-on examples that you can try the same day.",
  "Our experts answer the questions that you send in.",
  "A look behind the scenes, followed by a demonstration.",
  "The main results on one page, and what they mean for you.",
];
const SENTENCES = [
  "I would like to see the new reports.",
  "We plan to start with a small team.",
  "Please send the slides afterwards.",
  "A colleague recommended this session.",
  "We compare several tools at the moment.",
  "Looking forward to the demonstration.",
];
const WORDS =
  "amber birch cedar delta ember fjord garnet harbor indigo juniper kelp lagoon maple north opal pine".split(" ");

export const titleAt = (place: Place) => memberAt(TITLES, hashAt(place));
export const descriptionAt = (place: Place) => memberAt(DESCRIPTIONS, hashAt(place));
export const sentenceAt = (place: Place) => memberAt(SENTENCES, hashAt(place));
/** Two words, for a text of which nothing is known. */
export const wordsAt = (place: Place) =>
  `${memberAt(WORDS, hashAt(place))} ${memberAt(WORDS, hashAt(place, "second"))}`;
