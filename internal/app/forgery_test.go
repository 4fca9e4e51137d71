package app

import (
	"strings"
	"testing"
	"time"

	"catchup/config"
	"catchup/internal/subscriber"
)

// report is a multipart/report of one part.
func report(head, media, part string) string {
	return head + "MIME-Version: 1.0\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/" + media + "\n\n" + part + "\n--b"
}

// TestForgeries has strangers write as if they were mail servers, mail services
// or subscribers, to a real listener. They know what everybody knows to whom a
// message was forwarded: its Message-ID and who reads it.
func TestForgeries(t *testing.T) {
	const failed = "Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; anna@example.org\nAction: failed\nStatus: 5.1.1\n"
	const forger, dmarc = "From: eve@elsewhere.example\n", "Authentication-Results: mx.example.org; dmarc="
	p := openPost(t, func(s *config.Settings) {
		s.Mail.Returns.AuthservIDs, s.Mail.Returns.Leave = []string{"mx.example.org"}, "leave@returns.example.org"
	}, "anna", "ben")
	s := p.in.settings.Mail.Returns
	_, err := p.Run(t.Context(), Order{Report: "daily"})
	p.must(err)
	p.listens()
	path := p.path("anna")
	id := ""
	for _, m := range p.server.Mails() {
		if strings.Contains(m.To, "anna") {
			_, id, _ = strings.Cut(string(m.Data), "Message-ID: ")
			id, _, _ = strings.Cut(strings.TrimSpace(id), "\n")
		}
	}
	returned := "\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: " + strings.TrimSpace(id) + "\n--b--\n"
	before := len(p.server.Mails())
	for name, c := range map[string]struct{ to, message string }{
		"a bounce with a known Message-ID":         {s.Address, report(forger, "delivery-status", failed) + returned},
		"a complaint with a known Message-ID":      {s.Address, report(forger, "feedback-report", "Feedback-Type: abuse\nUser-Agent: x\n") + returned},
		"a wish with a display name":               {s.Address, "From: \"anna@example.org\" <eve@elsewhere.example>\nSubject: unsubscribe\n\n"},
		"a bounce for another":                     {path, report(forger, "delivery-status", strings.Replace(failed, "Final-Recipient: rfc822; anna", "Original-Recipient: rfc822; ben@example.org\nFinal-Recipient: rfc822; ben", 1)) + "--\n"},
		"a wish with another's From":               {s.Leave, "From: anna@example.org\nSubject: bye\n\n"},
		"a wish with two in From":                  {path, "From: eve@elsewhere.example, anna@example.org\nSubject: unsubscribe\n\n"},
		"a wish with From twice":                   {s.Leave, dmarc + "pass header.from=elsewhere.example\nFrom: anna@example.org\nFrom: eve@elsewhere.example\nSubject: bye\n\n"},
		"a wish that fails DMARC":                  {path, dmarc + "fail header.from=example.org\nFrom: anna@example.org\nSubject: unsubscribe\n\n"},
		"a result of another server":               {s.Leave, "Authentication-Results: mx.evil.example; dmarc=pass header.from=example.org\nFrom: anna@example.org\nSubject: bye\n\n"},
		"a result below that of the server":        {s.Leave, dmarc + "none header.from=example.org\nReceived: from evil by mx\n" + dmarc + "pass header.from=example.org\nFrom: anna@example.org\nSubject: bye\n\n"},
		"a proven stranger answers anna's message": {s.Address, dmarc + "pass header.from=elsewhere.example\n" + forger + "In-Reply-To: " + strings.TrimSpace(id) + "\nSubject: unsubscribe\n\n"},
		"a wish that a list passes on":             {path, "From: ben@example.org\nList-Id: <talk.example.org>\nSubject: unsubscribe\n\n"},
	} {
		p.brings(c.to, c.message)
		if got := p.state("anna") + p.state("ben"); got != "activeactive" {
			t.Fatalf("%s: the subscribers are %s", name, got)
		}
	}
	due, _, err := p.in.store.Subscribers.ClaimRequests(t.Context(), subscriber.Claim{Now: p.now, Lease: time.Minute, Limit: 5})
	if len(due) > 0 || err != nil || len(p.server.Mails()) != before {
		t.Errorf("due are %+v, %v", due, err)
	}
	shown, err := p.in.store.Returns.OpenReturns(t.Context(), 50)
	if len(shown) != 11 || err != nil { // what a list passes on is automatic
		t.Errorf("the operator is shown %d, %v", len(shown), err)
	}
	p.brings(s.Leave, dmarc+"pass (p=none) header.from=example.org\nFrom: \"Anna\" <ANNA@example.org>\nSubject: bye\n\n")
	p.brings(p.path("ben"), bounce(p.path("ben"), "ben@example.org", "5.1.1"))
	if got := p.state("anna") + p.state("ben"); !strings.HasPrefix(got, "left") || !strings.Contains(got, "suspended") {
		t.Errorf("a proven wish and a genuine bounce: the subscribers are %s", got)
	}
}
