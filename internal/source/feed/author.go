package feed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/item"
	"catchup/internal/markup"
)

// byline are the names of those who wrote an item, as readers want them: without
// addresses, accounts, rooms, roles, and the name of the outlet itself. Of several
// elements that name authors the first counts that names a person or a body.
func (o original) byline(outlet, site string) string {
	for _, group := range o.authors {
		var names []string
		for _, written := range group {
			for name := range strings.SplitSeq(written, ";") {
				name = author(markup.Plain(name), outlet, site)
				if name != "" && !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
					names = append(names, name)
				}
			}
		}
		if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return ""
}

var (
	// mailOfName and nameOfMail are names with their addresses, as RSS writes them: "jo@a.example (Jo Doe)", "Jo Doe <jo@a.example>".
	mailOfName = regexp.MustCompile(`^(?:mailto:)?\S+@\S+\s+\(([^()]*)\)$`)
	nameOfMail = regexp.MustCompile(`^(.*?)\s*[<(](?:mailto:)?[^\s<>()]+@[^\s<>()]+[>)]$`)
	// lead is what stands before a name.
	lead = regexp.MustCompile(`(?i)^(?:(?:written|posted|published|reported|edited|words|text|story|report|submitted|contributed) by|authors?|by|gan)\s*(?::\s*|\s)`)
	// parting stands between a name and what a person is, or an outlet.
	parting = regexp.MustCompile(`\s*[|•·]\s*|\s+[–—-]\s+|,\s*`)
	// bracketed is what stands in brackets behind a name, handle an account or an
	// address beside it.
	bracketed = regexp.MustCompile(`^(.*\S)\s*[(\[]([^()\[\]]*)[)\]]$`)
	handle    = regexp.MustCompile(`\s*[(<\[]?\S*@\S*`)
	// role is what a person is at an outlet, roleName the last word of it, and field
	// one before that.
	role     = regexp.MustCompile(`(?i)^(?:[\pL&'’ -]+\s)?` + roles + `$`)
	roleName = regexp.MustCompile(`(?i)^` + roles + `$`)
	field    = regexp.MustCompile(`(?i)^(?:senior|chief|deputy|assistant|associate|executive|managing|health|social|home|foreign|political|politics|public|local|regional|national|affairs|democracy|care|science|business|economics|finance|education|legal|technology|data|news|features|policy|staff|freelance|special|our|own|the|and|&)$`)
	// nobody is who no reader knows: an account, or a room of the outlet.
	nobody = regexp.MustCompile(`(?i)^(?:the\s+)?(?:(?:super|site|web|wp|wordpress|blog|cms|sys|system|default|local)?[\s_-]?(?:admin|administrator|webmaster|user|root|moderator)s?\d*|` +
		`(?:(?:web|site|news|editorial|press|communications?|comms|content|digital|media|online|social media|marketing|publishing|it|website)\s?)+(?:team|desk|office|room|staff|admin|editors?|manager|department|dept|unit|hub)?|` +
		`news\s?(?:desk|room)|editors?|staff|team|our|own|(?:our\s|staff\s|own\s|guest\s)+(?:writers?|reporters?|correspondents?|editors?|authors?|contributors?|bloggers?|posts?|team)|guest|blogger|author|authors|contributors?|info|information|contact|enquiries|` +
		`no-?reply|do-?not-?reply|rss|feed|feeds|test|n/?a|none|null|nil|undefined|unknown|various|various authors|multiple authors|agencies|agency|by)$`)
	letters  = regexp.MustCompile(`\pL`)
	account  = regexp.MustCompile(`^@|^[\pL\d]*[._\d][\pL\d._]*$`)
	webplace = regexp.MustCompile(`(?i)^(?:https?://|www\.)|^[\pL\d-]+(?:\.[\pL\d-]+)*\.(?:com|org|net|uk|co|info|eu|news|wales|cymru|scot|ie|example)$`)
)

// roles are the last words of what people are at an outlet.
const roles = `(?:editor|editor-in-chief|editor in chief|correspondent|reporter|writer|columnist|journalist|contributor|producer|editorial assistant)s?`

// longestAuthor is how many characters a name may have: what is longer tells about
// somebody.
const longestAuthor = 120

