import { type RuleSection, testsOf } from "./rule.js";

const bulk = testsOf("services/invitees/bulk-update-invitees.test.ts");
const list = testsOf("services/invitees/list-invitees.test.ts");
const single = testsOf("services/invitees/single-invitee.test.ts");
const inferred = testsOf("rules/inferred-rules.test.ts");
const throughClient = (title: string) => ({ file: "tests/invitee-rules.test.ts", title });

export const invitees: RuleSection = {
  service: "Invitees",
  rules: [
    {
      rule: "list: the implicit Host record is always among them.",
      answer: "200",
      tests: [
        list("lists the host's record first, with a personal joinUri, then the others as they were added"),
        list("lists the host's record alone in a new session"),
      ],
    },
    {
      rule: "bulk update, add: a role is required.",
      answer: "400 CMN-101",
      tests: [bulk("answers 400 for no role"), bulk("answers 400 for an unknown role")],
    },
    {
      rule: "bulk update, add: either firstName, lastName and email or linkedUser, never both.",
      answer: "400 CMN-101",
      tests: [bulk("answers 400 for both forms"), bulk("answers 400 for a job title beside a linked user")],
    },
    {
      rule: "bulk update, add: never neither of the two forms, nor a part of one.",
      answer: "400 CMN-101",
      tests: [
        bulk("answers 400 for neither form, naming the entry"),
        throughClient("firstName missing 400"),
        bulk("answers 400 for no last name"),
        bulk("answers 400 for no email"),
      ],
    },
    {
      rule: "bulk update, add: nobody is added as Host.",
      answer: "400 CMN-101",
      inferred: "hostRoleInAdd",
      tests: [
        bulk("answers 400 for the role Host"),
        inferred("hostRoleInAdd refuses while it is on, and can be turned off"),
      ],
    },
    {
      rule: "Attendee is no role of an invitee.",
      answer: "400 CMN-101",
      inferred: "attendeeRole",
      tests: [
        bulk("answers 400 for the role Attendee"),
        single("refuses the role Attendee"),
        inferred("attendeeRole refuses while it is on, and can be turned off"),
      ],
    },
    {
      rule: "bulk update, add: the same email again, in whatever case.",
      answer: "409 CMN-101",
      tests: [
        bulk("answers 409 for the same email of an invitee, in another case"),
        bulk("answers 409 for the same email within one call"),
      ],
    },
    {
      rule: "bulk update, add: the same linked user again, the host's included.",
      answer: "409 CMN-101",
      tests: [bulk("answers 409 for the same linked user"), bulk("answers 409 for the same host")],
    },
    {
      rule: "bulk update, add: type User, sendInvite true and domain pbx where they are left out.",
      answer: "200",
      tests: [bulk("answers with full records and fills in the defaults")],
    },
    {
      rule: "`joinUri` is personal.",
      answer: "200",
      tests: [list("lists the host's record first, with a personal joinUri, then the others as they were added")],
    },
    {
      rule: "bulk update, change: id and role are required.",
      answer: "400 CMN-101",
      tests: [throughClient("id missing 400"), throughClient("role missing 400")],
    },
    {
      rule: "bulk update, change: linkedUser can't be changed.",
      answer: "400 CMN-101",
      tests: [bulk("refuses a linked user")],
    },
    {
      rule: "bulk update: an unknown id among the changed or deleted ones.",
      answer: "404 CMN-102",
      inferred: "unknownInviteeInBulk",
      tests: [
        bulk("refuses an unknown id"),
        inferred("unknownInviteeInBulk refuses while it is on, and can be turned off"),
      ],
    },
    {
      rule: "bulk update: the Host record can be neither changed nor deleted.",
      answer: "403 CMN-408",
      tests: [bulk("refuses the host's record"), throughClient("the Host record 403")],
    },
    {
      rule: "bulk update, delete: an id is required.",
      answer: "400 CMN-101",
      tests: [bulk("refuses no id")],
    },
    {
      rule: "bulk update, delete: nobody while the session is Active or once it is Finished.",
      answer: "403 CMN-408",
      tests: [bulk("answers 403 while the session is %s, and adds all the same")],
    },
    {
      rule: "bulk update: the answer has the added and changed records in full, and the deleted ids.",
      answer: "200",
      tests: [throughClient("bulk update: 200 with full added and updated records, and deleted ids")],
    },
    {
      rule: "bulk update: all of it is done, or nothing.",
      answer: "the refusal",
      inferred: "bulkAllOrNothing",
      tests: [
        bulk("does all of it or nothing"),
        inferred("bulkAllOrNothing leaves what came before the refused entry undone"),
      ],
    },
    {
      rule: "bulk update: it adds, then changes, then deletes.",
      answer: "409 CMN-101",
      inferred: "bulkAddsBeforeDeletes",
      tests: [inferred("bulkAddsBeforeDeletes refuses while it is on, and can be turned off")],
    },
    {
      rule: "Nobody gets the email address of another invitee.",
      answer: "409 CMN-101",
      inferred: "duplicateEmailInChange",
      tests: [
        single("answers 409 for the email of another invitee"),
        inferred("duplicateEmailInChange refuses while it is on, and can be turned off"),
      ],
    },
    {
      rule: "get: the record, or nothing has this id.",
      answer: "200, 404 CMN-102",
      tests: [single("answers 200 with the record"), single("answers 404 CMN-102 for an unknown id")],
    },
    { rule: "update: a role is required.", answer: "400 CMN-101", tests: [single("refuses no role")] },
    {
      rule: "update: Panelist becomes CoHost and back.",
      answer: "200",
      tests: [single("changes the role both ways, and keeps what isn't sent")],
    },
    {
      rule: "Nobody becomes Host by a change of role.",
      answer: "403 CMN-408",
      inferred: "promotionToHost",
      tests: [
        single("refuses a promotion to Host"),
        bulk("refuses a promotion to Host"),
        inferred("promotionToHost refuses while it is on, and can be turned off"),
      ],
    },
    { rule: "update: linkedUser can't be sent.", answer: "400 CMN-101", tests: [single("refuses a linked user")] },
    {
      rule: "update: contact data are changed for an invitee without linkedUser only.",
      answer: "200, 400 CMN-101",
      tests: [
        single("changes the contact data of someone without a linked user"),
        single("refuses contact data of a linked user"),
      ],
    },
    {
      rule: "update: the Host record can't be changed.",
      answer: "403 CMN-408",
      tests: [single("refuses the host's record")],
    },
    {
      rule: "update: sendInvite isn't false for a Host.",
      answer: "400 CMN-101",
      inferred: "hostAlwaysInvited",
      tests: [inferred("hostAlwaysInvited refuses a Host without an invitation, once somebody can become Host at all")],
    },
    {
      rule: "update: sendInvite doesn't go from true to false.",
      answer: "400 CMN-101",
      inferred: "invitationStays",
      tests: [
        single("refuses an invitation called back"),
        single("sends an invitation later"),
        inferred("invitationStays refuses while it is on, and can be turned off"),
      ],
    },
    { rule: "delete: the invitee is gone.", answer: "204", tests: [single("answers 204, and 404 the second time")] },
    {
      rule: "delete: the Host record stays.",
      answer: "403 CMN-408",
      tests: [single("answers 403 for the host's record")],
    },
    {
      rule: "delete: nobody while the session is Active or once it is Finished.",
      answer: "403 CMN-408",
      tests: [single("answers 403 while the session is %s")],
    },
    {
      rule: "A session is found under its own webinar only.",
      answer: "404 CMN-102",
      inferred: "sessionOfAnotherWebinar",
      tests: [
        throughClient("a session of another webinar is 404 ?"),
        testsOf("services/sessions/sessions.test.ts")(
          "answers 404 for a session of another webinar, unless that rule is off",
        ),
      ],
    },
  ],
};
