"""Drives rcw-fake as a team of another language would: HTTP and the standard library, nothing of ours.

The address of a running fake is in RCW_FAKE_URL. Each test has a world of its own.
"""

import json
import os
import unittest
import urllib.error
import urllib.request

URL = os.environ["RCW_FAKE_URL"]
SESSION = "/webinar/configuration/v1/webinars/w1/sessions/s1"


class ControlTest(unittest.TestCase):
    def setUp(self):
        self.world = self.id().split(".")[-1]
        self.token = self.control("GET", "/health")[1]["accessToken"]
        self.control("POST", "/webinars", {"id": "w1", "title": "Town hall"})
        self.control("POST", "/sessions", {"webinarId": "w1", "id": "s1"})
        self.control("POST", "/invitees", {"sessionId": "s1", "id": "mei", "email": "mei@example.com"})

    def send(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        sent = {"X-Rcw-World": self.world, "Content-Type": "application/json", **(headers or {})}
        request = urllib.request.Request(URL + path, data=data, headers=sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, json.loads(answer.read() or "null")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read() or "null")

    def control(self, method, path, body=None):
        return self.send(method, "/rcw-fake" + path, body)

    def call(self, method, path, body=None, token=None):
        return self.send(method, path, body, {"Authorization": "Bearer " + (token or self.token)})

    def test_what_was_seeded_is_served(self):
        status, body = self.call("GET", SESSION + "/invitees")
        self.assertEqual(200, status)
        self.assertEqual(["Host", "Panelist"], [invitee["role"] for invitee in body["records"]])

    def test_a_change_shows_in_the_state_and_in_the_journal(self):
        self.assertEqual(200, self.call("PUT", SESSION + "/invitees/mei", {"role": "CoHost"})[0])
        records = self.control("GET", "/invitees?sessionId=s1")[1]["records"]
        self.assertEqual("CoHost", records[1]["role"])
        calls = self.control("GET", "/journal?operationId=rcwConfigUpdateInvitee")[1]["records"]
        self.assertEqual([{"role": "CoHost"}], [call["body"] for call in calls])
        self.assertEqual("[redacted]", calls[0]["headers"]["authorization"])

    def test_an_active_session_keeps_its_invitees(self):
        self.assertEqual(204, self.control("PUT", "/sessions/s1/status", {"status": "Active"})[0])
        status, body = self.call("DELETE", SESSION + "/invitees/mei")
        self.assertEqual((403, "CMN-408"), (status, body["errors"][0]["errorCode"]))

    def test_a_fault_hits_as_often_as_planned(self):
        fault = {"operationId": "rcwConfigListInvitees", "times": 2, "status": 503}
        self.assertEqual(201, self.control("POST", "/faults", fault)[0])
        statuses = [self.call("GET", SESSION + "/invitees")[0] for _ in range(3)]
        self.assertEqual([503, 503, 200], statuses)
        self.assertEqual(2, self.control("GET", "/faults")[1]["records"][0]["hits"])

    def test_a_token_expires_when_the_time_goes_on(self):
        token = self.control("POST", "/tokens", {"expiresInSeconds": 60})[1]["accessToken"]
        self.assertEqual(200, self.call("GET", SESSION, token=token)[0])
        self.assertEqual(200, self.control("POST", "/advance", {"duration": "2m"})[0])
        self.assertEqual(401, self.call("GET", SESSION, token=token)[0])

    def test_a_reset_forgets_everything_in_this_world(self):
        self.assertEqual(204, self.control("POST", "/reset")[0])
        self.assertEqual([], self.control("GET", "/webinars")[1]["records"])

    def test_a_misspelt_option_is_refused_in_words_of_http(self):
        status, body = self.control("POST", "/webinars", {"titel": "T"})
        self.assertEqual(400, status)
        self.assertIn('POST /rcw-fake/webinars: there is no "titel"', body["errors"][0]["message"])

    def test_the_document_names_every_path_used_here(self):
        paths = self.control("GET", "/openapi.json")[1]["paths"]
        for path in ("/health", "/reset", "/advance", "/faults", "/journal", "/tokens", "/sessions/{sessionId}/status"):
            self.assertIn("/rcw-fake" + path, paths)


if __name__ == "__main__":
    unittest.main()
