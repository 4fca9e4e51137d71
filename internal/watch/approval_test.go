package watch

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// TestWaiting asks the operators for their word, by name, with the address of
// their site and what is in the edition. Other bytes are asked about anew, and
// what was asked before ends.
func TestWaiting(t *testing.T) {
	h := open(t)
	h.o.Admin = "https://news.example.org/desk"
	e := h.keepsOn(friday, 25, edition.Terms{Approval: true})
	e.Slices = []string{"East", "West"}
	e.Document = &document.Document{
		Covers: "14 June 2024", Notices: []string{"The figures are a sample."}, Warnings: []string{"beds: row 7 has no date"},
		Gaps:     []document.Gap{{Source: "wards", Why: "it could not be read"}, {Part: "the table “Rents”", Why: "too long"}},
		Override: &document.Override{Reason: "the auditor has confirmed it"},
		Blocks: document.Blocks{
			document.Heading{Level: 2, Text: "This week"}, document.Story{Heading: "A hall opens", Lead: true}, document.Heading{Level: 3, Text: "Below"}, document.Story{Heading: "A hall closes"},
			document.Heading{Level: 2, Text: "Money"}, document.Table{}, document.Chart{}, document.Chart{}, document.Heading{Level: 2, Text: "Empty"},
		},
	}
	standing := edition.Approval{Terms: edition.Terms{Approval: true}, State: edition.Waiting, Hash: strings.Repeat("0123456789abcdef", 4)}
	for range 2 {
		h.must(h.Waiting(t.Context(), e, standing))
	}
	h.heard("when it waits", []string{"Waiting: daily/2024-06-14"}, nil)
	want := `daily/2024-06-14, 14 June 2024, is made and waits for approval.

Lead:      A hall opens
Sections:  This week: 2 stories
           Money: 1 table, 2 charts
           Empty
Missing:   the source wards: it could not be read
           the table “Rents”: too long
Notes:     The figures are a sample.
Warnings:  beds: row 7 has no date
Forced:    the auditor has confirmed it
Readers:   25, and 2 slices, of which each gets one

Nothing of it goes out until ann or ben approves exactly these bytes:
` + standing.Hash + `

Look at it, and approve it, at
https://news.example.org/desk/editions/daily/2024-06-14/

To approve it by a command:

    catchup approve daily/2024-06-14 --hash 0123456789abcdef --as NAME
`
	if diff := cmp.Diff(want, h.mails[0].text); diff != "" {
		t.Errorf("the mail (-want +got):\n%s", diff)
	}
	standing.Hash = strings.Repeat("f", 64)
	for i := range mostNoted + 5 {
		e.Document.Warnings = append(e.Document.Warnings, fmt.Sprintf("oddity %d", i))
	}
	h.must(h.Waiting(t.Context(), e, standing))
	h.heard("when other bytes wait", []string{"Waiting: daily/2024-06-14", "Waiting: daily/2024-06-14"}, nil)
	h.says("           oddity 18\n           and 6 more\nForced:")
	if got := h.alerts(friday); len(got) != 1 {
		t.Errorf("there stand %q", got)
	}
}

