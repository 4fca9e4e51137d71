package deliver

import "testing"

// TestNameless takes out of replies who the reader is, however a server writes it.
func TestNameless(t *testing.T) {
	for words, want := range map[string]string{
		"550 5.1.1 <anna.bell@example.org>: Recipient address rejected": "550 5.1.1 <…>: Recipient address rejected",
		"550 ANNA.BELL@EXAMPLE.ORG... User unknown":                     "550 …... User unknown",
		"550 no such user 'anna.bell', see smtp;anna.bell@example.org.": "550 no such user '…', see smtp;….",
		"550 forwarded to a.bell@home.example and refused":              "550 forwarded to … and refused",
		"553 <catchup@example.org>: Sender address rejected":            "553 <catchup@example.org>: Sender address rejected",
		"450 4.2.1 annabelle and anna.bells are others":                 "450 4.2.1 annabelle and anna.bells are others",
		"421 bounce+anna.bell=example.org=tag@lists.example closes":     "421 … closes",
		"\u0130\u0130\u0130 anna.bell":                                  "\u0130\u0130\u0130 …",
	} {
		if got := nameless(words, "Anna.Bell@example.org", "catchup@example.org"); got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
	if got := nameless("550 a problem", "a@example.org", ""); got != "550 a problem" {
		t.Errorf("a mailbox of one character leaves %q", got)
	}
}
