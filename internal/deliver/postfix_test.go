package deliver_test

import (
	"bytes"
	"encoding/json"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/deliver/smtp"
	"catchup/internal/postfixtest"
	"catchup/internal/setting"
)

// TestPostfix delivers to Postfix as the next hop: its queue holds what the
// ledger calls sent, with its dots, and nothing else.
func TestPostfix(t *testing.T) {
	p := postfixtest.Start(t, keeping("ann@example.org", "zoe@example.org"))
	r := newRound(t, nil, "ann", "bob", "zoe")
	sender := smtp.New(smtp.Spec{Host: "127.0.0.1", Port: p.Port, TLS: smtp.None, Timeout: setting.Duration(time.Minute), Connections: 2})
	t.Cleanup(func() { sender.Close() })
	r.options.Sender, r.options.Connections = sender, 2
	r.edition.Files[1].Bytes = []byte("Words\n.\n..and dots\n")
	r.post = deliver.New(r.options)
	o, err := r.post.Deliver(t.Context(), r.edition)
	try(t, err)
	if o.Sent != 2 || o.Refused != 1 || !strings.Contains(o.Failed[0].Reason, "550 5.1.1") || o.Failed[0].Email != "bob@example.org" {
		t.Errorf("the outcome is %+v", o)
	}
	want := map[string]string{}
	for name, d := range r.rows(t) {
		if d.State == deliver.Sent {
			want[name+"@example.org"] = d.MessageID
		}
	}
	if diff := cmp.Diff(want, queue(t, p)); diff != "" {
		t.Errorf("the queue (-what is called sent +what is there):\n%s", diff)
	}
}

// keeping has Postfix take mail for these addresses only, and keep all of it in
// its queue.
func keeping(addresses ...string) string {
	var known []string
	for _, a := range addresses {
		known = append(known, "{ "+a+" = x }")
	}
	return "myhostname = mail.example.net\nmydestination =\nrelay_domains = example.org\n" +
		"relay_recipient_maps = inline:{ " + strings.Join(known, ", ") + " }\ndefer_transports = relay, smtp\n"
}

// queue is what lies in the queue: the Message-IDs by the subscribers.
func queue(t *testing.T, p *postfixtest.Server) map[string]string {
	t.Helper()
	all := map[string]string{}
	for line := range bytes.Lines(p.Run(t, "", "postqueue", "-j")) {
		var entry struct {
			ID         string `json:"queue_id"`
			Recipients []struct{ Address string }
		}
		try(t, json.Unmarshal(line, &entry))
		message := p.Run(t, "", "postcat", "-bhq", entry.ID)
		if !bytes.Contains(message, []byte("\n\nWords\n=2E\n=2E.and dots\n")) {
			t.Errorf("the letter was changed:\n%s", message)
		}
		m, err := mail.ReadMessage(bytes.NewReader(message))
		try(t, err)
		all[entry.Recipients[0].Address] = strings.Trim(m.Header.Get("Message-ID"), "<>")
	}
	return all
}
