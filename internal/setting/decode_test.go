package setting

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/setting/disk"
)

// sample has a field of every sort that settings are made of.
type sample struct {
	Title   string          `yaml:"title"`
	Note    Content         `yaml:"note"`
	Wait    Duration        `yaml:"wait" default:"24h"`
	Forms   []string        `yaml:"forms" default:"[html, text]"`
	Rows    int             `yaml:"rows" default:"10"`
	Total   bool            `yaml:"total" default:"true"`
	Scale   decimal.Decimal `yaml:"scale"`
	Zone    Zone            `yaml:"zone"`
	Day     *Day            `yaml:"day"`
	From    Address         `yaml:"from"`
	Limit   Size            `yaml:"limit"`
	Folder  Folder          `yaml:"folder"`
	Feed    []Location      `yaml:"feed"`
	Secret  Secret          `yaml:"secret"`
	Store   Database        `yaml:"store" default:"var/catchup.db"`
	Columns map[string]part `yaml:"columns"`
	Kinds   []either        `yaml:"kinds"`
	Show    struct {
		Rows int `yaml:"rows" default:"7"`
	} `yaml:"show"`
	Mail struct {
		Outbox Path    `yaml:"outbox,kind" default:"var/outbox"`
		SMTP   *string `yaml:"smtp,kind"`
	} `yaml:"mail"`
}

// part has a short form.
type part struct {
	Kind string `yaml:"kind,required"`
	Unit string `yaml:"unit" default:"GBP"`
}

func (p *part) UnmarshalText(text []byte) error { p.Kind = string(text); return nil }

func (p part) Check(at check.Place) {
	if p.Kind == "bad" {
		at.Key("kind").Note("", "is bad")
	}
}

// words may be written as a list of the first.
type words struct {
	First []string `yaml:"first,list"`
	Last  []string `yaml:"last"`
	Most  int      `yaml:"most" default:"3"`
}

// either is one of two kinds.
type either struct {
	CSV      *File   `yaml:"csv,kind"`
	Feed     *string `yaml:"feed,kind"`
	Required bool    `yaml:"required"`
}

func (e either) Check(at check.Place) {
	if e.Feed != nil && *e.Feed == "" {
		at.Key("feed").Note("", "is empty")
	}
}

// options lead to testdata.
var options = Options{Root: "testdata", Disk: disk.Disk{}, Env: func(name string) (string, bool) {
	value, ok := map[string]string{"PASSWORD": "s3cret", "ADDRESS": "postgres://db/catchup"}[name]
	return value, ok
}}

func decode(t *testing.T, text string) sample {
	t.Helper()
	var s sample
	if problems := Decode("x.yaml", []byte(text), &s, options); problems != nil {
		t.Fatal(problems)
	}
	return s
}

