/** What a column can hold. */
export type RosterColumn =
  | "email"
  | "firstName"
  | "lastName"
  | "jobTitle"
  | "role"
  | "type"
  | "sendInvite"
  | "userId"
  | "accountId"
  | "domain";

/**
 * How columns are called, in several languages; case, accents, spaces, dots, hyphens and underscores don't count. Extend it
 * by the option `headers`.
 */
export const HEADER_SPELLINGS: Readonly<Record<RosterColumn, readonly string[]>> = {
  email: [
    ...["email", "e-mail", "mail", "email address", "e-mail address", "address", "work email"],
    ...["e-mail-adresse", "emailadresse", "mailadresse", "adresse e-mail", "courriel", "adresse électronique"],
    ...["correo", "correo electrónico", "dirección de correo", "posta elettronica", "indirizzo e-mail"],
    ...["correio eletrônico", "correio eletrónico", "e-mailadres", "メール", "メールアドレス", "邮箱", "电子邮件"],
  ],
  firstName: [
    ...["first name", "given name", "forename", "first", "vorname", "prénom", "nombre", "nome", "primeiro nome"],
    ...["voornaam", "名", "名前"],
  ],
  lastName: [
    ...["last name", "family name", "surname", "last", "nachname", "familienname", "zuname", "nom", "nom de famille"],
    ...["apellido", "apellidos", "cognome", "sobrenome", "apelido", "achternaam", "姓", "名字"],
  ],
  jobTitle: [
    ...["job title", "title", "position", "job", "funktion", "berufsbezeichnung", "titel", "fonction", "poste"],
    ...["cargo", "puesto", "qualifica", "ruolo aziendale", "functie", "役職", "职位"],
  ],
  role: ["role", "session role", "rolle", "rôle", "rol", "ruolo", "papel", "função", "役割", "角色"],
  type: ["type", "invitee type", "typ", "tipo"],
  sendInvite: [
    ...["send invite", "send invitation", "invite by mail", "invite", "einladung senden", "einladen"],
    ...["envoyer une invitation", "enviar invitación", "invia invito", "enviar convite", "uitnodiging sturen"],
  ],
  userId: ["user id", "linked user", "linked user id", "ringcentral user id", "benutzer-id", "id utilisateur"],
  domain: ["identity system", "user domain"],
  accountId: ["account id", "linked account id", "ringcentral account id", "konto-id", "id compte"],
};

/** What a role is called. */
export const ROLE_SPELLINGS: Readonly<Record<"CoHost" | "Panelist" | "Host", readonly string[]>> = {
  CoHost: [
    "cohost",
    "co-host",
    "co host",
    "moderator",
    "mitveranstalter",
    "co-animateur",
    "coanfitrión",
    "coanfitrion",
  ],
  Panelist: [
    ...["panelist", "panellist", "speaker", "podiumsteilnehmer", "diskussionsteilnehmer", "referent", "sprecher"],
    ...["intervenant", "panéliste", "panelista", "ponente", "relatore", "palestrante", "spreker"],
  ],
  Host: ["host", "veranstalter", "gastgeber", "animateur", "hôte", "anfitrión", "anfitrion", "organizzatore"],
};

export const YES = [
  "true",
  "yes",
  "y",
  "1",
  "x",
  "wahr",
  "ja",
  "vrai",
  "oui",
  "verdadero",
  "sí",
  "vero",
  "waar",
  "sim",
];
export const NO = ["false", "no", "n", "0", "falsch", "nein", "faux", "non", "falso", "onwaar", "nee", "não", "nao"];

/** What is left of a word when everything is gone that spellings differ in. */
export function fold(word: string): string {
  return word
    .normalize("NFKD")
    .replaceAll(/[\p{M}\s._-]/gu, "")
    .toLowerCase();
}

export function foldedTable<Name extends string>(
  ...tables: readonly Readonly<Partial<Record<Name, readonly string[]>>>[]
): ReadonlyMap<string, Name> {
  return new Map(
    tables.flatMap((table) =>
      Object.entries(table).flatMap(([name, spellings]) =>
        [name, ...((spellings as readonly string[] | undefined) ?? [])].map(
          (each) => [fold(each), name as Name] as const,
        ),
      ),
    ),
  );
}
