package item

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// sifted are the articles of one outlet with these titles, in this order.
func sifted(outlet string, titles ...string) []Item {
	var items []Item
	for hour, title := range titles {
		items = append(items, Item{
			ID: fmt.Sprint(hour), Outlet: outlet, Title: title, Author: "Sam Poe", Published: time.Unix(int64(hour)*4*24*60*60, 0), // too far apart for versions of one article
			Text: "Sample. The Hexley trust said that the NHS in Hexley would wait, said Ann Mould of the RCN. Beds stay in North Hexley and at Hexley Infirmary.",
		})
	}
	all := map[Kind]Use{}
	for _, k := range Kinds {
		all[k] = ToTell
	}
	s := Sift(items, Rules{Kinds: all})
	for _, out := range s.Out { // a correction acts, and is not told itself
		s.Kept = append(s.Kept, out.Item)
	}
	return InOrder(s.Kept)
}

// TestTitles cleans titles one at a time, of an outlet that has no habits.
func TestTitles(t *testing.T) {
	for title, want := range map[string]string{ // the label, a bar, the title
		"Wards close":                                "|Wards close",
		"Exclusive: the ten wards that close":        "Exclusive|The ten wards that close",
		"EXCLUSIVE | Wards close in Hexley":          "EXCLUSIVE|Wards close in Hexley",
		"Exclusive: Opinion: wards must close":       "Exclusive, Opinion|Wards must close",
		"Opinion | Wards must close":                 "Opinion|Wards must close",
		"Opinion – Wards must close":                 "Opinion|Wards must close",
		"[Sponsored] Wards that pay for themselves":  "Sponsored|Wards that pay for themselves",
		"Wards that pay (sponsored)":                 "sponsored|Wards that pay",
		"Wards that pay [Sponsored by Acme Beds]":    "Sponsored by Acme Beds|Wards that pay",
		"(Updated) Wards close":                      "Updated|Wards close",
		"Wards close (updated 14:30)":                "updated 14:30|Wards close",
		"Updated 3pm: wards close":                   "Updated 3pm|Wards close",
		"UPDATE 2-Wards close":                       "UPDATE 2|Wards close",
		"LIVE:Wards close":                           "LIVE|Wards close",
		"Breaking – wards close":                     "Breaking|Wards close",
		"BREAKING NEWS!! Wards close in Hexley":      "BREAKING NEWS|Wards close in Hexley",
		"WATCH Minister opens the Hexley wards":      "WATCH|Minister opens the Hexley wards",
		"🔴 Live: wards close 🏥":                      "Live|Wards close",
		"Wards close – live updates":                 "live updates|Wards close",
		"Wards close - as it happened":               "as it happened|Wards close",
		"[UPDATE: 3pm] Wards close":                  "UPDATE: 3pm|Wards close",
		"*EXCLUSIVE* Wards close":                    "EXCLUSIVE|Wards close",
		"#Sponsored Wards that pay":                  "Sponsored|Wards that pay",
		"Wards that pay #ad":                         "ad|Wards that pay",
		"TW Exclusive: wards close":                  "TW Exclusive|Wards close",
		"BRIEF-Acme buys beds":                       "BRIEF|Acme buys beds",
		"Wards close – analysis":                     "|Wards close – analysis", // it may be the analysis that says so
		"Wards close – Analysis":                     "Analysis|Wards close",
		"Wards close: nurses strike":                 "|Wards close: nurses strike",
		"Wards must not close | Opinion | The Bugle": "Opinion|Wards must not close",
		"Wards must not close | Sam Poe":             "|Wards must not close",
		"Wards must not close – Sam Poe":             "|Wards must not close",
		"Wards close – union":                        "|Wards close – union",
		"Job losses: wards to close":                 "|Job losses: wards to close",
		"Live-in carers to strike":                   "|Live-in carers to strike",
		"Live music on the wards":                    "|Live music on the wards",
		"Comment sought on wards":                    "|Comment sought on wards",
		"Analysis finds wards at risk":               "|Analysis finds wards at risk",
		"Union leader: wards must open":              "|Union leader: wards must open",
		"Minister’s letter: wards must open":         "|Minister’s letter: wards must open",
		"Press release: New beds for Hexley":         "Press release|New beds for Hexley",
		"News story: Nurses to be trained":           "News story|Nurses to be trained",
		"Corrections and clarifications":             "Corrections and clarifications|Corrections and clarifications",
		"Morning briefing: 11 March":                 "Morning briefing: 11 March|Morning briefing: 11 March",
		"In brief":                                   "In brief|In brief",
		"WARDS TO CLOSE IN NORTH HEXLEY, NHS SAYS":   "|Wards to close in North Hexley, NHS says",
		"HEXLEY INFIRMARY’S BEDS: TRUST ‘WILL WAIT’": "|Hexley Infirmary’s beds: trust ‘will wait’",
		"EXCLUSIVE: BEDS FOR £2M AT HEXLEY":          "EXCLUSIVE|Beds for £2m at Hexley",
		"NHS CHAIR: “WE WILL WAIT.” TRUST AGREES":    "|NHS chair: “We will wait.” Trust agrees",
		"NHS BMA RCN":                                "|NHS BMA RCN",
		"Wards In Hexley To Close For Good":          "|Wards In Hexley To Close For Good",
		"iPlayer shows the wards of Hexley":          "|iPlayer shows the wards of Hexley",
		"‘We cannot go on’: nurses plead":            "|‘We cannot go on’: nurses plead",
	} {
		got := sifted("Trade Weekly", title)[0]
		if said := got.Label + "|" + got.Title; said != want {
			t.Errorf("%q became %q, want %q", title, said, want)
		}
	}
}

