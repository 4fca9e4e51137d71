package meaning

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"catchup/internal/table"
)

// names asks about names that are probably two spellings of one, in the columns
// by which sections name bodies and groups of them. Two that the settings list
// under same each for itself are two. A column of codes decides by itself.
func names(s *sheet) {
	for _, at := range s.used(Names | Groups) {
		var pairs [][]string
		var cells []table.Origin
		var united []string
		groups := s.alike(at)
		for _, alike := range groups[:min(mostAlike, len(groups))] {
			switch s.code(at, alike) {
			case same:
				s.unite(at, alike)
				united = append(united, listed(alike))
			case unsaid:
				pairs = append(pairs, alike)
				for _, name := range alike {
					cells = append(cells, s.cellOf(at, name)...)
				}
			}
		}
		switch {
		case len(united) == 1:
			s.say("%s are one body here, since they have one code.", united[0])
		case len(united) > 1:
			s.say("%s are one body each, since they have one code each.", strings.Join(shortened(united), "; "))
		}
		if len(pairs) > 0 {
			s.doubt(s.namesDoubt(at, pairs, cells))
		}
	}
}

// mostAlike is how many groups of names are looked at. Whoever has more settles
// those first.
const mostAlike = 100

// mostBodies is how many names a column may have in which spellings are compared.
// With more of them it holds something else.
const mostBodies = 100_000

// alike are the names in a column that have one core, and kinds of body that can
// be one: each group in the order of the rows.
func (s *sheet) alike(at int) (all [][]string) {
	apart := map[string]bool{}
	for name := range s.spec.Columns[s.Columns[at].Name].Same {
		apart[strings.TrimSpace(name)] = true
	}
	seen, cores := map[string]bool{}, map[string][]string{}
	for i, row := range s.Rows {
		name := strings.TrimSpace(row[at].Text)
		if s.Role(i) != table.Body || !row[at].Known || seen[name] || len(name) > longestName || len(seen) > mostBodies {
			continue
		}
		seen[name] = true
		if core, _ := coreOf(name); core != "" && !apart[name] {
			cores[core] = append(cores[core], name)
		}
	}
	for _, core := range slices.Sorted(maps.Keys(cores)) {
		all = append(all, oneKind(cores[core])...)
	}
	return all
}

// oneKind parts names of one core into groups whose kinds of body are the same or
// are not said. Names of which each stands alone are left out.
func oneKind(alike []string) (all [][]string) {
	kinds := map[string][]string{}
	for _, name := range alike {
		_, kind := coreOf(name)
		kinds[kind] = append(kinds[kind], name)
	}
	if _, plain := kinds[""]; len(kinds) == 1 || plain && len(kinds) == 2 {
		kinds = map[string][]string{"": alike}
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		if len(kinds[kind]) > 1 {
			all = append(all, kinds[kind])
		}
	}
	return all
}

// bodyKinds are the words that say what kind of body a name is of.
var bodyKinds = []struct {
	kind  string
	words *regexp.Regexp
}{
	{"board", regexp.MustCompile(`\b(nhs )?(icb|ics|integrated care (board|system)|ccg|clinical commissioning group)s?\b`)},
	{"trust", regexp.MustCompile(`\b(nhs )?(foundation trust|nhs trust|trust|ft|nhsft)\b`)},
	{"council", regexp.MustCompile(`\b((county|city|district|borough|metropolitan|london|unitary|royal) )*((borough )?council|authority|cc|mbc|bc|dc)\b|^(london |royal )?borough of\b`)},
}

// coreOf is a name without case, punctuation and the words that names of bodies
// share, and the kind of body that those say, empty if they do not.
func coreOf(name string) (core, kind string) {
	words := strings.Join(wordsOf(name), " ")
	for _, k := range bodyKinds {
		if k.words.MatchString(words) {
			words, kind = k.words.ReplaceAllString(words, " "), k.kind
			break
		}
	}
	var kept []string
	for _, word := range strings.Fields(words) {
		switch word {
		case "nhs", "the", "and":
			continue
		case "saint":
			word = "st"
		}
		kept = append(kept, word)
	}
	return strings.Join(kept, ""), kind
}

