package pdf

import (
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/pdf/hyphen"
	"catchup/templates"
)

// lines are the words of lines, with the soft hyphens at their ends.
func lines(set [][]text) []string {
	var all []string
	for _, texts := range set {
		var words strings.Builder
		for _, one := range texts {
			if one.soft {
				words.WriteString("\u00ad")
			} else {
				words.WriteString(one.words)
			}
		}
		all = append(all, words.String())
	}
	return all
}

// TestParting parts words where a line would be short, and no names, no more
// than two lines in a row, and never the last word; without points nothing.
func TestParting(t *testing.T) {
	r := renderer(t)
	of := func(words string) []span { return []span{{words: words, style: r.styles.body}} }
	patterns := hyphen.British().Points
	for name, test := range map[string]struct {
		room, words, want string // room is words that just fit a line
		eager             bool
		places            places
	}{
		"short line":    {"The board was told “deteri-", "The board was told “deteriorations” are near", "The board was told “deteri\u00ad|orations” are near", true, patterns},
		"not asked":     {"The board was told “deteri-", "The board was told “deteriorations” are near", "The board was told |“deteriorations” are near", false, patterns},
		"no places":     {"The board was told “deteri-", "The board was told “deteriorations” are near", "The board was told |“deteriorations” are near", true, nil},
		"nearly full":   {"The board of several trusts was told at great length as far as the dete-", "The board of several trusts was told at great length as far as the deteriorations are near", "The board of several trusts was told at great length as far as the |deteriorations are near", true, patterns},
		"name":          {"The board was told Stafford-", "The board was told Staffordshire is near", "The board was told |Staffordshire is near", true, patterns},
		"last word":     {"The board was told deteri-", "The board was told deteriorations", "The board was told |deteriorations", true, patterns},
		"wide word":     {"commission-", "of commissionings", "of |commission\u00ad|ings", false, patterns},
		"wide name":     {"Stafford-", "of Staffordshire", "of |Stafford|shire", false, patterns},
		"two in a row":  {"ings understand-", "of understandings understandings understandings understandings are", "of understand\u00ad|ings understand\u00ad|ings |understandings |understandings |are", true, patterns},
		"nothing there": {"x", "", "", true, patterns},
	} {
		f := filler{width: r.styles.body.width(test.room) + 0.01, places: test.places, eager: test.eager}
		got := lines(f.fill(of(test.words)))
		if test.want != "" && strings.Join(got, "|") != test.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "|"), test.want)
		}
		back := strings.ReplaceAll(strings.Join(got, ""), "\u00ad", "")
		if back != test.words {
			t.Errorf("%s: without the hyphens the words are %q", name, back)
		}
	}
}

// TestSoftHyphens reads the words of a paragraph back from the file: without
// its soft hyphens they are whole. Other languages have none.
func TestSoftHyphens(t *testing.T) {
	const words = "understandings of commissioning organisations with disproportionate deteriorations"
	r := themed(t, func(theme *templates.Theme) { theme.Size = 20 })
	d := empty(t)
	d.Blocks = document.Blocks{document.Say(strings.Repeat(words+" ", 4) + "end.")}
	for lang, want := range map[string]bool{"en-GB": true, "en": true, "en-US": false, "cy": false, "": false} {
		d.Lang = lang
		file, err := r.make(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		text := run(t, file, "pdftotext", "-raw", "FILE", "-")
		if strings.Contains(text, "\u00ad\n") != want {
			t.Errorf("%q: soft hyphens: %v, want %v\n%s", lang, !want, want, text)
		}
		text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00ad\n", "")), " ")
		if n := strings.Count(text, words); n != 4 {
			t.Errorf("%q: the words stand there %d times:\n%s", lang, n, text)
		}
	}
}
