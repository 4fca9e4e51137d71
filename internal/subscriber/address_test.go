package subscriber

import (
	"strings"
	"testing"
)

// TestCheckAddress judges addresses of people, of machines, and such as show
// something else than they are.
func TestCheckAddress(t *testing.T) {
	for email, want := range map[string]string{
		"anna@example.org": "", "anna.bell+news@example.co.uk": "", "o'neill_3@my_host.example": "", "root@localhost": "", "a@xn--bcher-kva.example": "",
		"jürgen@bücher.example": "", "用户@例子.公司": "", "אבא.7@example.org": "", "اناس@مثال.إختبار": "", "a@3com.com": "", "a@1.2.0xyz": "",
		strings.Repeat("a", 242) + "@example.org": "",

		"": "is not an", "anna": "is not an", "anna@": "is not an", "a b@example.org": "is not an", `"a b"@example.org`: "is not an", "a@x..org": "is not an",
		"Anna <a@example.org>": "is not an", "a@example.org, b@example.org": "is not an", "a@example.org (Anna)": "is not an", "a\xff@example.org": "is not an",
		strings.Repeat("a", 243) + "@example.org": "is longer than the 254 octets",

		"a@127.0.0.1": "by its number", "a@[127.0.0.1]": "by its number", "a@2130706433": "by its number", "a@0x7f.1": "by its number", "a@mx.0x7f000001": "by its number",
		"a@127。0。0。1": "by its number", "a@１２７.0.0.1": "by its number", "a@example.42": "by its number", "a@mx.0x": "by its number",

		"gro.elpmaxe@\u202eanna.example": "holds U+202E,", "a\u200bnna@example.org": "holds U+200B,", "anna@exam\u00adple.org": "holds U+00AD,", "anna@example.org\ufeff": "holds U+FEFF,",
		"a\u2066b@example.org": "holds U+2066,", "a\u3164@example.org": "holds U+3164,", "a\u2800@example.org": "holds U+2800,", "a\ufe0f@example.org": "holds U+FE0F,",
		"a\U000e0061@example.org": "holds U+E0061,", "a\u00a0b@example.org": "holds U+00A0,", "a@example.org\r\nBcc: b@example.org": "holds U+000D,", "a\x00@example.org": "holds U+0000,", "a\x7f@example.org": "holds U+007F,",

		"annaאבא@example.org": "holds U+05D0, which is written from right to left", "אבאanna@example.org": "holds U+05D0,", "anna.اناس@example.org": "holds U+0627,", "a١@example.org": "holds U+0661,",

		"a@exam＠ple.org": "has a domain that there cannot be", "a@אaא.example": "has a domain that there cannot be", "a@bü-.example": "has a domain that there cannot be", "a@。": "has a domain that there cannot be", "a@x。。org": "has a domain that there cannot be",
	} {
		got := ""
		if err := CheckAddress(email); err != nil {
			got = err.Error()
		}
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%q %s, want %q", email, got, want)
		}
	}
}

// TestListOfHiddenCharacters reads a list in which some addresses are no
// mailbox, or not the one that they look like: they cost their own rows.
func TestListOfHiddenCharacters(t *testing.T) {
	got, problems := read(t, listOf(t, "email,region\na@example.org,\u202eNorth\na@example\u200b.org,\nc@\u202egro.example,\na@[192.0.2.1],\nb@example.org,\n"))
	want := "config/readers.csv:3:1: email: \"a@example\\u200b.org\" holds U+200B, a character that nobody sees (ask the reader for their address)\n" +
		"config/readers.csv:4:1: email: \"c@\\u202egro.example\" holds U+202E, a character that nobody sees (ask the reader for their address)\n" +
		"config/readers.csv:5:1: email: \"a@[192.0.2.1]\" names a machine by its number (ask the reader for their address)"
	if problems.Error() != want || len(got) != 2 || got[1].Email != "b@example.org" || got[0].Attributes["region"] != "North" {
		t.Errorf("the list gives %v and\n%s\nwant\n%s", got, problems.Error(), want)
	}
}

// TestMailbox writes the address of one mailbox in several ways.
func TestMailbox(t *testing.T) {
	for email, want := range map[string]string{
		"Anna@Example.ORG": "anna@example.org", " anna@example.org. ": "anna@example.org",
		"anna+news@example.org": "anna@example.org", "anna+a+b@example.org": "anna@example.org", "+anna@example.org": "+anna@example.org", "anna＋x@example.org": "anna@example.org",
		"anna.bell@example.org": "anna.bell@example.org", "An.na.Bell+x@Gmail.com": "annabell@gmail.com", "a.nnabell@googlemail.com": "annabell@gmail.com",
		"anna@bücher.example": "anna@xn--bcher-kva.example", "anna@XN--BCHER-KVA.example": "anna@xn--bcher-kva.example", "anna@ｅxample。org": "anna@example.org",
		"ju\u0308rgen@example.org": "j\u00fcrgen@example.org", "ＡNNA@example.org": "anna@example.org",
		"": "@", "anna": "@anna", "anna@": "anna@", "a@exam＠ple.org": "a@exam@ple.org",
	} {
		if got := Mailbox(email); got != want {
			t.Errorf("%q is the mailbox %q, want %q", email, got, want)
		}
	}
}

func FuzzMailbox(f *testing.F) {
	for _, email := range []string{"An.na+x@googlemail.com", "jürgen@bücher.example", "a＋b@ｅxample。org", "+@", "İ@x"} {
		f.Add(email)
	}
	f.Fuzz(func(t *testing.T, email string) {
		if CheckAddress(email) != nil {
			return
		}
		box := Mailbox(email)
		if Mailbox(box) != box || Mailbox(strings.ToUpper(box)) != box && strings.ToLower(strings.ToUpper(box)) == box {
			t.Errorf("%q has the mailbox %q, and that %q", email, box, Mailbox(box))
		}
		if Domain(email) != Domain(box) {
			t.Errorf("%q is of %q, and its mailbox %q of %q", email, Domain(email), box, Domain(box))
		}
	})
}

// TestDomain counts messages for whoever owns a domain, and for nobody at the
// providers of mailboxes.
func TestDomain(t *testing.T) {
	for email, want := range map[string]string{
		"a@Example.org": "example.org", "a@x7.mail.example.org": "example.org", "a@trust.example.co.uk": "example.co.uk", "a@leeds.gov.uk": "leeds.gov.uk",
		"a@bücher.example": "xn--bcher-kva.example", "a@gmail.com": "", "a@GoogleMail.com": "", "a@hotmail.co.uk": "", "a@nhs.net": "", "a@gmail.com.example.org": "example.org",
		"a@localhost": "localhost", "a": "a", "": "",
	} {
		if got := Domain(email); got != want {
			t.Errorf("%q is counted for %q, want %q", email, got, want)
		}
	}
}