// TestWaitingEnds ends "Waiting" when the edition is approved, put on hold or
// dropped, and tells nobody that this was resolved. An edition that waits or is
// on hold is not called late as well, and the health check says how it stands.
func TestWaitingEnds(t *testing.T) {
	for act, c := range map[edition.Act]struct{ words, later string }{
		"":              {"waits for approval", ""},
		edition.Hold:    {"is on hold", ""},
		edition.Drop:    {"", ""},
		edition.Approve: {"", "Late: daily/2024-06-14"},
	} {
		h := open(t)
		e := h.keepsOn(friday, 1, edition.Terms{Approval: true})
		a, err := h.store.Archive.Approval(t.Context(), friday)
		h.must(err)
		h.must(h.Waiting(t.Context(), e, a))
		h.now = h.now.Add(2 * time.Hour)
		h.Look(t.Context())
		if got := h.alerts(friday); !slices.Equal(got, []string{"Waiting: daily/2024-06-14"}) {
			t.Errorf("while it waits there stand %q", got)
		}
		if act != "" {
			h.rules(friday, act)
			h.Look(t.Context())
			if got := h.alerts(friday); len(got) != 0 {
				t.Errorf("after %s there stand %q", act, got)
			}
		}
		h.now = h.now.Add(31 * time.Minute)
		h.Look(t.Context())
		sign, err := LastSign(h.o.Dir)
		h.must(err)
		well := sign.Well(h.now)
		if c.words != "" && (well == nil || !strings.Contains(well.Error(), "daily/2024-06-14, due at 2024-06-14T16:00:00+01:00, "+c.words)) || act == edition.Drop && well != nil {
			t.Errorf("after %q it is well: %v", act, well)
		}
		late := slices.ContainsFunc(h.mails, func(m mailed) bool { return strings.HasPrefix(m.subject, "Late") })
		resolved := slices.ContainsFunc(h.mails, func(m mailed) bool { return strings.HasPrefix(m.subject, "Resolved") })
		if late != (c.later != "") || resolved {
			t.Errorf("after %q the operator is mailed %+v", act, h.mails)
		}
	}
}

// TestLateEnds ends "Late" in silence when the edition is made and waits.
func TestLateEnds(t *testing.T) {
	h := open(t)
	h.now = h.now.Add(time.Minute)
	h.Look(t.Context())
	if got := h.alerts(friday); len(got) != 1 {
		t.Fatalf("there stand %q", got)
	}
	h.keepsOn(friday, 1, edition.Terms{Approval: true})
	h.Look(t.Context())
	if got := h.alerts(friday); len(got) != 0 || len(h.mails) != 1 {
		t.Errorf("there stand %q, and the operator is mailed %+v", got, h.mails)
	}
}

// TestDropped tells that an edition was dropped, by whom and why, and how that
// is taken back; it is neither out nor late.
func TestDropped(t *testing.T) {
	h := open(t)
	h.keepsOn(friday, 3, edition.Terms{Approval: true, Next: h.now.Add(24 * time.Hour)})
	h.rules(friday, edition.Drop)
	h.now = h.now.Add(2 * time.Hour)
	for range 2 {
		h.Look(t.Context())
	}
	h.heard("when it was dropped", []string{"Dropped: daily/2024-06-14 has reached 0 of 3 readers"}, []string{"daily true daily/2024-06-14 was dropped: 0 sent", "all true all is well"})
	h.says("Of this edition: ann dropped it: so it is.", "catchup take-back daily/2024-06-14 --as NAME")
	if sign, err := LastSign(h.o.Dir); err != nil || len(sign.Due) != 1 || sign.Due[0].Out || sign.Due[0].Stands != edition.Dropped {
		t.Errorf("the sign of life says %+v, %v", sign, err)
	}
	h.rules(friday, edition.TakeBack)
	h.rules(friday, edition.Drop)
	h.now = h.now.Add(23 * time.Hour)
	h.Outcome(t.Context(), edition.Entry{Key: friday, ID: h.idOf(friday)})
	if len(h.mails) != 2 || strings.Contains(h.mails[1].text, "take-back") {
		t.Errorf("dropped again, and too late to take that back, the operator is mailed %+v", h.mails)
	}
}

// idOf is the ID of a kept edition.
func (h *house) idOf(k edition.Key) string {
	h.Helper()
	e, err := h.store.Archive.Find(h.Context(), k)
	h.must(err)
	return e.ID
}

// command is a line of a mail that names one.
var command = regexp.MustCompile(`(?m)^    catchup (.*)$`)

