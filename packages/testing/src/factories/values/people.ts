import { memberAt, numberBelow } from "./hash.js";
import { hashAt, type Place } from "./place.js";

// Names of our own choosing, in ASCII so that they go into addresses as they are. 64 of each.
const FIRST_NAMES = `Ada Akira Alma Amina Anders Anton Aroha Asha Bela Bruno Camille Carla Chidi Clara Dara Dmitri
  Edith Elif Emil Esme Farah Felix Fiona Gita Goran Greta Hana Hugo Ida Ines Isak Ivan
  Jonas Joy Kaia Kenji Kofi Lars Leila Lena Luca Malik Mara Marta Mei Milo Nadia Nils
  Noor Olga Omar Otto Paula Petra Rafa Ravi Rosa Samir Sana Selma Tariq Tessa Uma Viktor`.split(/\s+/);
const LAST_NAMES =
  `Abara Acker Alvim Amsel Arden Bakke Barros Becker Bello Bergen Brandt Calder Castell Chandra Corvo Dahl
  Delgado Demir Dorn Duarte Eklund Farrow Ferrer Fontaine Garland Gruber Haddad Halvor Hartwig Hollis Ibarra Imani
  Jansen Kader Kessler Kimura Kowal Lang Larsen Lin Lindqvist Mbeki Mensah Moreau Nakata Navarro Novak Okafor
  Olsen Orban Pereira Quist Rahman Renner Rossi Sato Silva Stone Tanaka Torres Vance Weber Yilmaz Zeller`.split(/\s+/);
/** Domains that nobody can own (RFC 2606). */
const MAIL_DOMAINS = ["example.com", "example.org", "example.net"];
const JOB_TITLES = [
  "Head of Research",
  "Product Manager",
  "Customer Success Lead",
  "Solutions Engineer",
  "Marketing Director",
  "Head of Operations",
  "Training Coordinator",
  "Data Analyst",
  "Events Manager",
  "Support Team Lead",
  "Chief of Staff",
  "Community Manager",
];

const PEOPLE = FIRST_NAMES.length * LAST_NAMES.length * MAIL_DOMAINS.length;
/** Has no factor in common with the number of people, so that the same one comes again only after all others. */
const STEP = 5003;

/** Everybody's number. The properties of an object ask for the same one, and the next ordinal is someone else. */
function numberOf({ owner, ordinal }: Place): number {
  return (numberBelow(owner, PEOPLE) + ordinal * STEP) % PEOPLE;
}

export function firstNameAt(place: Place): string {
  return FIRST_NAMES[numberOf(place) % FIRST_NAMES.length] as string;
}

export function lastNameAt(place: Place): string {
  return LAST_NAMES[Math.floor(numberOf(place) / FIRST_NAMES.length) % LAST_NAMES.length] as string;
}

export function emailAt(place: Place): string {
  const domain = MAIL_DOMAINS[Math.floor(numberOf(place) / FIRST_NAMES.length / LAST_NAMES.length)];
  // Whoever comes again has another address.
  const round = Math.floor(place.ordinal / PEOPLE) + 1;
  return `${firstNameAt(place)}.${lastNameAt(place)}${round > 1 ? round : ""}@${domain}`.toLowerCase();
}

export const jobTitleAt = (place: Place) => memberAt(JOB_TITLES, hashAt(place));

/**
 * An address that goes with a given name and differs from one ordinal to the next: `mei.lin2@` and the domain of
 * another address. Undefined for a name without a Latin letter.
 */
export function emailOfName(names: readonly string[], email: string, { ordinal }: Place): string | undefined {
  const mailbox = names
    .map((name) =>
      name
        .normalize("NFD")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ""),
    )
    .filter((name) => name !== "")
    .join(".");
  if (mailbox === "") return undefined;
  return `${mailbox}${ordinal > 0 ? ordinal + 1 : ""}${email.slice(email.lastIndexOf("@"))}`;
}