// wordsOf are the words of a name in small letters, without punctuation, with
// "and" for "&".
func wordsOf(name string) []string {
	name = strings.NewReplacer("'", "", "’", "", "‘", "", "`", "").Replace(strings.NewReplacer("&", " and ", "+", " plus ").Replace(strings.ToLower(name)))
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// sameness is what codes say of names.
type sameness int

const (
	unsaid sameness = iota
	same
	different
)

// codeWords are those of the head of a column of codes.
var codeWords = regexp.MustCompile(`(?i)(\b|_)(codes?|ods|ons|gss|id|ids|ref|reference|ukprn|lei|isin|identifier)(\b|_)`)

// code is what the columns of codes say of the names: the same if all have one
// code, different if each has its own.
func (s *sheet) code(at int, alike []string) sameness {
	made := unsaid
	for c, column := range s.Columns {
		if c == at || column.Kind != table.Text && column.Kind != table.Number || !codeWords.MatchString(column.Name+" "+column.Head) {
			continue
		}
		codes := map[string]map[string]bool{}
		for _, row := range s.Rows {
			name := strings.TrimSpace(row[at].Text)
			if row[c].Known && slices.Contains(alike, name) {
				if codes[row[c].String()] == nil {
					codes[row[c].String()] = map[string]bool{}
				}
				codes[row[c].String()][name] = true
			}
		}
		switch {
		case len(codes) == 1 && len(codes[slices.Sorted(maps.Keys(codes))[0]]) == len(alike):
			made = same
		case len(codes) >= len(alike):
			return different
		}
	}
	return made
}

// unite gives all rows of the names the last of them, because they have one code.
func (s *sheet) unite(at int, alike []string) {
	last := alike[len(alike)-1]
	s.Rows = slices.Clone(s.Rows)
	for i, row := range s.Rows {
		if name := strings.TrimSpace(row[at].Text); name != last && slices.Contains(alike, name) {
			s.Rows[i] = slices.Clone(row)
			s.Rows[i][at].Text = last
		}
	}
}

// cellOf is the first cell that holds the name.
func (s *sheet) cellOf(at int, name string) []table.Origin {
	for _, row := range s.Rows {
		if strings.TrimSpace(row[at].Text) == name {
			return row[at].Cells()
		}
	}
	return nil
}

// namesDoubt is the doubt about groups of names.
func (s *sheet) namesDoubt(at int, groups [][]string, cells []table.Origin) table.Doubt {
	c := s.Columns[at]
	var stands, one, two []string
	for _, names := range groups {
		var written []string
		for _, name := range names {
			written = append(written, fmt.Sprintf("“%s” (row %d)", name, s.cellOf(at, name)[0].Row))
			two = append(two, fmt.Sprintf("%s: [%[1]s]", quoted(name)))
		}
		stands = append(stands, listed(written))
		others := make([]string, len(names)-1)
		for i, name := range names[1:] {
			others[i] = quoted(name)
		}
		one = append(one, fmt.Sprintf("%s: [%s]", quoted(names[0]), strings.Join(others, ", ")))
	}
	return table.Doubt{
		What:  "names",
		Words: fmt.Sprintf("in %q stand %s", headOf(c), strings.Join(shortened(stands), "; ")),
		One:   "they are spellings of one name",
		Other: "they are different bodies",
		Cure: fmt.Sprintf("%s.same: { %s }, or %[1]s.same: { %[3]s }", c.Place,
			strings.Join(shortened(one), ", "), strings.Join(shortened(two), ", ")),
		Cells: cells,
	}
}

// mostPairs is how many groups of names a doubt shows.
const mostPairs = 10

// shortened are the first few.
func shortened(all []string) []string {
	if len(all) > mostPairs {
		return append(slices.Clone(all[:mostPairs]), "…")
	}
	return all
}
