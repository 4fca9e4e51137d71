package feedback

import "testing"

func TestPrecise(t *testing.T) {
	for _, c := range []struct{ status, words, want string }{
		{"5.1.1", "550 5.2.2 full", "5.1.1"},
		{"5.0.0", "550 5.1.1 no such user", "5.1.1"},
		{"5.0.0", "450 4.2.0 greylisted: retry timeout exceeded", "4.2.0"},
		{"5.0.0", "450 later", "4.0.0"},
		{"5.0.0", "550 No", "5.0.0"},
		{"5.0.0", "could not connect to 5.1.1.7 [5.1.1.7]", "5.0.0"},
		{"", "said: 552-5.2.2. Full", "5.2.2"},
		{"5.1.1 (bad mailbox)", "", "5.1.1"},
		{"nonsense", "", ""},
	} {
		if got := precise(c.status, c.words); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.status, c.words, got, c.want)
		}
	}
}

func TestSeverity(t *testing.T) {
	for _, c := range []struct {
		status, words string
		want          Kind
	}{
		{"5.1.1", "mailbox over quota", Hard},
		{"5.1.10", "", Hard},
		{"5.1.2", "", Hard},
		{"5.1.8", "sender's domain does not exist", Soft},
		{"5.2.1", "disabled", Hard},
		{"5.2.2", "user unknown", Soft},
		{"5.3.4", "", Soft},
		{"5.4.4", "host not found", Hard},
		{"5.4.7", "", Soft},
		{"5.5.0", "Requested action not taken: mailbox unavailable", Hard},
		{"5.5.0", "protocol", Soft},
		{"5.7.1", "Message rejected as spam", Soft},
		{"5.7.1", "", Soft},
		{"5.7.1", "Recipient not found", Hard},
		{"5.0.0", "", Hard},
		{"5.0.0", "refused by policy", Soft},
		{"4.4.7", "user unknown", Soft},
		{"", "user unknown", Soft},
	} {
		if got := severity(c.status, c.words); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.status, c.words, got, c.want)
		}
	}
}