func TestDecode(t *testing.T) {
	s := decode(t, `
title: 010
note: file:note.txt
wait: 1h 30m
forms: []
rows: 010
scale: 1e6
zone: Europe/London
day: 2024-06-14
from: Catch Up <catchup@example.org>
limit: 90KB
folder: desk
feed: [note.txt, "https://user:pw@example.org/feed"]
secret: "a${PASSWORD}b"
store: postgres://catchup:${PASSWORD}@db/catchup
columns: { plan: money, year: { kind: year, unit: "" } }
kinds: [ &one { csv: note.txt }, { <<: [*one, { required: true }] } ]
`)
	got := []any{
		s.Title, s.Note, s.Wait.String(), len(s.Forms), s.Rows, s.Total, s.Scale.String(), s.Zone.String(), *s.Day,
		s.From.Name, s.Limit, s.Folder.Full, s.Feed[0].String(), s.Feed[1].String(), s.Secret.Reveal(),
		s.Store.Server.Reveal(), s.Columns, s.Kinds[1].CSV.Name, s.Kinds[1].Required, s.Kinds[0].Required,
		s.Show.Rows, s.Mail.Outbox.Full, s.Mail.SMTP,
	}
	want := []any{
		"010", Content("a note\n"), "1h30m0s", 0, 10, true, "1000000", "Europe/London", Day{2024, 6, 14},
		"Catch Up", Size(90_000), "testdata/desk", "note.txt", "https://example.org/feed", "as3cretb",
		"postgres://catchup:s3cret@db/catchup", map[string]part{"plan": {"money", "GBP"}, "year": {"year", ""}}, "note.txt", true, false,
		7, "testdata/var/outbox", (*string)(nil),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeBlock(t *testing.T) {
	for text, want := range map[string]string{
		"title: |\n  Catch Up\n  weekly\n\n": "Catch Up\nweekly",
		"title: >\n  Catch\n  Up\n":          "Catch Up",
	} {
		if got := decode(t, text).Title; got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

func TestDefaults(t *testing.T) {
	for _, file := range []string{"", "# nothing but a comment\n", "{}"} {
		s := decode(t, file)
		got := []any{s.Wait.String(), s.Forms, s.Rows, s.Total, s.Show.Rows, s.Store.String(), s.Mail.Outbox.Name, s.Day}
		want := []any{"24h0m0s", []string{"html", "text"}, 10, true, 7, "var/catchup.db", "var/outbox", (*Day)(nil)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	if s := decode(t, "mail: { smtp: mx }"); s.Mail.Outbox.Name != "" {
		t.Errorf("a chosen kind left the other its default, %q", s.Mail.Outbox.Name)
	}
}

func TestSecretIsHidden(t *testing.T) {
	s := decode(t, "secret: file:note.txt\nstore: \"postgres://db/${PASSWORD}\"")
	if s.Secret.Reveal() != "a note" || s.Secret.String() != hidden || s.Store.String() != hidden {
		t.Errorf("got %q, shown as %s and %s", s.Secret.Reveal(), s.Secret, s.Store)
	}
}

func TestDatabaseOfElsewhere(t *testing.T) {
	for text, want := range map[string][2]string{
		"${PASSWORD}":   {"s3cret", ""}, // a file of that name
		"sqlite:a.db":   {"a.db", ""},
		"file:note.txt": {"a note", ""},
		"${ADDRESS}":    {"", "postgres://db/catchup"},
	} {
		if s := decode(t, "store: "+text); s.Store.Name != want[0] || s.Store.Server.Reveal() != want[1] {
			t.Errorf("%s is the file %q or the server %q", text, s.Store.Name, s.Store.Server.Reveal())
		}
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct{ file, want string }{
		{"rowz: 1", `1:1: rowz: unknown key (did you mean "rows"?)`},
		{"rows: 1\nrows: 2", `2:1: the key "rows" stands twice, first on line 1`},
		{"rows: many", `1:7: rows: expected a whole number, found "many"`},
		{"rows: [1]", "1:7: rows: expected a whole number, found a list"},
		{"total: yes", `1:8: total: expected true or false, found "yes"`},
		{"total:", "1:7: total: nothing stands here (give it a value or leave the key out)"},
		{"forms: html", "1:8: forms: expected a list, found text (write it as [html])"},
		{"title: {a: b}", "1:8: title: expected text, found a group of keys"},
		{"scale: 1e999999999", `1:8: scale: expected a number, found "1e999999999"`},
		{"columns: {a: []}", "1:14: columns.a: expected text or a group of keys, found a list"},
		{"columns: {a: {unit: x}}", `1:14: columns.a: the key "kind" is missing`},
		{`columns: {a: {kind: ""}}`, "1:21: columns.a.kind: this must be said"},
		{"columns: {a: {kind: bad}}", "1:21: columns.a.kind: is bad"},
		{"columns: {a: bad}", "1:14: columns.a.kind: is bad"},
		{"- a", "1:1: expected a group of keys, found a list"},
		{"kinds:\n  - required: true", "2:5: kinds[0]: exactly one of csv, feed must be set"},
		{"kinds:\n  - csv: note.txt\n    feed: b", "3:5: kinds[0]: exactly one of csv, feed must be set, not csv and feed too"},
		{"kinds: [{csv: note.text}]", `1:15: kinds[0].csv: there is no file note.text (did you mean "note.txt"?)`},
		{"kinds: [{csv: no/note.txt}]", "1:15: kinds[0].csv: there is no file no/note.txt (its folder is not there either)"},
		{"kinds: [{csv: desk}]", "1:15: kinds[0].csv: desk is not a file"},
		{"kinds: [{feed: ''}]", "1:16: kinds[0].feed: is empty"},
		{"folder: ../setting", `1:9: folder: "../setting" leads outside the installation's folder (--allow-outside permits it)`},
		{"folder: /tmp", `1:9: folder: "/tmp" leads outside the installation's folder (--allow-outside permits it)`},
		{"folder: ~/x", `1:9: folder: "~/x" leads outside the installation's folder (--allow-outside permits it)`},
		{"feed: ['ftp://x']", "1:8: feed[0]: this is not an address that begins with https:// or http://"},
		{"secret: ${PASSWROD}", "1:9: secret: the environment has no PASSWROD"},
		{"wait: 90", `1:7: wait: "90" is not a span of time: write it with its unit, as 90d, 24h or 15m`},
		{"zone: Europe/Lodnon", `1:7: zone: "Europe/Lodnon" is not a time zone: write an IANA name such as Europe/London`},
		{"kinds:\n  - csv:note.txt", "2:5: kinds[0]: expected a group of keys, found text (put a space after the colon)"},
		{"show: { rows:3 }", `1:9: show.rows:3: unknown key (put a space after the colon)`},
		{"show:\nrows: 3\ntotal: true\nunit: £", `1:6: show: nothing stands here (give it a value or leave the key out)
:4:1: unit: unknown key (19 are known, the nearest: wait, limit, mail, note, day)`},
		{"columns:\n  a:\n  kind: x\n", `2:5: columns.a: nothing stands here (give it a value or leave the key out)`},
		{"mail:\n  outbox: var\n  title: A", "3:3: mail.title: unknown key (it belongs to a group around this one: check the indent)"},
		{"mail:\nsmtp: mx", `1:6: mail: nothing stands here (give it a value or leave the key out)
:2:1: smtp: unknown key (indent it below "mail")`},
		{"title: !!binary aGk=", "1:8: the tag !!binary means nothing here (leave it out)"},
		{"title: a: b", "1:9: a colon and a space stand in the value (put the value in quotes)"},
		{"rows: 1\n\ttotal: true", "2:1: a tab stands in the indent (indent with spaces)"},
		{"title: @x", "1:8: a value cannot begin with @ (put the value in quotes)"},
		{"{{}: 1}", "1:2: a key must be a word"},
		{"<<: 1", "1:5: << must lead to a group of keys"},
		{"title: *x", "1:1: unknown anchor 'x' referenced (a value that begins with * must stand in quotes)"},
		{"limit: 90", `1:8: limit: "90" is not a size: write it with its unit, as 90KB or 64MB`},
		{"from: nobody", `1:7: from: "nobody" is not an address: write it as name@example.org or Name <name@example.org>`},
		{"note: file:note.text", `1:7: note: there is no file note.text (did you mean "note.txt"?)`},
		{"store: ''", "1:8: store: the name of the file or folder is empty"},
		{"rows: 1\n---\nrows: 2", "2:1: a second document begins here (one file holds one document; remove the line ---)"},
		{"a: &a [*a]", "1:1: the file is too large or too deep (an alias may repeat itself)"},
	}
	for _, test := range tests {
		got := Decode("", []byte(test.file), new(sample), options).Error()
		if got != ":"+test.want {
			t.Errorf("%q\n got %s\nwant :%s", test.file, got, test.want)
		}
	}
}

func TestOutsideIsAllowed(t *testing.T) {
	home := t.TempDir()
	allowed := Options{Root: "testdata", Disk: disk.Disk{}, AllowOutside: true, Env: func(string) (string, bool) { return home, true }}
	for name, want := range map[string]string{
		"../testdata/desk": "testdata/desk",
		home:               home,
		"~/":               home,
	} {
		var s sample
		problems := Decode("x.yaml", []byte("folder: "+name), &s, allowed)
		if problems != nil || s.Folder.Full != want {
			t.Errorf("%s leads to %q, want %q: %v", name, s.Folder.Full, want, problems)
		}
	}
}

func TestAliasesAreBounded(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i, name := range strings.Split("bcdefghi", "") {
		last := strings.Split("abcdefghi", "")[i]
		bomb += name + "0: &" + name + "0 [" + strings.Repeat("*"+last+"0, ", 9) + "*" + last + "0]\n"
	}
	got := Decode("x.yaml", []byte(bomb), new(sample), options).Error()
	if want := "x.yaml:1:1: the file is too large or too deep (an alias may repeat itself)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFurtherChecks(t *testing.T) {
	got := Decode("x.yaml", []byte("title: x\nkinds: [{feed: y}, {}]"), new(sample), options, func(at check.Place) {
		at.Key("kinds").Item(0).Key("feed").Key("deeper").Note("", "is not known")
	})
	want := "x.yaml:2:16: kinds[0].feed.deeper: is not known\n" +
		"x.yaml:2:20: kinds[1]: exactly one of csv, feed must be set"
	if got.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", got, want)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("title: 010\nwait: 1h 30m\nkinds: [&a {csv: note.txt}, {<<: *a}]")
	f.Add("{{},<<}")
	f.Add("zone: x\nfeed: ['http://[']\nsecret: ${A}")
	f.Add("a: &a [*a]\n? [b]\n: c\n---\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range Decode("x.yaml", []byte(text), new(sample), options) {
			if p.Pos.File != "x.yaml" || p.Pos.Line < 1 || p.Pos.Column < 1 {
				t.Errorf("no place in %#v", p)
			}
		}
	})
}

func TestWithoutADiskThereAreNoFiles(t *testing.T) {
	var s struct {
		File   File   `yaml:"file"`
		Secret Secret `yaml:"secret"`
		Folder Path   `yaml:"folder"`
	}
	problems := Decode("x.yaml", []byte("file: decode.go\nsecret: file:decode.go\nfolder: var"), &s, Options{Root: "."})
	if len(problems) != 2 || problems[0].Message != "there is no file decode.go" || problems[1].Message != problems[0].Message || s.Folder.Full != "var" {
		t.Errorf("%v, the folder is %q", problems, s.Folder.Full)
	}
}

// TestListForAGroup reads a group that may be written as a list of one of its keys.
func TestListForAGroup(t *testing.T) {
	for text, want := range map[string]string{
		"words: [a, b]": "[a b] [] 3", "words: { first: [a], last: [b], most: 4 }": "[a] [b] 4", "words: {}": "[] [] 3", "{}": "[] [] 3",
	} {
		var s struct {
			Words words `yaml:"words"`
		}
		if problems := Decode("x.yaml", []byte(text), &s, Options{}); len(problems) > 0 {
			t.Errorf("%s: %v", text, problems)
		}
		if got := fmt.Sprint(s.Words.First, s.Words.Last, s.Words.Most); got != want {
			t.Errorf("%s is read as %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"words: a":        "expected a list or a group of keys, found text",
		"words: [{a: b}]": "words[0]: expected text, found a group of keys",
	} {
		var s struct {
			Words words `yaml:"words"`
		}
		if problems := Decode("x.yaml", []byte(text), &s, Options{}); len(problems) != 1 || !strings.Contains(problems[0].Error(), want) {
			t.Errorf("%s: %v, want %s", text, problems, want)
		}
	}
}
