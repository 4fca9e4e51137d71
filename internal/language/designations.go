package language

import (
	"strings"

	"catchup/internal/set"
)

// name reads a number that is part of a name: Covid-19, Band 5, Section 114,
// No. 10, month 8, 3D, 10 Downing Street.
func (s *scan) name(i int) int {
	t := s.tokens.at(i)
	if !t.digits {
		return i
	}
	after := s.tokens.at(i + 1)
	switch {
	case s.named(i):
		return s.pastNumbers(i)
	case after.word && !after.gap && scales[after.lower] == 0 && !units[after.text] && currencies[after.text] == "":
		return i + 2 // 3D, 30s
	case after.word && after.gap && s.address(i+1):
		return i + 1
	}
	return i
}

// named tells whether the token before the number at i makes it part of a name.
func (s *scan) named(i int) bool {
	before := s.tokens.at(i - 1)
	switch {
	case i == 0:
		return false
	case before.text == "#", before.text == "/" || before.text == "@":
		return true
	case before.text == "-" && !before.gap && !s.tokens.at(i).gap:
		return s.tokens.at(i - 2).word
	case before.text == ".":
		return s.tokens.is(i-2, "no") || s.tokens.is(i-2, "para") || s.tokens.is(i-2, "p") || s.tokens.is(i-2, "fig") || s.tokens.is(i-2, "nos")
	case designators[before.lower]:
		return true
	}
	return !strings.Contains(s.tokens.at(i).text, ",") && s.properName(i-1)
}

// properName tells whether the word at i looks like a name to which a number may
// belong. The first word of a sentence is none, because it always has a
// capital.
func (s *scan) properName(i int) bool {
	t := s.tokens.at(i)
	if !t.word || !t.capital() || s.month(i) || weekdays[t.lower] {
		return false
	}
	if _, number := spelt[t.lower]; number {
		return false
	}
	return t.acronym() || i > 0 && !leads[t.lower]
}

// pastNumbers is the token behind the number at i and those listed with it:
// "Sections 114 and 115", "2.1(b)".
func (s *scan) pastNumbers(i int) int {
	i++
	for (s.tokens.is(i, "and") || s.tokens.is(i, "to") || s.tokens.is(i, "or") || s.tokens.is(i, "-") || s.tokens.is(i, "–") || s.tokens.is(i, "/")) && s.tokens.at(i+1).digits && !s.tokens.at(i+2).word {
		i += 2
	}
	if t := s.tokens.at(i); t.word && !t.gap {
		i++
	}
	return i
}

// address tells whether two capitalised words stand at i, as in an address or
// the title of a work. Acronyms do not count: 42 NHS trusts.
func (s *scan) address(i int) bool {
	a, b := s.tokens.at(i), s.tokens.at(i+1)
	return a.capital() && !a.acronym() && b.word && b.capital() && !b.acronym()
}

var (
	// designators stand before a number that says which one it is, not how many.
	designators = set.Words("month months day page pages chapter figure fig table section sections article articles band bands level levels stage phase " +
		"tier type types grade wave ward room group category version part para paragraph paragraphs no nos number numbers item question step year years aged " +
		"age ages bus route junction platform channel week quarter line lot unit model schedule clause annex appendix act rule point flight road")
	// units may stand right behind a number.
	units = set.Words("p pc pct pp ppt ppts bp bps")
	// leads are words that have a capital in a title or at the beginning of a
	// sentence, and after which a number counts.
	leads = set.Words("a an the in on at of to for from by with about around over under more less fewer nearly almost some only just another up " +
		"all these those and but or as if than while when after before since until between among that which is was are were has have had " +
		"roughly approximately least most its their our his her")
)
