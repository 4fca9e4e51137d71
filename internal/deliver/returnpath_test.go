package deliver_test

import (
	"bytes"
	"net/mail"
	"strings"
	"testing"

	"catchup/internal/deliver"
)

// TestReturnPath has each message come back to an address of its own, at which
// its subscriber also leaves by mail.
func TestReturnPath(t *testing.T) {
	r := newRound(t, nil, "ann", "bob")
	r.options.Return = func(messageID string) string {
		message, _, _ := strings.Cut(messageID, "@")
		return "back+" + message[len(message)-4:] + "@returns.example.org"
	}
	_, err := deliver.New(r.options).Deliver(t.Context(), r.edition)
	try(t, err)
	seen := map[string]bool{}
	for _, m := range r.server.Mails() {
		message, err := mail.ReadMessage(bytes.NewReader(m.Data))
		try(t, err)
		id := strings.Trim(message.Header.Get("Message-Id"), "<>")
		back := r.options.Return(id)
		seen[back] = true
		if !strings.HasPrefix(m.From, "FROM:<"+back+">") || message.Header.Get("From") != `"Catch Up" <catchup@example.org>` {
			t.Errorf("letter %s comes back to %q and is from %q", id, m.From, message.Header.Get("From"))
		}
		if got, want := message.Header.Get("List-Unsubscribe"), "<mailto:"+back+"?subject=unsubscribe%20weekly>"; got != want {
			t.Errorf("List-Unsubscribe: %s, want %s", got, want)
		}
	}
	if len(seen) != 2 {
		t.Errorf("two letters have the return paths %v", seen)
	}
}