// refuses tells whether a command would refuse to do anything about the edition
// as it stands; nil if it is not kept.
func (h *house) refuses(line string, a *edition.Approval) bool {
	h.Helper()
	words := strings.Fields(line)
	switch words[0] {
	case "check", "--run":
		return false
	case "deliveries":
		return a == nil
	case "resend":
		return a == nil || !a.Goes(h.now)
	case "approve", "release", "take-back":
		r := edition.Ruling{At: h.now, Act: edition.Act(words[0])}
		if i := slices.Index(words, "--hash"); i > 0 {
			r.Hash = words[i+1]
		}
		if a == nil || !slices.Contains(words, "--as") {
			return true
		}
		_, err := a.Rule(r)
		return err != nil
	}
	h.Errorf("a hint names a command that nobody knows: catchup %s", line)
	return true
}

// TestHintsWork puts an edition into each state, has the watch tell all that it
// can tell of it, and asks of each command in the mails whether it would refuse.
func TestHintsWork(t *testing.T) {
	approval, later := edition.Terms{Approval: true}, edition.Terms{Release: moment("2024-06-14T20:00:00Z"), Next: moment("2024-06-15T15:00:00Z")}
	seen := map[string]bool{}
	for name, c := range map[string]struct {
		terms *edition.Terms
		acts  []edition.Act
	}{
		"not made":           {nil, nil},
		"waiting":            {&approval, nil},
		"waiting for longer": {&edition.Terms{Approval: true, Release: later.Release}, nil},
		"approved":           {&approval, []edition.Act{edition.Approve}},
		"approved for later": {&edition.Terms{Approval: true, Release: later.Release}, []edition.Act{edition.Approve}},
		"ready":              {&edition.Terms{}, nil},
		"ready later":        {&later, nil},
		"on hold":            {&approval, []edition.Act{edition.Hold}},
		"approved, on hold":  {&approval, []edition.Act{edition.Approve, edition.Hold}},
		"released":           {&approval, []edition.Act{edition.Hold, edition.Release}},
		"dropped":            {&approval, []edition.Act{edition.Drop}},
		"dropped for good":   {&edition.Terms{Next: moment("2024-06-14T15:00:00Z")}, []edition.Act{edition.Drop}},
		"taken back":         {&approval, []edition.Act{edition.Drop, edition.TakeBack}},
	} {
		for _, missed := range []bool{false, true} {
			h := open(t)
			var entry edition.Entry
			var a *edition.Approval
			if c.terms != nil {
				terms := *c.terms
				if missed { // some have been sent to before it was stopped
					terms = edition.Terms{Next: terms.Next}
				}
				e := h.keepsOn(friday, 3, terms)
				entry = e.Entry()
				if missed {
					h.ends(entry, 1, deliver.Refused, "550 no")
					h.ends(entry, 1, deliver.Unsure, "cut off")
					h.ends(entry, 1, deliver.Sent, "")
				}
				for _, act := range c.acts {
					if current, err := h.store.Archive.Approval(t.Context(), friday); err == nil && current.May(act, h.now) {
						h.rules(friday, act)
					}
				}
				current, err := h.store.Archive.Approval(t.Context(), friday)
				h.must(err)
				a = &current
				h.Sent(t.Context(), entry, "")
				h.Sent(t.Context(), entry, "connection refused")
				h.must(h.store.Ledger.Pause(t.Context(), entry.ID, time.Hour, "too many were refused"))
				h.Sent(t.Context(), entry, "")
				if a.State == edition.Waiting {
					h.must(h.Waiting(t.Context(), e, *a))
				}
			} else {
				h.Unmade(t.Context(), friday, errors.New("no such file"))
				h.Unmade(t.Context(), friday, &edition.Held{Key: friday, Cause: edition.Blank})
			}
			h.now = h.now.Add(2 * time.Hour)
			h.Look(t.Context())
			for _, m := range h.mails {
				for _, found := range command.FindAllStringSubmatch(m.text, -1) {
					seen[strings.Fields(found[1])[0]] = true
					if h.refuses(found[1], a) {
						t.Errorf("%s, missed %t: %q names a command that refuses: catchup %s", name, missed, m.subject, found[1])
					}
				}
			}
		}
	}
	for _, word := range []string{"check", "--run", "deliveries", "resend", "approve", "release", "take-back"} {
		if !seen[word] {
			t.Errorf("no mail names catchup %s: the test sees too little", word)
		}
	}
}