// author is one name without what no reader wants, empty if nothing is left.
func author(name, outlet, site string) string {
	if m := mailOfName.FindStringSubmatch(name); m != nil {
		name = m[1]
	} else if m := nameOfMail.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	name = strings.Trim(lead.ReplaceAllString(strings.TrimSpace(name), ""), " ,.:-–—\"“”")
	if rest := handle.ReplaceAllString(name, ""); strings.Contains(rest, " ") {
		name = rest
	}
	name = withoutRoles(name, outlet, site)
	switch {
	case !letters.MatchString(name), utf8.RuneCountInString(name) > longestAuthor, strings.Contains(name, "@"):
		return ""
	case nobody.MatchString(name), webplace.MatchString(name), isOutlet(name, outlet, site):
		return ""
	case item.AgencyIn(name) == "" && !strings.Contains(name, " ") && (account.MatchString(name) || name == fold(name) && name != strings.ToUpper(name)):
		return "" // the name of an account
	}
	return capitals(name)
}

// withoutRoles is what is left of "Jo Doe, health editor, Trade Weekly", and of
// "Trade Weekly staff".
func withoutRoles(name, outlet, site string) string {
	if m := bracketed.FindStringSubmatch(name); m != nil && (role.MatchString(m[2]) || isOutlet(m[2], outlet, site)) {
		name = m[1]
	}
	for _, before := range []string{" for ", " at ", " of "} {
		if rest, last, ok := strings.Cut(name, before); ok && isOutlet(last, outlet, site) {
			name = rest
		}
	}
	parts := parting.Split(name, -1)
	var kept []string
	for i, part := range parts {
		if _, ours := cutOutlet(part, outlet); i == 0 && !ours && item.AgencyIn(part) == "" {
			part = withoutRole(part)
		}
		switch agency := item.AgencyIn(part); {
		case part == "" || isOutlet(part, outlet, site):
		case !role.MatchString(part):
			kept = append(kept, part)
		case agency != "": // "Jo Doe, PA Health Correspondent"
			kept = append(kept, agency)
		}
	}
	if !slices.Equal(kept, parts) {
		name = strings.Join(kept, ", ")
	}
	if rest, ok := cutOutlet(name, outlet); ok && (role.MatchString(rest) || nobody.MatchString(rest)) {
		return ""
	}
	return name
}

// withoutRole is the name before what a person is: "Jo Doe" of "Jo Doe Health
// Correspondent".
func withoutRole(part string) string {
	words := strings.Fields(part)
	n := len(words)
	if n == 0 || !roleName.MatchString(words[n-1]) {
		return part
	}
	for n--; n > 0 && field.MatchString(words[n-1]); n-- {
	}
	if n < 2 {
		return part
	}
	return strings.Join(words[:n], " ")
}

// cutOutlet is what stands behind the outlet's name.
func cutOutlet(name, outlet string) (rest string, ok bool) {
	name = strings.TrimPrefix(name, "the ")
	if outlet == "" || len(name) <= len(outlet) || !strings.EqualFold(name[:len(outlet)], outlet) {
		return "", false
	}
	return strings.TrimSpace(strings.TrimLeft(name[len(outlet):], "'’s")), true
}

// isOutlet tells whether a name is that of the outlet or of its site.
func isOutlet(name, outlet, site string) bool {
	known := bare(name)
	if known == "" {
		return false
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(fold(site), "www."), ".")
	return known == bare(outlet) || known == bare(site) || known == bare(host)
}

// bare is a name as it is compared: letters and digits alone, without an article
// before it.
func bare(name string) string {
	name = strings.TrimPrefix(strings.TrimPrefix(fold(strings.TrimSpace(name)), "www."), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}

// initials are words that are written in capitals.
var initials = []string{"PA", "AP", "AFP", "BBC", "ITV", "NHS", "UK", "US", "USA", "EU", "UN", "GP", "MP", "MS", "MSP", "MEP", "OBE", "CBE", "MBE", "QC", "KC", "II", "III", "IV"}

// capitals writes a name that is all in capitals, or in none, as names are written.
func capitals(name string) string {
	if !strings.Contains(name, " ") || name != strings.ToUpper(name) && name != fold(name) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		if !slices.Contains(initials, strings.ToUpper(w)) && (strings.ContainsAny(fold(w), "aeiouyäöüéèáíóúàŵŷ") || name == fold(name)) {
			words[i] = capital(fold(w))
		}
	}
	return strings.Join(words, " ")
}

// capital writes the beginning of each part of a word as a capital: "O'Neill",
// "Smith-Jones", "McKay".
func capital(word string) string {
	if word == "and" || word == "of" || word == "for" || word == "the" {
		return word
	}
	begins := true
	var b strings.Builder
	for i, r := range word {
		if begins || i == 2 && strings.HasPrefix(word, "mc") {
			r = unicode.ToUpper(r)
		}
		begins = r == '-' || (r == '\'' || r == '’') && i < 2 || r == '.'
		b.WriteRune(r)
	}
	return b.String()
}
