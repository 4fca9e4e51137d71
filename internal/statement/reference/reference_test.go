package reference

import (
	"os"
	"strings"
	"testing"
)

// TestReferences tells the sentences of a list that stand alone from those that point
// back.
func TestReferences(t *testing.T) {
	list, err := os.ReadFile("testdata/references.txt")
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for line := range strings.Lines(string(list)) {
		want, sentence, found := strings.Cut(strings.TrimSpace(line), " ")
		if sentence = strings.TrimSpace(sentence); !found || want == "#" {
			continue
		}
		before := "Una Price wrote a sample of news."
		r := Read("", []Sentence{{before, before}, {sentence, sentence}})[1]
		if got := r.kind(); got != want {
			wrong++
			t.Errorf("%s, want %s: %s %v", got, want, sentence, r.Needs)
		}
	}
	t.Logf("%d wrong", wrong)
}

// kind is what a reference points back to, in a word.
func (r Reference) kind() string {
	switch {
	case r.Announces:
		return "announces"
	case r.Leans:
		return "leans"
	case len(r.Needs) > 0:
		return "needs"
	}
	return "stands"
}

// read are the references of the sentences of a made-up article.
func read(sentences ...string) []Reference {
	all := make([]Sentence, len(sentences))
	for i, s := range sentences {
		all[i] = Sentence{s, s}
	}
	return Read("", all)
}

// TestNames needs a surname and an abbreviation that the article introduces, and
// none that is well known, or that only describes another word.
func TestNames(t *testing.T) {
	introduced := "Ann Hill leads the Royal College of Nursing (RCN) in Leeds, near Ashby Vale."
	for sentence, want := range map[string]string{
		"Hill said that nobody had asked nurses.":                  "Hill",
		"Hill’s letter was sent to nine hospitals.":                "Hill",
		"Nurses in Leeds are angry with Hill.":                     "Hill",
		"Ms Hill said that nobody had asked nurses.":               "Hill",
		"Mr Poe said that nobody had asked nurses.":                "Poe",
		"The RCN has asked for a rise of 9%.":                      "RCN",
		"Ann Hill said that nobody had asked nurses.":              "",
		"Hill, a nurse from Leeds, said that nobody had asked.":    "",
		"The Hill letter was sent to nine hospitals.":              "",
		"The NHS has asked for a rise of 9%.":                      "",
		"Nurses in Leeds were asked by the Royal Society (RCN).":   "",
		"Una Price said that nobody had asked nurses.":             "",
		"Una Price met Ann Hill, and Hill said that she would go.": "",
	} {
		needs := read(introduced, sentence)[1].Needs
		got := ""
		for _, n := range needs {
			got += n.Word
		}
		if got != want {
			t.Errorf("%q needs %q, want %q", sentence, got, want)
		}
	}
}

// TestLongerNames needs what ends a longer name of the article, whosever it is, where it
// speaks, owns or begins a sentence, but no place and no word of the language.
func TestLongerNames(t *testing.T) {
	for _, c := range [][3]string{
		{"Olu Adé, a nurse from York, wrote it.", "Adé said that nobody had asked.", "Adé"},
		{"Mevlut Sahin spoke in York.", "Nobody had asked, Sahin said.", "Sahin"},
		{"Ngozi Eze runs a clinic.", "Eze’s letter was sent to nurses.", "Eze"},
		{"Tiago Braz left York.", "Braz had promised to stay.", "Braz"},
		{"Ana de Souza leads a union.", "De Souza is to meet ministers.", "Souza"},
		{"Pádraig Ó Néill leads a union.", "Ó Néill is to meet ministers.", "Néill"},
		{"Tove Lund and Bo Falk run a mill.", "Lund and Falk said that it was safe.", "LundFalk"},
		{"The story of New York.", "York said that it would pay.", ""},
		{"The trade of Hexley Mill.", "Mill said that it would pay.", ""},
		{"Nurses met in Ashby Vale.", "Vale said that it would pay.", ""},
		{"The Wild Geese sang.", "Geese said nothing, and no geese sang.", ""},
		{"Mevlut Sahin spoke in York.", "Nurses met in Sahin.", ""},
		{"Mevlut Sahin spoke in York.", "Mevlut Sahin said that nobody had asked.", ""},
	} {
		got := ""
		for _, n := range read(c[0], c[1])[1].Needs {
			got += n.Word
		}
		if got != c[2] {
			t.Errorf("%q behind %q needs %q, want %q", c[1], c[0], got, c[2])
		}
	}
}

// TestMet meets a need by what is told before and by the heading, but not a body by
// a heading that does not name it.
func TestMet(t *testing.T) {
	agency := "The agency said that nobody had asked nurses."
	trust, vote, move, hill := "The trust said that wards would open.", "The vote was carried by nine votes.", "The move will save £4m a year.", "Mr Hill said that nobody had asked nurses."
	for _, c := range []struct {
		sentence, told, heading string
		want                    bool
	}{
		{trust, "", "", false},
		{trust, "A trust in Leeds has closed nine wards.", "", true},
		{trust, "Hexley Hospitals has closed nine wards.", "", true},
		{trust, "Ann Hill has closed nine libraries.", "", false},
		{trust, "", "Trust to cut 300 jobs", false},
		{trust, "", "Hexley trust to cut 300 jobs", true},
		{trust, "", "Jobs to go at Hexley trust", true},
		{vote, "Nurses have voted for a strike.", "", true},
		{vote, "Nurses have asked for a rise.", "", false},
		{vote, "", "Nurses vote for strike", true},
		{move, "", "", false},
		{move, "Hexley Hospitals is to close nine wards.", "", true},
		{move, "", "Hexley wards to close", false},
		{hill, "Ann Hill leads the union.", "", true},
		{hill, "Una Price leads the union.", "", false},
		{hill, "", "Hill attacks plan for wards", true},
		{agency, "", "", false},
		{agency, "", "Nurses leave hospitals in Hexley", true},
		{agency, "", "Nurses Leave Hospitals in Droves", false},
		{agency, "Prices of milk fell in the U.S. by 4%.", "", false},
		{agency, "Prices of milk fell in Hexley by 4%.", "", true},
	} {
		var told []string
		if c.told != "" {
			told = append(told, c.told)
		}
		needs := read("A sample of news.", c.sentence)[1].Needs
		if got := Met(needs, told, c.heading); got != c.want || len(needs) == 0 {
			t.Errorf("%q behind %q below %q: %t, want %t (%v)", c.sentence, c.told, c.heading, got, c.want, needs)
		}
	}
}

// TestNobodyBefore tells no “he” whom the sentence before does not name.
func TestNobodyBefore(t *testing.T) {
	for before, want := range map[string]string{
		"Ann Hill leads the union.":        "leans",
		"A man was found in a lake.":       "leans",
		"She had asked for nine nurses.":   "leans",
		"Rain fell for the whole of May.":  "announces",
		"The plan was dropped last month.": "announces",
	} {
		if got := read(before, "He has nine children.")[1].kind(); got != want {
			t.Errorf("behind %q: %s, want %s", before, got, want)
		}
	}
}

// TestSmallLetters takes any word for a name where an article has no capitals.
func TestSmallLetters(t *testing.T) {
	for _, sentence := range []string{"andy poe has won the cup for his club.", "the 38-year-old has won a cup."} {
		if r := read(sentence)[0]; r.kind() != "stands" {
			t.Errorf("%q: %+v", sentence, r)
		}
	}
}
