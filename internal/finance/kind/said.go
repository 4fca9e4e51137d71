package kind

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/finance"
)

// NameAll bodies are all named, whatever the report's top.
const NameAll = 4

// Some names all bodies if they are few. If they are many, it names those that
// the report is about, or else its top.
func (w *Work) Some(names []string) string {
	if len(names) <= max(NameAll, w.Top) {
		return finance.List(names)
	}
	if about := w.among(names); len(about) > 0 {
		return "such as " + finance.List(about)
	}
	return "such as " + finance.List(names[:w.Top])
}

// among are the names that the report is about, in its order.
func (w *Work) among(names []string) []string {
	return Keep(w.About, func(name string) bool { return slices.Contains(names, name) })
}

// chosen keeps the sentences that the report asks for, that weigh enough and
// that say something, in the kind's order. The operator's own words replace the
// program's.
func (w *Work) chosen(all []Said) []Said {
	var chosen []Said
	for _, name := range w.Kind.Sayings() {
		if len(w.Say) > 0 && !slices.Contains(w.Say, name) {
			continue
		}
		for _, s := range all {
			if s.Name == name && len(s.Sentence) > 0 && w.weighs(s) {
				if w.Words[name] != "" {
					s.Sentence, s.Alone = s.reworded(w.Words[name]), nil
				}
				if len(chosen) == 0 {
					s.Sentence = s.Apart()
				}
				chosen = append(chosen, s)
			}
		}
	}
	return chosen
}

// weighs tells whether a sentence is above the materiality of the report.
func (w *Work) weighs(s Said) bool {
	m := w.Materiality
	return s.Weight == nil || !m.Fits(*s.Weight) || s.Weight.Num.Abs().GreaterThanOrEqual(m.Num.Abs())
}

// Said is a sentence under its name. Words are what the operator's own words
// for it may hold, by the placeholder's name. A sentence that weighs less than
// the report's materiality is not said; one without a Weight always is.
type Said struct {
	Name     string
	Sentence finance.Sentence
	Words    Placeholders
	Weight   *finance.Quantity

	// Alone is said where the sentences before it are not, if it needs them. None
	// if the Sentence stands alone.
	Alone  finance.Sentence
	Matter *Matter // nil for a detail
}

// Apart is the sentence as it stands without those before it.
func (s Said) Apart() finance.Sentence {
	if s.Alone != nil {
		return s.Alone
	}
	return s.Sentence
}

// Placeholders are what the operator's own words may hold, by their names.
type Placeholders map[string]finance.Phrase

// Sentence is the words for a placeholder, none if there are none.
func (p Placeholders) Sentence(name string) finance.Sentence {
	if phrase, ok := p[name]; ok {
		return finance.Say("%", phrase)
	}
	return nil
}

// Figure is a quantity of a body.
type Figure struct {
	Name string
	finance.Quantity
}

// Figures are a quantity of each row.
func Figures[R any](rows []R, name func(R) string, of func(R) finance.Quantity) []Figure {
	return Each(rows, func(r R) Figure { return Figure{name(r), of(r)} })
}

// Missing notes whose figures are not known, if any: "One system without a figure
// for income, left out and not counted as zero – Devon (not available)."
func (w *Work) Missing(figures []Figure, what string) []string {
	lacking := Keep(figures, func(f Figure) bool { return !f.Known })
	if len(lacking) == 0 {
		return nil
	}
	names := Each(lacking, func(f Figure) string { return fmt.Sprintf("%s (%s)", f.Name, finance.Reason(f.Quantity)) })
	return []string{fmt.Sprintf("%s without a figure for %s, left out and not counted as zero – %s.", finance.OpeningCount(len(lacking), w.One), what, w.Some(names))}
}

var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// reworded is the sentence in the operator's own words, with its parts in the
// places of the placeholders. If a placeholder has no words, because its hedge
// is not true, the program's own words stay.
func (s Said) reworded(template string) finance.Sentence {
	if template == "" {
		return s.Sentence
	}
	var made finance.Sentence
	rest := template
	for {
		at := placeholder.FindStringSubmatchIndex(rest)
		if at == nil {
			return made.Then(finance.Text(rest))
		}
		part := s.Words.Sentence(rest[at[2]:at[3]])
		if len(part) == 0 {
			return s.Sentence
		}
		made = made.Then(finance.Text(rest[:at[0]])).Then(part)
		rest = rest[at[1]:]
	}
}

// ownFigure finds a number in the operator's own words.
var ownFigure = regexp.MustCompile(`(?i)\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens?|hundreds?|thousands?|millions?|billions?|half|halves|thirds?|quarters?|fifths?|tenths?|twice|double|nearly|almost|around|roughly|approximately|approaching|about|just (over|under)|more than|less than|fewer than|most|majority|minority|highest|lowest|record|all but)\b`)

// misnamed finds a variance that is called a deficit, and a plan or an outturn
// that is called a variance.
var misnamed = regexp.MustCompile(`(?i)\b(deficit|surplus)(es|s)? (of |was |is |came to )*\{variance\}|\bvariances? (of |was |is |came to )*\{(plan|outturn|actual|forecast)\}`)

// Check says what is wrong with other words for the sentence: a placeholder
// that it does not have, or a number or a hedge of the operator's own, which
// nothing would check against the figures.
func (s Saying) Check(template string) error {
	for _, found := range placeholder.FindAllStringSubmatch(template, -1) {
		if !slices.Contains(s.Words, found[1]) {
			return fmt.Errorf("there is no {%s} in %q", found[1], s.Name)
		}
	}
	if misnamed.MatchString(template) {
		return errors.New("a variance is neither a deficit nor a surplus, nor is one of these a variance")
	}
	bare := placeholder.ReplaceAllString(template, "")
	if strings.ContainsAny(bare, "{}") {
		return errors.New("a brace that holds no placeholder")
	}
	if own := ownFigure.FindString(bare); own != "" {
		return fmt.Errorf("%q would be a figure of its own", own)
	}
	return nil
}