// TestOutletsInTitles takes an outlet's own name off its titles, and nothing that
// is part of a sentence.
func TestOutletsInTitles(t *testing.T) {
	for name, c := range map[string]struct {
		outlet       string
		titles, want []string
	}{
		"behind a bar":         {"Trade Weekly", []string{"Wards close | Trade Weekly"}, []string{"Wards close"}},
		"behind a dash":        {"Trade Weekly", []string{"Wards close - Trade Weekly"}, []string{"Wards close"}},
		"behind a dot":         {"Trade Weekly", []string{"Wards close · Trade Weekly"}, []string{"Wards close"}},
		"with a section":       {"Trade Weekly", []string{"Wards close | Health | Trade Weekly"}, []string{"Wards close"}},
		"with two dashes":      {"Trade Weekly", []string{"Wards close - Health - Trade Weekly", "Beds go - Health - Trade Weekly", "Chief quits - Health - Trade Weekly", "Pay rises - Health - Trade Weekly"}, []string{"Wards close", "Beds go", "Chief quits", "Pay rises"}},
		"the start of it":      {"The Trade Weekly – Latest news", []string{"Wards close – Trade Weekly", "Beds go – Trade Weekly"}, []string{"Wards close", "Beds go"}},
		"its initials":         {"Health Service Courier", []string{"Wards close – HSC", "Beds go – HSC"}, []string{"Wards close", "Beds go"}},
		"initials and more":    {"HSC", []string{"HSC Local: Wards close", "HSC Local: Beds go"}, []string{"Wards close", "Beds go"}},
		"before a colon":       {"Trade Weekly", []string{"Trade Weekly: Wards close", "Trade Weekly: beds go"}, []string{"Wards close", "Beds go"}},
		"before an arrow":      {"Trade Weekly", []string{"Trade Weekly » Chief nurse appointed"}, []string{"Chief nurse appointed"}},
		"at either end":        {"Trade Weekly", []string{"Trade Weekly: Minister rules out levy", "Beds go - Trade Weekly"}, []string{"Minister rules out levy", "Beds go"}},
		"who speaks":           {"NHS Northmoor", []string{"NHS Northmoor: wards to close"}, []string{"NHS Northmoor: wards to close"}},
		"joined by a word":     {"Trade Weekly", []string{"Wards close on Trade Weekly", "Beds go on Trade Weekly"}, []string{"Wards close", "Beds go"}},
		"part of the sentence": {"Trade Weekly", []string{"Trade Weekly wins award", "Trade Weekly moves house"}, []string{"Trade Weekly wins award", "Trade Weekly moves house"}},
		"only its name":        {"Trade Weekly", []string{"Jobs | Trade Weekly"}, []string{"Jobs | Trade Weekly"}},
		"a series":             {"The Bugle", []string{"Ward watch: beds go in Hexley", "Ward watch: chief quits at Hexley", "Ward watch: pay rises for nurses", "Ward watch: doors shut at night"}, []string{"Beds go in Hexley", "Chief quits at Hexley", "Pay rises for nurses", "Doors shut at night"}},
		"a subject":            {"The Bugle", []string{"Budget: beds go in Hexley", "Budget: chief quits at Hexley", "Budget: pay rises for nurses", "Doors shut at night", "Wards close"}, []string{"Budget: beds go in Hexley", "Budget: chief quits at Hexley", "Budget: pay rises for nurses", "Doors shut at night", "Wards close"}},
		"few of a subject":     {"The Bugle", []string{"Budget: beds go in Hexley", "Budget: chief quits at Hexley", "Budget: pay rises for nurses"}, []string{"Budget: beds go in Hexley", "Budget: chief quits at Hexley", "Budget: pay rises for nurses"}},
		"another who speaks":   {"The Bugle", []string{"Wards must open – union", "Pay must rise – union"}, []string{"Wards must open – union", "Pay must rise – union"}},
		"labels on both sides": {"Trade Weekly", []string{"Trade Weekly: Exclusive: wards close [updated] | Trade Weekly", "Trade Weekly: beds go"}, []string{"Wards close", "Beds go"}},
	} {
		var got []string
		for _, i := range sifted(c.outlet, c.titles...) {
			got = append(got, i.Title)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestLabelsTellOneKind holds that no label stands in two lists.
func TestLabelsTellOneKind(t *testing.T) {
	if n := len(labelWords); n == 0 {
		t.Fatal("no lists")
	}
	for _, lists := range [][]wordsOf{labelWords, doubtfulWords} {
		first := map[string]Kind{}
		for _, of := range lists {
			for label := range labelled([]wordsOf{of}) {
				if k, twice := first[label]; twice {
					t.Errorf("%q is a label of %s and of %s", label, k, of.kind)
				}
				first[label] = of.kind
			}
		}
	}
}
