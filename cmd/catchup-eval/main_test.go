package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Two copies of one report, another account of it and something else.
const documents = `{"id":"a","title":"Two wards close in Leeds","text":"Two wards in Leeds closed on Monday after a flood, and 40 patients of St James were moved to Hull. Ann Hill told the board that repairs would cost £2m."}
{"id":"b","title":"Wards close in Leeds","text":"Two wards in Leeds closed on Monday after a flood, and 40 patients of St James were moved to Hull. Ann Hill told the board that repairs would cost £2m."}
{"id":"c","title":"Flood shuts two Leeds wards","text":"A flood has shut two wards in Leeds. Their patients went to Hull by ambulance."}
{"id":"d","title":"Chess club wins cup","text":"The chess club of Ashford won the county cup in the last game."}
`

// Two weeks of three reports, of which one is a copy.
const weeks = `{"id":"a","week":"1","outlet":"Gazette","published":"2026-03-02T08:00:00Z","title":"Opinion: Flood walls work","text":"I have seen the walls of Leeds, and I believe that they keep the river out."}
{"id":"b","week":"1","outlet":"Record","published":"2026-03-03T08:00:00Z","title":"Two wards close in Leeds","text":"Two wards in Leeds closed after a flood, and 40 patients of St James were moved to Hull. Ann Hill told the board that repairs would cost £2m."}
{"id":"c","week":"1","outlet":"Gazette","published":"2026-03-03T09:00:00Z","title":"Wards close in Leeds","text":"Two wards in Leeds closed after a flood, and 40 patients of St James were moved to Hull. Ann Hill told the board that repairs would cost £2m."}
{"id":"d","week":"2","outlet":"Record","published":"2026-03-10T08:00:00Z","title":"Chess club wins cup","text":"The chess club of Ashford won the county cup in the last game."}
`

const chosenWeeks = `{"edition":"1","rank":1,"heading":"Two wards close in Leeds","heading_item":"b","items":["b","c"],"summary":[{"text":"Two wards in Leeds closed after a flood, and 40 patients of St James were moved to Hull.","item":"b"},{"text":"Ann Hill told the board that repairs would cost £2m.","item":"b"}],"kind":"news"}
{"edition":"1","rank":2,"heading":"Flood walls work","heading_item":"a","items":["a"],"summary":[],"kind":"opinion"}
{"edition":"2","rank":1,"heading":"Chess club wins cup","heading_item":"d","items":["d"],"summary":[{"text":"The chess club of Ashford won the county cup in the last game.","item":"d"}],"kind":"news"}`

func TestRun(t *testing.T) {
	several := `{"id":"s","articles":[{"title":"Beds open","text":"A trust opened 40 beds in May."},{"text":"Rain fell on Leeds for the whole of May."}]}`
	for task, tt := range map[string]struct{ in, want string }{
		"sentences":            {`{"id":"x","text":"Dr Hill spoke.\nNobody heard. It rained"}`, `{"id":"x","sentences":["Dr Hill spoke.","Nobody heard.","It rained"]}`},
		"duplicates":           {documents, `{"a":"a","b":"b","dup":1}`},
		"cluster":              {documents, "{\"id\":\"a\",\"cluster\":\"a\"}\n{\"id\":\"b\",\"cluster\":\"a\"}\n{\"id\":\"c\",\"cluster\":\"a\"}\n{\"id\":\"d\",\"cluster\":\"d\"}"},
		"summarise -n 1":       {`{"id":"x","text":"A trust opened 40 beds in May. It rained."}`, `{"id":"x","summary":"A trust opened 40 beds in May."}`},
		"summarise-story -n 1": {several, `{"id":"s","summary":"A trust opened 40 beds in May."}`},
		"choose -by week":      {weeks, chosenWeeks},
		"figures":              {`{"doc":"x","text":"“No.” It costs £1m to £2m."}`, `{"doc":"x","text":"£1m to £2m","kind":"money","value":[1000000,2000000],"unit":"GBP","start":15,"end":25}`},
	} {
		var out strings.Builder
		if err := run(strings.Fields(task), strings.NewReader(tt.in), &out); err != nil {
			t.Errorf("%s: %v", task, err)
		}
		if diff := cmp.Diff(tt.want, strings.TrimSpace(out.String())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", task, diff)
		}
	}
}

// TestParagraphs takes lines for paragraphs, unless they end within sentences, and a
// first line for a title, unless it is a sentence.
func TestParagraphs(t *testing.T) {
	for text, want := range map[string][2]string{
		"Beds open\nForty beds opened.\nRain fell.":        {"Beds open", "Forty beds opened.\n\nRain fell."},
		"Forty beds opened.\nRain fell.":                   {"", "Forty beds opened.\n\nRain fell."},
		"Forty beds opened\nin May. Rain\nfell on\nLeeds.": {"", "Forty beds opened in May. Rain fell on Leeds."},
		"Beds open\n\nForty beds\nopened.":                 {"Beds open", "Forty beds opened."},
		"Forty beds opened. Rain fell.":                    {"", "Forty beds opened. Rain fell."},
	} {
		i := document{Text: text}.report()
		if i.Title != want[0] || i.Text != want[1] {
			t.Errorf("%q: %q, %q", text, i.Title, i.Text)
		}
	}
}

func TestRunRefuses(t *testing.T) {
	for _, args := range []string{"", "sing", "cluster -n", "cluster -n 0", "cluster -n x", "cluster -by week", "choose", "choose -by day", "cluster 3"} {
		if err := run(strings.Fields(args), strings.NewReader(""), &strings.Builder{}); err == nil {
			t.Errorf("%q is taken for a task", args)
		}
	}
	if err := run([]string{"cluster"}, strings.NewReader("{"), &strings.Builder{}); err == nil {
		t.Error("half a document is read")
	}
}
